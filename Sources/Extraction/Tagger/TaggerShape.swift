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
