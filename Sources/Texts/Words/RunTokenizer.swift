/// The words in one run of letters, digits and bytes beyond ASCII: the slow path of `Tokenizer`.
struct RunTokenizer {
    private let p: UnsafePointer<UInt8>
    private let table = FoldTable.shared
    private var wordStart = -1
    private var wordEnd = 0
    private var foldStart = 0
    /// The open word is one character of a script without spaces.
    private var isSingle = false

    /// Appends the words in `start ..< end` and leaves room for `more` after them.
    static func scan(
        _ p: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ more: Int, _ buffer: TokenBuffer,
        _ folded: inout [UInt8]
    ) {
        if !scanPlain(p, start, end, buffer) {
            var run = RunTokenizer(p: p)
            run.scan(start, end, buffer, &folded)
        }
        buffer.reserve(more)
    }

    private init(p: UnsafePointer<UInt8>) { self.p = p }

    /// Long words and the last words of a text, if they are ASCII.
    private static func scanPlain(_ p: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ buffer: TokenBuffer) -> Bool {
        for i in start..<end where p[i] >= 0x80 { return false }
        let length = end - start
        let hash = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, length)) { lower in
            for i in 0..<length { lower[i] = p[start + i] | 0x20 }
            return WordHash.hash(UnsafePointer(lower.baseAddress ?? UnsafeMutablePointer(mutating: p)), length)
        }
        buffer.append(
            Token(
                hash: hash, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                fold: Token.plain, foldCount: UInt32(truncatingIfNeeded: length)))
        return true
    }

    private mutating func scan(_ start: Int, _ end: Int, _ buffer: TokenBuffer, _ folded: inout [UInt8]) {
        var at = start
        while at < end {
            if p[at] < 0x80 {
                if isSingle { close(buffer, folded) }
                open(at, folded)
                folded.append(TextFolder.lower(p[at]))
                at += 1
                wordEnd = at
                continue
            }
            let (value, length) = UTF8Decoder.scalar(p, at: at, count: end)
            let entry = table.entry(value)
            let kind = FoldTable.wordClass(entry)
            if kind == FoldTable.Class.other || kind == FoldTable.Class.single
                || isSingle && kind == FoldTable.Class.letter
            {
                close(buffer, folded)
            }
            if kind == FoldTable.Class.letter || kind == FoldTable.Class.single { open(at, folded) }
            if kind == FoldTable.Class.single { isSingle = true }
            if wordStart >= 0 {
                table.append(entry, value, p + at, length, to: &folded)
                wordEnd = at + length
            }
            at += length
        }
        close(buffer, folded)
    }

    private mutating func open(_ at: Int, _ folded: borrowing [UInt8]) {
        guard wordStart < 0 else { return }
        wordStart = at
        foldStart = folded.count
    }

    private mutating func close(_ buffer: TokenBuffer, _ folded: borrowing [UInt8]) {
        let length = folded.count - foldStart
        if wordStart >= 0, length > 0 {
            let hash = folded.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.map { WordHash.hash($0 + foldStart, length) } ?? 0
            }
            buffer.append(
                Token(
                    hash: hash, start: UInt32(truncatingIfNeeded: wordStart), end: UInt32(truncatingIfNeeded: wordEnd),
                    fold: UInt32(truncatingIfNeeded: foldStart), foldCount: UInt32(truncatingIfNeeded: length)))
        }
        wordStart = -1
        isSingle = false
    }
}
