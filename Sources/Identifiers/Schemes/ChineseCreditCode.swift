/// Chinese unified social credit code: registering authority, category, six digits of the region, the organisation code
/// of nine characters, and a check character modulo 31 (GB 32100-2015, 4 and 5; the organisation code's own check
/// character by GB 11714-1997, modulo 11).
///
/// Eighteen digits are an identity card's too: without a letter it needs a label.
package enum ChineseCreditCode: IdentifierScheme {
    package static let name = "uscc"
    package static let title = "Chinese unified social credit code (GB 32100)"
    package static let strong = true
    package static let starts: TokenKinds = [.digits, .mixed]
    package static let sizes = TokenSizes(18...18)

    static let context = Context(
        labels: "uscc usci usc credit social crédito crédit кредита kreditcode sozialkreditcode",
        between: "unified social identifier unificado unifié crédito crédit credit code код единый единого социального")
    static let phrases = Phrases("信用代码 信用代碼 社会信用 税号")

    package static func normalized(_ text: String) -> String? {
        guard let bytes = compacted(text), isValid(bytes) else { return nil }
        return ascii(bytes)
    }

    /// In capitals.
    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 18, authorities.contains(bytes[0]),
            let province = CheckDigits.number(bytes[2..<4]), (10...82).contains(province),
            CheckDigits.number(bytes[2..<8]) != nil
        else { return false }
        var sum = 0
        var weight = 1
        for byte in bytes[..<17] {
            guard let value = values[byte] else { return false }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return values[bytes[17]] == (31 - sum % 31) % 31
    }

    /// Characters 9–17, weights of GB 11714; 10 is written X.
    static func hasOrganisation(_ bytes: [UInt8]) -> Bool {
        var sum = 0
        for (byte, weight) in zip(bytes[8..<16], [3, 7, 9, 10, 5, 8, 4, 2]) {
            sum += weight * (CheckDigits.number(byte) ?? Int(byte) - 55)
        }
        let check = (11 - sum % 11) % 11
        return bytes[16] == (check == 10 ? 0x58 : UInt8(48 + check))
    }

    /// Annex A: the authorities that register.
    private static let authorities = Set("123456789ANY".utf8)
    /// Digits and capitals without I, O, S, V, Z.
    private static let values: [UInt8: Int] = Dictionary(
        "0123456789ABCDEFGHJKLMNPQRTUWXY".utf8.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard text.isDigit(token.start + 2), text.isDigit(token.start + 7) else { return }
        let bytes = text.bytes[token.start..<token.end].map(ByteClass.upper)
        guard isValid(bytes), !Numbers.continues(token, text) else { return }
        let labelled =
            context.isLabelled(token.start, in: text) || phrases.stand(before: token.start, in: text)
        let plain = token.kind == .mixed && !text.bytes[token.start..<token.end].contains { $0 > 0x60 }
        guard labelled || plain && hasOrganisation(bytes) else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: token.end, scheme: name, value: ascii(bytes), score: labelled ? 1 : 0.85))
    }
}
