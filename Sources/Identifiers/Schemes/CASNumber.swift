/// CAS Registry Number of a substance: two to seven digits, two digits and a check digit, with hyphens (Chemical
/// Abstracts Service, “Check Digit Verification of CAS Registry Numbers”).
package enum CASNumber: IdentifierScheme {
    package static let name = "cas"
    package static let title = "CAS Registry Number"
    package static let strong = false
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(2...7)

    static let context = Context(labels: "cas casrn кас", between: "registry rn chemical abstracts service regn")
    static let chemistry = WordSet(
        """
        acid oxide dioxide peroxide hydroxide chloride chlorides fluoride bromide iodide cyanide nitrate nitrite sulfate \
        sulphate sulfide sulphide phosphate carbonate acetate acetone alcohol ethanol methanol toluene benzene phenol \
        amine aniline ether ester ketone aldehyde formaldehyde ammonia ammonium sodium potassium calcium lithium \
        magnesium chemical chemicals substance substances compound precursor precursors solvent reagent pesticide \
        compounds säure oxid chlorid кислота оксид вещество ácido óxido acide oxyde
        """)
    static let counts = WordSet(
        "vote votes voted passed committee score scored won beat record season lot bill isbn tel phone fax")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "CAS".utf8) { bytes.removeFirst(3) }
        if bytes.starts(with: "RN".utf8) { bytes.removeFirst(2) }
        return isValid(bytes[...]) ? written(bytes[...]) : nil
    }

    /// Digits alone: from the right behind the check digit, times 1, 2, 3 …, summed, modulo 10.
    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard (5...10).contains(digits.count), digits.first != 48, let last = digits.last.flatMap(CheckDigits.number)
        else {
            return false
        }
        let sum = CheckDigits.weighted(Array(digits.dropLast().reversed()), Array(1...9))
        return sum.map { $0 % 10 == last } ?? false
    }

    private static func written(_ digits: ArraySlice<UInt8>) -> String {
        ascii(digits.dropLast(3)) + "-" + ascii(digits.suffix(3).prefix(2)) + "-" + ascii(digits.suffix(1))
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard (2...7).contains(token.count), text.isHyphen(token.end) else { return }
        let run = Run(text, from: token.start, limit: token.count + 3) { text.isHyphen($0) }
        guard run.groups == [token.count, 2, 1], let (digits, end) = run.value(token.count + 3), isValid(digits),
            !text.isHyphen(end) || !text.isAlphanumeric(end + text.joint(end)),
            !text.isHyphen(token.start - 1), text[token.start - 1] != 0x2B
        else { return }
        guard let score = score(token.start..<end, length: token.count, in: text) else { return }
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: written(digits), score: score))
    }

    /// Without a label long numbers speak for themselves; short ones look like dates, votes and scores.
    private static func score(_ range: Range<Int>, length: Int, in text: TextView) -> Double? {
        if context.isLabelled(range.lowerBound, in: text) { return 1 }
        guard !Context.before(range.lowerBound, in: text, reach: 4, words: counts) else { return nil }
        if length >= 5 { return 0.85 }
        return Context.near(range, in: text, reach: 5, words: chemistry) ? 0.8 : nil
    }
}
