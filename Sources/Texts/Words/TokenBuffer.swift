/// The words of one text, and the room they need: used again for text after text, so that a scan allocates nothing.
///
/// Not for two tasks at once.
package final class TokenBuffer {
    /// In the order of the text.
    package private(set) var tokens: UnsafeMutablePointer<Token>
    package private(set) var count = 0
    /// The folded bytes of the words that are not ASCII.
    package private(set) var folded: [UInt8] = []
    private var capacity = 256
    /// Where runs of word bytes begin and end, by turns.
    private var borders: UnsafeMutablePointer<UInt32>
    private var borderCapacity = 1024

    package init() {
        tokens = .allocate(capacity: capacity)
        borders = .allocate(capacity: borderCapacity)
    }

    deinit {
        tokens.deallocate()
        borders.deallocate()
    }

    package subscript(index: Int) -> Token {
        precondition(index >= 0 && index < count)
        return tokens[index]
    }

    /// Takes the folded bytes out, to be written without a check at every byte, and puts them back.
    func takeFolded() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &folded)
        return taken
    }

    func putFolded(_ bytes: consuming [UInt8]) { folded = bytes }

    /// Forgets the words, keeps the room.
    func clear() {
        count = 0
        folded.removeAll(keepingCapacity: true)
    }

    /// Room for that many words more; the pointer moves. Gives for how many words in all there is room.
    @discardableResult
    func reserve(_ more: Int) -> Int {
        if count + more > capacity { grow(to: max(capacity * 2, count + more)) }
        return capacity
    }

    /// Words were written behind the last by the tokenizer.
    @inline(__always)
    func setCount(_ count: Int) { self.count = count }

    /// Room for the borders of a text of `bytes` bytes, and for three more.
    func borders(for bytes: Int) -> UnsafeMutablePointer<UInt32> {
        if borderCapacity < bytes + 8 {
            borders.deallocate()
            borderCapacity = (bytes + 8) * 5 / 4
            borders = .allocate(capacity: borderCapacity)
        }
        return borders
    }

    private func grow(to capacity: Int) {
        let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity)
        larger.update(from: tokens, count: count)
        tokens.deallocate()
        tokens = larger
        self.capacity = capacity
    }

    /// Calls `use` with the folded bytes of a word of `text`, which must be the text that was scanned.
    package func withFolded<R>(
        _ index: Int, of text: UnsafeBufferPointer<UInt8>, _ use: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R {
        let token = self[index]
        let count = Int(token.foldCount)
        if token.fold != Token.plain {
            return folded.withUnsafeBufferPointer {
                use(UnsafeBufferPointer(rebasing: $0[Int(token.fold)...].prefix(count)))
            }
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, count)) { lower in
            for i in 0..<count { lower[i] = TextFolder.lower(text[Int(token.start) + i]) }
            return use(UnsafeBufferPointer(rebasing: lower[0..<count]))
        }
    }

    /// Calls `use` with the words of `text`, which must be the text that was scanned.
    package func withWords<R>(of text: UnsafeBufferPointer<UInt8>, _ use: (TextWords) throws -> R) rethrows -> R {
        try folded.withUnsafeBufferPointer {
            try use(TextWords(text: text, tokens: UnsafePointer(tokens), count: count, folded: $0))
        }
    }

    /// Fills this buffer with the words of another, each shortened to the beginning whose length `length` gives for it
    /// (stems, for instance). They stand where the words stand.
    package func fill(
        shortening source: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, to length: (FoldedWord) -> Int
    ) {
        clear()
        reserve(source.count)
        folded += source.folded
        let tokens = tokens
        source.withWords(of: text) { words in
            for i in 0..<words.count {
                var token = words[i]
                let word = words.word(i)
                let count = max(0, min(word.count, length(word)))
                if count < word.count {
                    token.foldCount = UInt32(truncatingIfNeeded: count)
                    token.hash = word.hash(prefix: count)
                }
                tokens[i] = token
            }
        }
        count = source.count
    }
}
