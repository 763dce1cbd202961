/// Maritime Mobile Service Identity: nine digits that hold the maritime identification digits of a country
/// (ITU-R M.585-9). It has no check digit: the text has to say “MMSI”.
package enum MMSI: IdentifierScheme {
    package static let name = "mmsi"
    package static let title = "Maritime Mobile Service Identity"
    package static let strong = true
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(3...3, 9...9)

    static let context = Context(labels: "mmsi ммси", between: "maritime mobile service identity ais vessel")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "MMSI".utf8) { bytes.removeFirst(4) }
        return isValid(bytes) ? ascii(bytes) : nil
    }

    /// A ship's own number begins with its country's digits; ship groups, coast stations, craft of a mother ship, aids
    /// to navigation and search aircraft put 0, 00, 98, 99 or 111 before them (M.585-9, annex 1, sections 1–4).
    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 9, bytes.allSatisfy({ CheckDigits.number($0) != nil }) else { return false }
        let prefixes: [(String, Int)] = [("111", 3), ("00", 2), ("98", 2), ("99", 2), ("0", 1), ("8", 1), ("", 0)]
        return prefixes.contains { prefix, skip in
            bytes.starts(with: prefix.utf8)
                && CheckDigits.number(bytes[skip..<skip + 3]).map(MaritimeIdentificationDigits.isAllocated) == true
        }
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count == 9 || text.digits(3, behind: token.end).flatMap({ text.digits(3, behind: $0) }) != nil
        else { return }
        // `273 412 345` is read as one value too.
        let run = Run(text, from: token.start, limit: 9) { text.isSpace($0) }
        guard let (bytes, end) = run.value(9), run.groups == [9] || run.groups == [3, 3, 3], isValid(Array(bytes)),
            !Numbers.continues(behind: end, text), context.isLabelled(token.start, in: text)
        else { return }
        found.append(
            FoundIdentifier(start: token.start, end: end, scheme: name, value: ascii(bytes), score: 0.95))
    }
}
