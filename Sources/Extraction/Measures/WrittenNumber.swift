/// A number as people write it: `3,000`, `1.5`, `12 500`, `2,5` where a comma is the decimal sign.
struct WrittenNumber: Hashable {
    var value: Double
    /// Behind its last digit.
    var end: Int

    /// How many digits a number may have; longer ones are numbers of something, not amounts.
    private static let mostDigits = 15

    /// Reads a number that begins at `start`; nil where there is none, or where it is part of a date, a time, a code.
    init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int, decimalComma: Bool) {
        guard start < text.count, WrittenNumber.isDigit(text[start]), WrittenNumber.isFree(text, before: start) else {
            return nil
        }
        var at = start
        var digits = 0
        var value = 0.0
        func read() -> Int {
            let from = at
            while at < text.count, WrittenNumber.isDigit(text[at]) {
                value = value * 10 + Double(text[at] - 48)
                at += 1
            }
            digits += at - from
            return at - from
        }
        let first = read()
        var groupSign: UInt8?
        while first <= 3, let (sign, next) = WrittenNumber.group(text, at, decimalComma), groupSign ?? sign == sign {
            groupSign = sign
            at = next
            _ = read()
        }
        if at + 1 < text.count, text[at] == (decimalComma ? 0x2C : 0x2E), WrittenNumber.isDigit(text[at + 1]) {
            at += 1
            let whole = value
            value = 0
            let places = read()
            guard places <= WrittenNumber.mostDigits else { return nil }
            for _ in 0..<places { value /= 10 }
            value += whole
        }
        guard digits <= WrittenNumber.mostDigits, WrittenNumber.isFree(text, behind: at) else { return nil }
        (self.value, end) = (value, at)
    }

    /// Three digits behind a sign that groups them: which sign, and where the digits begin.
    private static func group(
        _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ decimalComma: Bool
    ) -> (sign: UInt8, digits: Int)? {
        guard at < text.count else { return nil }
        var next = at + 1
        switch text[at] {
        case 0x2C where !decimalComma, 0x2E where decimalComma, 0x20, 0x27: break
        case 0xC2 where next < text.count && text[next] == 0xA0: next += 1
        case 0xE2 where next + 1 < text.count && text[next] == 0x80 && [0x89, 0xAF, 0x99].contains(text[next + 1]):
            next += 2
        default: return nil
        }
        guard next + 3 <= text.count, (0..<3).allSatisfy({ isDigit(text[next + $0]) }),
            next + 3 == text.count || !isDigit(text[next + 3])
        else { return nil }
        return (text[at], next)
    }

    /// Not behind a letter, a digit or what joins it to one: `B52`, `3/4`, `12:30`, `10-12`.
    private static func isFree(_ text: UnsafeBufferPointer<UInt8>, before start: Int) -> Bool {
        guard start > 0 else { return true }
        let before = text[start - 1]
        if isDigit(before) || (before | 0x20) &- 97 < 26 { return false }
        guard start > 1, [0x2F, 0x3A, 0x2E, 0x2C].contains(before) else { return true }
        return !isDigit(text[start - 2])
    }

    private static func isFree(_ text: UnsafeBufferPointer<UInt8>, behind end: Int) -> Bool {
        guard end < text.count else { return true }
        if text[end] == 0x25 { return false }
        guard end + 1 < text.count, [0x2F, 0x3A, 0x2E, 0x2C].contains(text[end]) else { return true }
        return !isDigit(text[end + 1])
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// Digits without a point where it is whole, else with up to six places.
    static func text(_ value: Double) -> String {
        let rounded = (value * 1_000_000).rounded() / 1_000_000
        guard rounded.magnitude < 1e15 else { return String(value) }
        return rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
    }
}
