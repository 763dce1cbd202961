/// Headlines in capitals, where capitals say nothing.
enum Shouting {
    /// Whether the line around the range has capitals and no small letters (ASCII; 120 bytes to each side are looked at).
    static func isShouting(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var capitals = 0
        var at = range.lowerBound
        while at > 0, text[at - 1] != 0x0A, range.lowerBound - at < 120 {
            at -= 1
            if text[at] &- 97 < 26 { return false }
            if text[at] &- 65 < 26 { capitals += 1 }
        }
        at = range.upperBound
        while at < text.count, text[at] != 0x0A, at - range.upperBound < 120 {
            if text[at] &- 97 < 26 { return false }
            if text[at] &- 65 < 26 { capitals += 1 }
            at += 1
        }
        return capitals >= 4
    }
}
