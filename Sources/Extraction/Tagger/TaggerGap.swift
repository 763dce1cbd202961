/// What stands between two words.
enum TaggerGap {
    static let start: UInt8 = 0
    static let nothing: UInt8 = 1
    static let space: UInt8 = 2
    /// `U.S`, `J. P`: a full stop that ends no sentence.
    static let dot: UInt8 = 3
    /// `Anglo-Swiss`.
    static let hyphen: UInt8 = 4
    /// `Iran's`, `O’Brien`.
    static let apostrophe: UInt8 = 5
    static let ampersand: UInt8 = 6
    static let comma: UInt8 = 7
    static let dash: UInt8 = 8
    static let quote: UInt8 = 9
    static let opening: UInt8 = 10
    static let closing: UInt8 = 11
    static let slash: UInt8 = 12
    static let colon: UInt8 = 13
    static let line: UInt8 = 14
    static let at: UInt8 = 15
    static let number: UInt8 = 16
    static let other: UInt8 = 17

    /// Whether two words of a name may be parted so.
    @inline(__always)
    static func joins(_ gap: UInt8) -> Bool { gap &- 1 < 6 }

    /// The gap of these bytes: its first mark that is no space says what it is. 24 bytes are looked at.
    @inline(__always)
    static func gap(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt8 {
        if end == start { return nothing }
        if end == start + 1, text[start] == 0x20 { return space }
        return longGap(text, start, end)
    }

    /// Whether the bytes are white space and one apostrophe: tokens of a corpus written apart (`Iran 's`).
    static func isApart(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end - start == 2 && isSpace(text[start]) && text[start + 1] == 0x27
    }

    private static func longGap(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt8 {
        let isTight = !isSpace(text[start]) && !isSpace(text[end - 1])
        var lines = 0
        for i in start..<min(end, start + 24) {
            switch text[i] {
            case 0x0A:
                lines += 1
                if lines > 1 { return line }
            case 0xC2 where i + 1 < end && (text[i + 1] == 0xAB || text[i + 1] == 0xBB): return quote
            case 0x09, 0x0B...0x0D, 0x20, 0xC2, 0xA0: continue
            case 0x2E: return dot
            case 0x2D: return isTight ? hyphen : dash
            case 0x27, 0x60: return isTight ? apostrophe : quote
            case 0x26: return ampersand
            case 0x2C: return comma
            case 0x22: return quote
            case 0x28, 0x5B: return opening
            case 0x29, 0x5D: return closing
            case 0x2F: return slash
            case 0x3A, 0x3B: return colon
            case 0x40: return at
            case 0x23: return number
            case 0xE2 where i + 2 < end && text[i + 1] == 0x80:
                switch text[i + 2] {
                case 0x90, 0x91: return isTight ? hyphen : dash
                case 0x93...0x95: return dash
                case 0x98, 0x99: return isTight ? apostrophe : quote
                case 0x9A...0x9F: return quote
                default: return other
                }
            default: return other
            }
        }
        return lines > 0 ? line : space
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
}
