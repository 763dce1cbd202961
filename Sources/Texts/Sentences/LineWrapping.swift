/// Where paragraphs end: at each line, or in texts of fixed width at empty and indented lines.
enum LineWrapping {
    /// Whether lines were broken to fit a width: most lines are about as long as a typewriter's and end in mid-sentence.
    static func isWrapped(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var lines = 0
        var broken = 0
        var start = 0
        for i in 0..<text.count where text[i] == 0x0A {
            let length = i - start
            if length > 0 {
                lines += 1
                let last = text[i - 1]
                let ends = last == 0x2E || last == 0x21 || last == 0x3F || last == 0x3A || last == 0x22 || last == 0x29
                if length >= 40, length <= 90, !ends { broken += 1 }
            }
            start = i + 1
        }
        return lines >= 3 && broken * 2 > lines
    }

    /// The offset of the line break that ends the paragraph which begins at `start`, or the end of the text.
    static func paragraphEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ isWrapped: Bool) -> Int {
        var at = start
        while at < text.count {
            if text[at] == 0x0A {
                guard isWrapped else { return at }
                let next = at + 1 < text.count ? text[at + 1] : 0x0A
                let second = at + 2 < text.count ? text[at + 2] : 0x0A
                if next == 0x0A || next == 0x0D || next == 0x09 || next == 0x20 && (second == 0x20 || second == 0x0A) {
                    return at
                }
            }
            at += 1
        }
        return text.count
    }
}
