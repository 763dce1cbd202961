/// Harmonized System code of goods: a heading of four digits, a subheading of six, national tariff lines of eight and ten
/// (WCO HS Convention, HS 2022). Written `8542.31`, `8542 31`, `854231`, `8542.31.00`.
///
/// It has no check digit. The heading has to exist, and the text has to name the nomenclature (HS, HTS, TARIC,
/// ТН ВЭД …) or to speak of a tariff, a heading or a code in so many words.
package enum HSCode: IdentifierScheme {
    package static let name = "hs"
    package static let title = "Harmonized System code"
    package static let strong = false
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(2...2, 4...4, 6...6, 8...8, 10...10)

    static let nomenclatures = Context(
        labels: """
            hs hts htsus hsn hscode taric ncm вэд тнвэд zolltarifnummer zolltarifnummern warennummer warennummern \
            warentarifnummer zolltarifposition nandina fraccion fracción subheading subheadings subpartida subpartidas \
            uktvd htsn
            """,
        between: """
            chapter heading headings harmonized harmonised tariff commodity goods product products arancelaria \
            arancelarias a under classified position subheading subheadings тн позиция substances item items
            """)
    /// Words of a nomenclature's own structure, which are words of newspapers and maps as well.
    static let headings = Context(
        labels: "heading headings partida partidas posición posicion position positions позиция подсубпозиция",
        between: "tariff customs tarifaire tarifaires arancelaria arancelarias")
    /// Words that say what a number is only together with “code”, “number” or “line”, or before `8542.31`.
    static let tariffs = Context(
        labels: """
            tariff tariffs commodity customs cn kn sh sa tarif tarifnummer nomenclature nomenclatura arancel arancelario \
            arancelarios classification warencode tarifaire douanière douanier
            """,
        between: "item items line lines")
    private static let either = Context.any(of: nomenclatures, Context.any(of: headings, tariffs))
    static let markers = WordSet(
        "no nr number numbers code codes line lines item nummer código codigo numéro numero número код n")
    static let trade = WordSet(
        """
        tariff tariffs customs hs schedule classified classification classifiable harmonized harmonised nomenclature \
        subheading tarifaire douanière arancelaria arancel тн вэд таможенной
        """)
    /// What is counted behind an amount: `a tariff of 2709 dollars`.
    static let units = WordSet(
        """
        dollars dollar euros euro rupees yuan yen pounds rubles roubles usd eur gbp tonnes tons ton tonne kg kilos \
        million billion mln bln pct percent per miles km units pieces people companies items containers barrels
        """)

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "HS".utf8) { bytes.removeFirst(2) }
        return isValid(bytes[...]) ? ascii(bytes) : nil
    }

    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard [4, 6, 8, 10].contains(digits.count), digits.allSatisfy({ CheckDigits.number($0) != nil }),
            let heading = CheckDigits.number(digits.prefix(4))
        else { return false }
        return HSHeadings.contains(heading)
    }

    /// Whether the edition of 2022 has it, to six digits: subheadings come and go with the editions, headings stay.
    static func isCurrent(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count >= 6 else { return true }
        return CheckDigits.number(digits.prefix(6)).map { HSHeadings.contains(subheading: $0) } == true
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count > 2 || text[token.end] == 0x2E && text.isDigit(token.end + 1),
            !Numbers.continues(before: token.start, text)
        else { return }
        // The labels are looked for first: most numbers are no code, and have none.
        guard either.isLabelled(token.start, in: text), let (digits, end, dotted) = longest(from: token, in: text),
            dotted || !Context.after(end, in: text, reach: 1, words: units)
        else { return }
        let named = nomenclatures.isLabelled(token.start, in: text)
        let known = isCurrent(digits)
        // What only the nomenclature's name speaks for may be a code of an earlier edition.
        guard named || known && isTold(token.start..<end, dotted: dotted, in: text) else { return }
        let score = !known ? 0.7 : named ? 0.97 : 0.85
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: ascii(digits), score: score))
    }

    private static func isTold(_ range: Range<Int>, dotted: Bool, in text: TextView) -> Bool {
        if headings.isLabelled(range.lowerBound, in: text) {
            return dotted || Context.near(range, in: text, reach: 6, words: trade)
        }
        return tariffs.isLabelled(range.lowerBound, in: text, passing: dotted ? nil : markers)
    }

    /// How codes are grouped by full stops or spaces: `8542 31 900 0` is the Eurasian ТН ВЭД's way.
    private static let groupings: Set<[Int]> = [
        [4], [6], [8], [10], [4, 2], [4, 2, 2], [4, 2, 2, 2], [4, 2, 4], [4, 4], [6, 2], [6, 2, 2], [6, 4], [8, 2],
        [2, 2],
        [2, 2, 2], [2, 2, 2, 2], [4, 2, 3, 1], [6, 3, 1],
    ]

    /// The longest code that begins here; nil when no valid one does.
    private static func longest(
        from token: Token, in text: TextView
    ) -> (digits: ArraySlice<UInt8>, end: Int, dotted: Bool)? {
        let run = Run(text, from: token.start, limit: 10) {
            text[$0] == 0x2E || text[$0] == 0x20 || text.joint($0) == 2
        }
        for groups in stride(from: run.groups.count, to: 0, by: -1) {
            let sizes = Array(run.groups.prefix(groups))
            let joints = run.joints.prefix(groups - 1)
            let dotted = joints.contains(0x2E)
            guard groupings.contains(sizes), Set(joints).count <= 1, dotted || sizes.first != 2,
                let (digits, end) = run.value(sizes.reduce(0, +)), isValid(digits),
                !Numbers.continues(behind: end, text), text[end] != 0x25
            else { continue }
            return (digits, end, dotted)
        }
        return nil
    }
}
