/// The words in one run of letters, digits and bytes beyond ASCII after the other: the slow path of `Tokenizer`.
struct RunTokenizer {
    private let p: UnsafePointer<UInt8>
    private let table = FoldTable.shared
    private var folded: [UInt8]
    private var wordStart = -1
    private var wordEnd = 0
    private var foldStart = 0
    /// The open word is one character of a script without spaces.
    private var isSingle = false

    /// - Parameter folded: where folded words are appended.
    init(_ p: UnsafePointer<UInt8>, _ folded: consuming [UInt8]) {
        self.p = p
        self.folded = folded
    }

    mutating func takeFolded() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &folded)
        return taken
    }

    /// Writes the words in `start ..< end` to `tokens`, which has room for as many as there are bytes; gives how many.
    mutating func scan(_ start: Int, _ end: Int, _ tokens: UnsafeMutablePointer<Token>) -> Int {
        if isPlain(start, end) {
            tokens[0] = Token(
                hash: WordHash.hash(lowering: p + start, end &- start), start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: end), fold: Token.plain,
                foldCount: UInt32(truncatingIfNeeded: end &- start))
            return 1
        }
        var used = 0
        var at = start
        while at < end {
            if p[at] < 0x80 {
                if isSingle { close(tokens, &used) }
                open(at)
                folded.append(TextFolder.lower(p[at]))
                at &+= 1
                wordEnd = at
                continue
            }
            let (value, length) = UTF8Decoder.scalar(p, at: at, count: end)
            let entry = table.entry(value)
            let kind = FoldTable.wordClass(entry)
            if kind == FoldTable.Class.other || kind == FoldTable.Class.single
                || isSingle && kind == FoldTable.Class.letter
            {
                close(tokens, &used)
            }
            if kind == FoldTable.Class.letter || kind == FoldTable.Class.single { open(at) }
            if kind == FoldTable.Class.single { isSingle = true }
            if wordStart >= 0 {
                table.append(entry, value, p + at, length, to: &folded)
                wordEnd = at &+ length
            }
            at &+= length
        }
        close(tokens, &used)
        return used
    }

    /// Long words and the last words of a text, if they are ASCII.
    @inline(__always)
    private func isPlain(_ start: Int, _ end: Int) -> Bool {
        var all: UInt8 = 0
        for i in start..<end { all |= p[i] }
        return all < 0x80
    }

    @inline(__always)
    private mutating func open(_ at: Int) {
        guard wordStart < 0 else { return }
        wordStart = at
        foldStart = folded.count
    }

    @inline(__always)
    private mutating func close(_ tokens: UnsafeMutablePointer<Token>, _ used: inout Int) {
        let length = folded.count &- foldStart
        if wordStart >= 0, length > 0 {
            let hash = folded.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.map { WordHash.hash($0 + foldStart, length) } ?? 0
            }
            tokens[used] = Token(
                hash: hash, start: UInt32(truncatingIfNeeded: wordStart), end: UInt32(truncatingIfNeeded: wordEnd),
                fold: UInt32(truncatingIfNeeded: foldStart), foldCount: UInt32(truncatingIfNeeded: length))
            used &+= 1
        }
        wordStart = -1
        isSingle = false
    }
}
