/// UN/LOCODE: an ISO 3166 country and three letters or digits 2–9 for a place of trade and transport (UNECE
/// Recommendation 16). Written `NLRTM` or `NL RTM`.
///
/// Without a label only ports and airports are taken, and only where a text speaks of a way: any five capitals look like
/// one, and many words are one.
package enum UNLocode: IdentifierScheme {
    package static let name = "unlocode"
    package static let title = "UN/LOCODE"
    package static let strong = false
    package static let starts: TokenKinds = [.capitals, .mixed]
    package static let sizes = TokenSizes(2...2, 5...5)

    static let context = Context(labels: "locode unlocode locodes", between: "un port ports place")
    static let places = Context(
        labels:
            "pol pod loading discharge unloading departure destination origin port arrival transhipment transshipment",
        between: "at final")
    static let ways = Context(labels: "from to via at towards порт порта", between: "")
    static let transport = WordSet(
        """
        via transhipment transshipment shipped shipment ship vessel port cargo container containers route voyage sailing \
        sailed loading discharge freight eta etd consignment bound tanker laden
        """)
    /// Agencies that stand behind a country's code: `US DEA`.
    static let agencies = Set(
        "DEA FBI CIA CBP DOJ SEC EPA FDA ICE ITC DHS TSA IRS NSA DOD NSC FCC FTC CDC USA NIH DOE DOT FAA ATF NCA MOD GDP"
            .split(separator: " ").map(String.init))

    package static func normalized(_ text: String) -> String? {
        guard let bytes = compacted(text), isShaped(bytes[...]) else { return nil }
        return ascii(bytes)
    }

    static func isShaped(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == 5 && bytes.prefix(2).allSatisfy { $0 &- 65 < 26 }
            && bytes.suffix(3).allSatisfy { $0 &- 65 < 26 || (0x32...0x39).contains($0) }
            && Countries.isCode(bytes[bytes.startIndex], bytes[bytes.startIndex + 1])
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard
            token.count == 5
                || text.isSpace(token.end) && text.isAlphanumeric(token.end + 3)
                    && !text.isAlphanumeric(token.end + 4),
            Countries.isCode(text[token.start], text[token.start + 1])
        else { return }
        let run = Run(text, from: token.start, limit: 5) { text.isSpace($0) }
        guard run.groups == [5] || run.groups == [2, 3], let (bytes, end) = run.value(5), isShaped(bytes),
            text.bytes[token.start..<end].allSatisfy({ ByteClass.of($0) & ByteClass.small == 0 }),
            let score = score(token.start..<end, code: ascii(bytes), apart: token.count == 2, in: text)
        else { return }
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: ascii(bytes), score: score))
    }

    private static func score(_ range: Range<Int>, code: String, apart: Bool, in text: TextView) -> Double? {
        let known = UNLocodePlaces.contains(code.utf8)
        if context.isLabelled(range.lowerBound, in: text) { return known ? 1 : 0.8 }
        guard known else { return nil }
        if places.isLabelled(range.lowerBound, in: text) { return 0.95 }
        if apart, code.hasPrefix("US"), agencies.contains(String(code.suffix(3))) { return nil }
        if ways.isLabelled(range.lowerBound, in: text), isOnWay(range, text) { return 0.85 }
        return !apart && isPaired(range, text) ? 0.8 : nil
    }

    /// Behind “from” and “to” stand names in capitals as well (`Linked To: GRAND`, `BANK TO BRING`): a further place or
    /// a word of transport has to be near.
    private static func isOnWay(_ range: Range<Int>, _ text: TextView) -> Bool {
        guard let (label, _) = text.word(before: range.lowerBound),
            !text.bytes[label].allSatisfy({ ByteClass.of($0) == ByteClass.capital }),
            !(label.upperBound..<range.lowerBound).contains(where: { text[$0] == 0x3A })
        else { return false }
        return Context.before(label.lowerBound, in: text, reach: 6, words: transport)
            || Context.after(range.upperBound, in: text, reach: 6, words: transport)
            || isPlace(behind: range.upperBound, text)
            || isPlace(before: label.lowerBound, text)
    }

    /// `from AEJEA to INNSA`, seen from either end.
    private static func isPlace(behind end: Int, _ text: TextView) -> Bool {
        guard let link = text.word(after: end), let place = text.word(after: link.upperBound) else { return false }
        return UNLocodePlaces.contains(text.bytes[place])
    }

    private static func isPlace(before start: Int, _ text: TextView) -> Bool {
        guard let (place, _) = text.word(before: start) else { return false }
        return UNLocodePlaces.contains(text.bytes[place])
    }

    /// `CNSHA-NLRTM`, `CNSHA > NLRTM`: two places make a way.
    private static func isPaired(_ range: Range<Int>, _ text: TextView) -> Bool {
        let neighbours = [text.word(before: range.lowerBound)?.range, text.word(after: range.upperBound)]
        return neighbours.contains { other in
            guard let other, other.count == 5 else { return false }
            let gap =
                other.lowerBound >= range.upperBound
                ? range.upperBound..<other.lowerBound : other.upperBound..<range.lowerBound
            let tied = gap.contains { text.isHyphen($0) || text[$0] == 0x3E || text[$0] == 0x2F }
            return tied && gap.count <= 5 && UNLocodePlaces.contains(text.bytes[other])
        }
    }
}
