/// Economic Operators Registration and Identification number: a country code and up to fifteen characters of its own
/// making (Commission Delegated Regulation (EU) 2015/2446, article 1(18) and annex B). No check digit: the text has to
/// say “EORI”.
package enum EORI: IdentifierScheme {
    package static let name = "eori"
    package static let title = "Economic operator number (EORI)"
    package static let strong = true
    package static let starts: TokenKinds = [.capitals, .mixed]
    package static let sizes = TokenSizes(2...2, 6...17)

    static let context = Context(labels: "eori eoris", between: "economic operator operators importer exporter")

    /// The member states, Northern Ireland and Great Britain, which kept the scheme; third-country operators get theirs
    /// from the state where they first apply.
    static let countries = PrefixSet([
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT",
        "LT",
        "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ])

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "EORI".utf8) { bytes.removeFirst(4) }
        return isValid(bytes[...]) ? ascii(bytes) : nil
    }

    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (6...17).contains(bytes.count), let first = bytes.first,
            countries.contains(first, bytes[bytes.startIndex + 1])
        else { return false }
        return bytes.dropFirst(2).count { CheckDigits.number($0) != nil } >= 4
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count > 2 || text.isSpace(token.end) && text.isAlphanumeric(token.end + 4),
            countries.contains(text[token.start], text[token.start + 1]), context.isLabelled(token.start, in: text)
        else { return }
        // In one piece, or with one joint behind the country.
        let run = Run(text, from: token.start, limit: 17) { text.isSpace($0) && $0 == token.start + 2 }
        guard let count = run.closing.firstIndex(of: true).map({ $0 == 1 ? run.characters.count : $0 + 1 }),
            let (bytes, end) = run.value(count), isValid(bytes)
        else { return }
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: ascii(bytes), score: 0.97))
    }
}
