/// International Bank Account Number: country, two check digits and the national account number in that country's
/// length and structure (ISO 13616-1:2020, 5; ISO/IEC 7064 MOD 97-10).
///
/// Written in one piece or in groups of four.
package enum IBAN: IdentifierScheme {
    package static let name = "iban"
    package static let title = "International Bank Account Number (ISO 13616)"
    package static let strong = true
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(4...34)

    static let context = Context(
        labels: "iban account accounts konto kontonummer compte cuenta conta счет счёт счета", between: "bank to a")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "IBAN".utf8) { bytes.removeFirst(4) }
        return isValid(bytes) ? ascii(bytes) : nil
    }

    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 4, let structure = IBANRegistry.structure(of: ascii(bytes[0..<2])),
            structure.fits(bytes[4...]), bytes[2...3].allSatisfy({ CheckDigits.number($0) != nil })
        else { return false }
        return CheckDigits.mod97(bytes[4...] + bytes[..<4]) == 1
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count >= 4, text.isDigit(token.start + 2), text.isDigit(token.start + 3),
            Countries.isCode(text[token.start], text[token.start + 1]),
            let structure = IBANRegistry.structure(of: text.capitals(token.start..<token.start + 2))
        else { return }
        let run = Run(text, from: token.start, limit: structure.length + 4) { text.isSpace($0) || text.isHyphen($0) }
        guard let (bytes, end) = run.value(structure.length + 4), isGrouped(run.groups), isValid(Array(bytes)) else {
            return
        }
        let labelled = context.isLabelled(token.start, in: text)
        found.append(
            FoundIdentifier(
                start: token.start, end: end, scheme: name, value: ascii(bytes), score: labelled ? 1 : 0.95))
    }

    /// One piece, or fours with a shorter last group.
    private static func isGrouped(_ groups: [Int]) -> Bool {
        groups.count == 1 || groups.dropLast().allSatisfy { $0 == 4 } && groups.last.map { $0 <= 4 } == true
    }
}
