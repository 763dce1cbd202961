/// IMO ship identification number: seven digits, the last a check digit (IMO resolution A.1117(30), annex).
///
/// One in ten seven-digit numbers passes the check, so the text has to say “IMO”, or to put the number in brackets
/// behind a ship's name.
package enum IMONumber: IdentifierScheme {
    package static let name = "imo"
    package static let title = "IMO ship identification number"
    package static let strong = true
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(7...7)

    static let context = Context(
        labels: "imo имо omi",
        between: "ship ships vessel vessels international maritime organization organisation судна omi registro")
    static let ships = WordSet(
        """
        ship ships vessel vessels tanker tankers freighter bulker carrier containership boat vlcc aframax suezmax \
        buque petrolero navire pétrolier schiff tanker frachter судно танкер сухогруз navio
        """)
    static let others = WordSet("order invoice phone tel fax case ref reference policy bill permit mmsi account")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "IMO".utf8) { bytes.removeFirst(3) }
        return isValid(bytes[...]) ? ascii(bytes) : nil
    }

    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 7, digits.first != 48, let last = digits.last.flatMap(CheckDigits.number),
            let sum = CheckDigits.weighted(digits.dropLast(), [7, 6, 5, 4, 3, 2])
        else { return false }
        return sum % 10 == last
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count == 7, isValid(Array(text.bytes[token.start..<token.end])[...]),
            !Numbers.continues(token, text)
        else {
            return
        }
        var score = 0.0
        if context.isLabelled(token.start, in: text) {
            score = 1
        } else if text[token.start - 1] == 0x28, text[token.end] == 0x29, text[token.start] >= 0x35,
            Context.before(token.start, in: text, reach: 6, words: ships),
            !Context.before(token.start, in: text, reach: 6, words: others)
        {
            score = 0.7
        }
        guard score > 0 else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: token.end, scheme: name, value: text.capitals(token.start..<token.end),
                score: score))
    }
}
