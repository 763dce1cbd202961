/// Russian state registration number: ОГРН, thirteen digits, for firms; ОГРНИП, fifteen, for sole traders. The last
/// digit is the number before it modulo 11 or 13, and then 10 (Ministry of Finance, order 165н of 30.10.2017, annex 1,
/// 6 and 8).
package enum RussianRegistrationNumber: IdentifierScheme {
    package static let name = "ogrn"
    package static let title = "Russian state registration number (OGRN)"
    package static let strong = true
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(13...13, 15...15)

    static let context = Context(
        labels: "огрн огрнип ogrn ogrnip psrn psrnsp", between: "primary state main business individual entrepreneur")
    static let registers = Context(labels: "registration register registered", between: "government business state")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        for word in ["OGRNIP", "OGRN"] where bytes.starts(with: word.utf8) { bytes.removeFirst(word.utf8.count) }
        return isValid(bytes[...]) ? ascii(bytes) : nil
    }

    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 13 || digits.count == 15, let sign = digits.first,
            (digits.count == 13 ? [0x31, 0x32, 0x35] : [0x33, 0x34]).contains(sign),
            let body = CheckDigits.number(digits.dropLast()), let last = digits.last.flatMap(CheckDigits.number)
        else { return false }
        return body % (digits.count - 2) % 10 == last
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        let range = token.start..<token.end
        guard isValid(text.bytes[range].map { $0 }[...]), !Numbers.continues(token, text),
            context.isLabelled(token.start, in: text)
                || registers.isLabelled(token.start, in: text)
                    && Context.near(range, in: text, reach: 6, words: RussianTaxNumber.russia)
        else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: token.end, scheme: name, value: text.capitals(range), score: 1))
    }
}
