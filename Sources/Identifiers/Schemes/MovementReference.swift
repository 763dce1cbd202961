/// Movement reference number of a customs declaration: two digits of the year, the country of acceptance, thirteen
/// letters and digits, and a check digit made as that of a container number (Delegated Regulation (EU) 2015/2446, annex
/// B, data element 12 01; the digit by the NCTS and AES design documents, ISO 6346 annex A over 17 characters).
package enum MovementReference: IdentifierScheme {
    package static let name = "mrn"
    package static let title = "Movement reference number (MRN)"
    package static let strong = false
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(18...18)

    static let context = Context(
        labels: """
            mrn movement mrns declaration declarations zollanmeldung declaración déclaration declaração декларация \
            декларации
            """,
        between: "reference customs export import transit movement")
    static let customs = WordSet(
        "customs transit declaration export import zoll douane aduana aduaneira таможенной ncts ecs aes t1 t2 ens")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.count == 21, bytes.starts(with: "MRN".utf8) { bytes.removeFirst(3) }
        return isValid(bytes) ? ascii(bytes) : nil
    }

    /// In capitals.
    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 18, CheckDigits.number(bytes[0..<2]) != nil,
            Countries.isCode(bytes[2], bytes[3]) || bytes[2] == 0x58 && bytes[3] == 0x49,
            let last = CheckDigits.number(bytes[17])
        else { return false }
        var sum = 0
        for (place, byte) in bytes[..<17].enumerated() {
            guard let value = ContainerNumber.value(of: byte) else { return false }
            sum += value << place
        }
        return sum % 11 % 10 == last
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard text.isDigit(token.start), text.isDigit(token.start + 1), !text.isDigit(token.start + 2),
            text.isDigit(token.end - 1)
        else { return }
        let bytes = Array(text.bytes[token.start..<token.end])
        guard isValid(bytes) else { return }
        let labelled = context.isLabelled(token.start, in: text)
        guard labelled || Context.near(token.start..<token.end, in: text, reach: 6, words: customs) else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: token.end, scheme: name, value: ascii(bytes), score: labelled ? 1 : 0.8))
    }
}
