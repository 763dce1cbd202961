import Texts

/// How a word is written: the part of its looks that names differ in.
enum TaggerShape {
    static let lower: UInt8 = 0
    /// `Bank`.
    static let title: UInt8 = 1
    /// `BANK`.
    static let capitals: UInt8 = 2
    /// `B`.
    static let initial: UInt8 = 3
    /// `McBank`, `eBank`.
    static let mixed: UInt8 = 4
    static let digits: UInt8 = 5
    /// `B2B`.
    static let digitsAndLetters: UInt8 = 6
    /// A script without case.
    static let caseless: UInt8 = 7
    /// Any word of a line in capitals, where capitals say nothing.
    static let shouted: UInt8 = 8

    /// Whether a word of this shape may stand in a name for its looks.
    @inline(__always)
    static func isCapitalised(_ shape: UInt8) -> Bool { shape &- 1 < 4 || shape == digitsAndLetters }

    /// The shape of a token; of short ASCII words by eight bytes at a time.
    @inline(__always)
    static func shape(_ words: TextWords, _ token: Token) -> UInt8 {
        let start = Int(token.start)
        let length = Int(token.end) - start
        guard token.fold == Token.plain, length <= 16, start + 16 <= words.text.count,
            let base = words.text.baseAddress
        else {
            return shape(UnsafeBufferPointer(rebasing: words.text[start..<Int(token.end)]))
        }
        let bytes = UnsafeRawPointer(base + start)
        let first = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        let low = first & (length >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
        guard length > 8 else { return shape(low, 0, length) }
        let second = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        return shape(low, second & (~0 &>> UInt64(truncatingIfNeeded: (16 &- length) &* 8)), length)
    }

    /// The shape of ASCII letters and digits, eight a number: letters have the bit 0x40, small ones 0x20 too.
    @inline(__always)
    private static func shape(_ low: UInt64, _ high: UInt64, _ length: Int) -> UInt8 {
        let bit: UInt64 = 0x2020_2020_2020_2020
        let letters = (low >> 1 & bit, high >> 1 & bit)
        let lowers = (letters.0 & low, letters.1 & high)
        let uppers = (letters.0 & ~low, letters.1 & ~high)
        let hasDigits = (low & ~(low >> 1) & bit) | (high & ~(high >> 1) & bit) != 0
        if hasDigits { return letters.0 | letters.1 == 0 ? digits : digitsAndLetters }
        if uppers.0 | uppers.1 == 0 { return lower }
        if lowers.0 | lowers.1 == 0 { return length == 1 ? initial : capitals }
        return uppers.0 == 0x20 && uppers.1 == 0 ? title : mixed
    }

    /// The shape of a word as written. Case beyond ASCII is read of Latin-1, Latin Extended-A, Greek and Cyrillic.
    static func shape(_ word: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var lowers = 0
        var uppers = 0
        var digits = 0
        var others = 0
        var startsUpper = false
        var at = 0
        while at < word.count {
            let byte = word[at]
            let next = at + 1 < word.count ? word[at + 1] : 0
            at += 1
            guard byte & 0xC0 != 0x80 else { continue }
            if byte &- 97 < 26 || isLower(byte, next) {
                lowers += 1
            } else if byte &- 65 < 26 || isUpper(byte, next) {
                if lowers + uppers + digits + others == 0 { startsUpper = true }
                uppers += 1
            } else if byte &- 48 < 10 {
                digits += 1
            } else {
                others += 1
            }
        }
        let letters = lowers + uppers + others
        if digits > 0 { return letters == 0 ? Self.digits : digitsAndLetters }
        if lowers + uppers == 0 { return caseless }
        if uppers == 0 { return lower }
        if lowers == 0 { return letters == 1 ? initial : capitals }
        return startsUpper && uppers == 1 ? title : mixed
    }

    private static func isUpper(_ byte: UInt8, _ next: UInt8) -> Bool {
        switch byte {
        case 0xC3: next <= 0x9E && next != 0x97
        case 0xC4, 0xC5: next & 1 == 0
        case 0xCE: next >= 0x91 && next <= 0xA9
        case 0xD0: next <= 0xAF
        default: false
        }
    }

    private static func isLower(_ byte: UInt8, _ next: UInt8) -> Bool {
        switch byte {
        case 0xC3: next >= 0x9F && next != 0xB7
        case 0xC4, 0xC5: next & 1 == 1
        case 0xCE: next >= 0xAC
        case 0xCF, 0xD1: true
        case 0xD0: next >= 0xB0
        default: false
        }
    }
}
