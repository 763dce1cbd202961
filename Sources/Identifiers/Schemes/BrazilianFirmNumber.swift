/// Brazilian register number of legal entities (CNPJ): eight digits of the firm, four of the branch, two check digits
/// modulo 11 (Receita Federal, Instrução Normativa 2.119/2022; the digits as in its technical notes). Written
/// `12.345.678/0001-95`.
package enum BrazilianFirmNumber: IdentifierScheme {
    package static let name = "cnpj"
    package static let title = "Brazilian firm number (CNPJ)"
    package static let strong = true
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(2...2, 14...14)

    static let context = Context(labels: "cnpj", between: "mf sob inscrita inscrito")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "CNPJ".utf8) { bytes.removeFirst(4) }
        return isValid(bytes) ? ascii(bytes) : nil
    }

    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 14, Set(bytes).count > 1 else { return false }
        let weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
        return [12, 13].allSatisfy { length in
            guard let sum = CheckDigits.weighted(bytes[..<length], Array(weights.suffix(length))) else { return false }
            let check = sum % 11 < 2 ? 0 : 11 - sum % 11
            return CheckDigits.number(bytes[length]) == check
        }
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count == 14 || text[token.end] == 0x2E && text[token.end + 4] == 0x2E else { return }
        let run = Run(text, from: token.start, limit: 14) {
            text[$0] == 0x2E || text[$0] == 0x2F || text.isHyphen($0)
        }
        guard run.groups == [14] || run.groups == [2, 3, 3, 4, 2], let (bytes, end) = run.value(14),
            isValid(Array(bytes)), !Numbers.continues(behind: end, text), !Numbers.continues(before: token.start, text)
        else { return }
        let labelled = context.isLabelled(token.start, in: text)
        guard labelled || run.joints == [0x2E, 0x2E, 0x2F, 0x2D] else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: end, scheme: name, value: ascii(bytes), score: labelled ? 1 : 0.9))
    }
}
