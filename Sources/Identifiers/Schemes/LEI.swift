/// Legal Entity Identifier: 18 letters and digits and two check digits (ISO 17442-1:2020, 4; ISO/IEC 7064 MOD 97-10).
///
/// Strings of digits alone pass the check by chance and are account numbers far more often: they need a label.
package enum LEI: IdentifierScheme {
    package static let name = "lei"
    package static let title = "Legal Entity Identifier (ISO 17442)"
    package static let strong = true
    package static let starts: TokenKinds = [.digits, .mixed]
    package static let sizes = TokenSizes(20...20)

    static let context = Context(labels: "lei identifier leis entity")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.count == 23, bytes.starts(with: "LEI".utf8) { bytes.removeFirst(3) }
        return isValid(bytes) ? ascii(bytes) : nil
    }

    static func isValid(_ bytes: [UInt8]) -> Bool {
        bytes.count == 20 && bytes.suffix(2).allSatisfy { CheckDigits.number($0) != nil }
            && CheckDigits.mod97(bytes) == 1
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count == 20 else { return }
        let bytes = text.bytes[token.start..<token.end].map(ByteClass.upper)
        guard isValid(bytes) else { return }
        // The first four characters name the issuer; letters behind them tell it from an IBAN and from digits.
        let letters = bytes[4...].count { CheckDigits.number($0) == nil }
        let labelled = context.isLabelled(token.start, in: text)
        guard labelled || letters >= 2 && letters < 16 else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: token.end, scheme: name, value: ascii(bytes), score: labelled ? 1 : 0.9))
    }
}
