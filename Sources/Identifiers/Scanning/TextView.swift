/// A text as bytes, read with bounds: outside of it stands NUL.
package struct TextView {
    let bytes: UnsafeBufferPointer<UInt8>

    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    subscript(_ i: Int) -> UInt8 { i >= 0 && i < bytes.count ? bytes[i] : 0 }

    func isDigit(_ i: Int) -> Bool { self[i] &- 48 < 10 }

    /// ASCII letter or digit.
    func isAlphanumeric(_ i: Int) -> Bool { ByteClass.of(self[i]) != 0 }

    /// The length in bytes of a space, hyphen, dash or slash that may stand inside a written identifier; 0 for none.
    ///
    /// Beside ASCII: U+00A0 no-break space, U+2010…U+2015 hyphens and dashes, U+2007 and U+202F narrow spaces.
    func joint(_ i: Int) -> Int {
        switch self[i] {
        case 0x20, 0x2D, 0x2E, 0x2F, 0x0A, 0x09: return 1
        case 0xC2 where self[i + 1] == 0xA0: return 2
        case 0xE2 where self[i + 1] == 0x80:
            let last = self[i + 2]
            return (0x90...0x95).contains(last) || last == 0x87 || last == 0xAF ? 3 : 0
        default: return 0
        }
    }

    /// Where a token of exactly so many digits ends that stands one joint behind the place; nil when none does.
    func digits(_ count: Int, behind end: Int) -> Int? {
        let start = end + joint(end)
        guard start > end, !isAlphanumeric(start + count) else { return nil }
        for i in start..<start + count where !isDigit(i) { return nil }
        return start + count
    }

    /// A joint that is a hyphen or dash.
    func isHyphen(_ i: Int) -> Bool {
        self[i] == 0x2D || (self[i] == 0xE2 && self[i + 1] == 0x80 && (0x90...0x95).contains(self[i + 2]))
    }

    /// A joint that is a space (a line break too).
    func isSpace(_ i: Int) -> Bool {
        switch self[i] {
        case 0x20, 0x0A, 0x09, 0x0D: return true
        case 0xC2: return self[i + 1] == 0xA0
        case 0xE2: return self[i + 1] == 0x80 && (self[i + 2] == 0x87 || self[i + 2] == 0xAF)
        default: return false
        }
    }

    /// The digits or letters at `range` in capitals.
    func capitals(_ range: Range<Int>) -> String {
        String(decoding: range.clamped(to: 0..<count).map { ByteClass.upper(bytes[$0]) }, as: UTF8.self)
    }
}

/// What a byte is to the scanner.
enum ByteClass {
    static let digit: UInt8 = 1
    static let capital: UInt8 = 2
    static let small: UInt8 = 4

    /// 256 classes; 0 is everything that ends a token, non-ASCII bytes included: identifiers are ASCII, and scripts
    /// written without spaces set them directly beside their own letters.
    static let table: [UInt8] = (0...255).map { (b: Int) -> UInt8 in
        switch b {
        case 48...57: digit
        case 65...90: capital
        case 97...122: small
        default: 0
        }
    }

    static func of(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 48...57: digit
        case 65...90: capital
        case 97...122: small
        default: 0
        }
    }

    static func upper(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? byte &- 32 : byte }
}
