/// Bill of lading number of an ocean carrier: its four-letter code (NMFTA SCAC) and eight to twelve letters and digits
/// of its own making; no standard rules them, and they have no check digit. Written `MAEU123456789` or `MAEU
/// 123456789`.
///
/// The text has to say “bill of lading” or “B/L”. With a code of no known carrier it is less sure: forwarders have
/// codes too.
package enum BillOfLading: IdentifierScheme {
    package static let name = "bl"
    package static let title = "Bill of lading number"
    package static let strong = false
    package static let starts: TokenKinds = [.capitals, .mixed]
    package static let sizes = TokenSizes(4...4, 12...16)

    static let context = Context(
        labels: """
            lading bol mbl hbl obl bls connaissement connaissements konnossement konnossements konossement \
            seefrachtbrief seawaybill conocimiento conocimientos conhecimento conhecimentos коносамент коносамента \
            коносаменту коносаменты коносаментов коносаментом البوليصة بوليصة
            """,
        between: "bill bills b l sea ocean house master original embarque embarques marítimo maritime الشحن carrier")
    /// “waybill” is the air's as well, whose numbers look otherwise.
    static let waybills = Context(labels: "waybill waybills swb", between: "sea bill of lading")
    static let phrases = Phrases("B/L b/l B／L 提单 提單")

    package static func normalized(_ text: String) -> String? {
        guard let bytes = compacted(text), isShaped(bytes[...]) else { return nil }
        return ascii(bytes)
    }

    /// Four letters, or one of the codes with digits, and a tail that is mostly a number.
    static func isShaped(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (12...16).contains(bytes.count) else { return false }
        let code = bytes.prefix(4)
        return (code.allSatisfy { $0 &- 65 < 26 } || OceanCarriers.contains(code))
            && bytes.dropFirst(4).count { CheckDigits.number($0) != nil } >= 6
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count > 4 || text.isSpace(token.end) && isTail(token.end + 1, text) else { return }
        let run = Run(text, from: token.start, limit: 16) { $0 == token.start + 4 && text.isSpace($0) }
        let count = run.characters.count
        guard run.groups.count == (token.count > 4 ? 1 : 2), let (bytes, end) = run.value(count), isShaped(bytes),
            !text.bytes[token.start..<end].contains(where: { $0 > 0x60 && $0 < 0x7B }),
            !Numbers.continues(behind: end, text), isTold(token.start, in: text)
        else { return }
        let score = OceanCarriers.contains(bytes.prefix(4)) ? 0.97 : 0.8
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: ascii(bytes), score: score))
    }

    /// Eight to twelve letters and digits.
    private static func isTail(_ start: Int, _ text: TextView) -> Bool {
        var end = start
        while end < start + 13, text.isAlphanumeric(end) { end += 1 }
        return (8...12).contains(end - start)
    }

    private static func isTold(_ start: Int, in text: TextView) -> Bool {
        if context.isLabelled(start, in: text) || waybills.isLabelled(start, in: text) { return true }
        return phrases.stand(before: start, in: text, within: 24)
    }
}
