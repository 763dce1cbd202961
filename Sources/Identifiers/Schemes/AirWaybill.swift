/// Air waybill number: the airline's three-digit prefix, a serial number of seven digits and a check digit, which is the
/// serial number modulo 7 (IATA Resolution 600a, attachment A).
///
/// One number in ten passes the check, and area codes look like prefixes: the text has to speak of a waybill, or of
/// air cargo behind the prefix of an airline that carries it.
package enum AirWaybill: IdentifierScheme {
    package static let name = "awb"
    package static let title = "Air waybill number"
    package static let strong = false
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(3...3, 11...11)

    static let context = Context(
        labels: """
            awb mawb hawb awbs waybill waybills lta luftfrachtbrief авианакладная авианакладной накладная накладной guía \
            conocimiento
            """,
        between: "air master house aérea aéreo airway bill")
    static let cargo = WordSet(
        "airfreight aircargo cargo freight shipment consignment flight airport airline parcel pieces luftfracht авиагруз"
    )
    static let others = WordSet("tel phone fax call telephone whatsapp hotline mobile")

    package static func normalized(_ text: String) -> String? {
        guard let bytes = compacted(text), isValid(bytes[...]) else { return nil }
        return written(bytes[...])
    }

    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 11, digits.prefix(3).contains(where: { $0 != 48 }),
            digits.allSatisfy({ CheckDigits.number($0) != nil }),
            let serial = CheckDigits.number(digits.dropFirst(3).prefix(7)),
            let last = digits.last.flatMap(CheckDigits.number)
        else { return false }
        return serial % 7 == last
    }

    private static func written(_ digits: ArraySlice<UInt8>) -> String {
        ascii(digits.prefix(3)) + "-" + ascii(digits.dropFirst(3))
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count == 11 || [8, 4, 7].contains(where: { text.digits($0, behind: token.end) != nil }) else {
            return
        }
        let run = Run(text, from: token.start, limit: 11) { text.isSpace($0) || text.isHyphen($0) }
        let groups: [[Int]] = [[11], [3, 8], [3, 4, 4], [3, 7, 1]]
        guard groups.contains(run.groups), let (digits, end) = run.value(11), isValid(digits),
            !Numbers.continues(behind: end, text), !Numbers.continues(before: token.start, text)
        else { return }
        var score = 0.0
        if context.isLabelled(token.start, in: text) {
            score = 1
        } else if text.isHyphen(token.end), AirlinePrefixes.isCarrier(ascii(digits.prefix(3))),
            Context.near(token.start..<end, in: text, reach: 5, words: cargo),
            !Context.before(token.start, in: text, reach: 5, words: others)
        {
            score = 0.7
        }
        guard score > 0 else { return }
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: written(digits), score: score))
    }
}
