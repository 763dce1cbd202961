/// UN number of a dangerous substance or article: “UN” and four digits (UN Model Regulations, 2.0.2 and chapter 3.2).
///
/// “UN” belongs to the value. It has no check digit, and the United Nations pass resolutions of four digits and hold
/// conferences in years: behind a space the words around decide.
package enum UNNumber: IdentifierScheme {
    package static let name = "unnumber"
    package static let title = "UN number of dangerous goods"
    package static let strong = false
    package static let starts: TokenKinds = [.digits, .capitals, .mixed]
    package static let sizes = TokenSizes(2...2, 4...4, 6...6)

    static let goods = WordSet(
        """
        dangerous hazardous hazmat packing class adr imdg iata-dgr dgr flammable corrosive toxic liquid liquids solid \
        gas gases batteries battery lithium explosive explosives aerosols acid chemical chemicals substance substances drums \
        cargo container containers goods tanker fertiliser fertilizer petrol gasoline paint charcoal nos gefahrgut \
        опасный опасные груз peligrosas dangereuses marchandises mercancías
        """)
    static let bodies = WordSet(
        """
        resolution resolutions committee sanctions agenda panel report conference council assembly summit convention \
        charter general security member members secretary peacekeepers peacekeeping treaty mission envoy protocol \
        declaration goals sustainable experts experts' programme election women world talks climate vote votes
        """)

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        for word in ["UN", "NO", "NUMBER"] where bytes.starts(with: word.utf8) { bytes.removeFirst(word.utf8.count) }
        return isAssigned(bytes) ? "UN" + ascii(bytes) : nil
    }

    /// The explosives of class 1 are 0004…0515, everything else begins at 1001; the highest assigned number grows with
    /// each revision (3560 in the 23rd).
    static func isAssigned(_ digits: [UInt8]) -> Bool {
        guard digits.count == 4, let number = CheckDigits.number(digits) else { return false }
        return (4...515).contains(number) || (1001...3560).contains(number)
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        if token.kind == .digits { return findNumbered(token, text, &found) }
        guard text[token.start] == 0x55, text[token.start + 1] == 0x4E, token.count == 2 || token.count == 6 else {
            return
        }
        let run = Run(text, from: token.start, limit: 6) { text.isSpace($0) || text.isHyphen($0) }
        guard run.groups == [6] || run.groups == [2, 4], let (bytes, end) = run.value(6),
            let value = normalized(ascii(bytes)), !Numbers.continues(behind: end, text)
        else { return }
        guard let score = score(token.start..<end, glued: token.count == 6, value: value, in: text) else { return }
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: value, score: score))
    }

    private static let numbered = WordSet("no nr number nos numbers num nummer número numéro")
    private static let body = WordSet("un onu")

    /// `UN No. 1203`: here “UN No.” is a label.
    private static func findNumbered(_ token: Token, _ text: TextView, _ found: inout [FoundIdentifier]) {
        guard token.count == 4, let (word, _) = text.word(before: token.start),
            numbered.contains(WordSet.hash(text, word)), let (first, _) = text.word(before: word.lowerBound),
            body.contains(WordSet.hash(text, first)), !Numbers.continues(behind: token.end, text),
            let value = normalized(text.capitals(token.start..<token.end))
        else { return }
        found.append(FoundIdentifier(start: token.start, end: token.end, scheme: name, value: value, score: 0.95))
    }

    private static func score(_ range: Range<Int>, glued: Bool, value: String, in text: TextView) -> Double? {
        if Context.near(range, in: text, reach: 1, words: bodies) { return nil }
        if Context.near(range, in: text, reach: 5, words: goods) { return 0.95 }
        if Context.near(range, in: text, reach: 3, words: bodies) { return nil }
        let isYear = value >= "UN1945" && value <= "UN2035"
        return glued ? 0.9 : isYear ? nil : 0.8
    }
}
