/// VAT identification number: the country's prefix (EL for Greece) and its national form (Council Directive 2006/112/EC,
/// article 215; VIES number structures), with the national check rule where one is published. Great Britain, Northern
/// Ireland (XI), Switzerland and Norway are read too.
///
/// The check rules are weak (one number in ten passes most), so the text has to say “VAT” in one of its languages.
package enum VATNumber: IdentifierScheme {
    package static let name = "vat"
    package static let title = "VAT identification number"
    package static let strong = true
    package static let starts: TokenKinds = [.capitals, .mixed]
    package static let sizes = TokenSizes(2...17)

    static let context = Context(
        labels: """
            vat vatin ust ustid ustidnr uid tva iva btw piva nif cif nip moms momsnr mva mwst dph áfa afa pdv ddv pvn pvm \
            alv αφμ ндс tax umsatzsteuer umsatzsteueridentifikationsnummer idnr oib dič dic kmkr käibemaksukohustuslase \
            vies ic
            """,
        between: "partita intracommunautaire intra communautaire regon eu payer taxpayer gb sales fiscal n° a p")

    static let phrases = Phrases("V.A.T. P.IVA N.I.P.")

    private static let prefixes = PrefixSet(VATRules.all.keys.map { $0 } + ["GR"])

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "VAT".utf8) { bytes.removeFirst(3) }
        return normal(bytes[...])
    }

    /// The normal form of a prefix and a national part, or nil: GR is written EL, the Swiss suffix is dropped.
    static func normal(_ bytes: ArraySlice<UInt8>) -> String? {
        let prefix = ascii(bytes.prefix(2)) == "GR" ? "EL" : ascii(bytes.prefix(2))
        guard let rule = VATRules.all[prefix] else { return nil }
        let body = Array(bytes.dropFirst(2))
        guard rule.lengths.contains(body.count), rule.isValid(body) else { return nil }
        return prefix + ascii(prefix == "CH" ? body[0..<10] : body[...])
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count == 2 || token.kind == .mixed || token.count == 3 && text[token.end - 1] == 0x45,
            prefixes.contains(text[token.start], text[token.start + 1])
        else { return }
        let labelled =
            context.isLabelled(token.start, in: text) || phrases.stand(before: token.start, in: text, within: 16)
        // Swiss and Norwegian numbers carry the tax's name behind them: `CHE-107.787.577 MWST`, `NO 974 760 673 MVA`.
        guard labelled || text[token.start + 2] == 0x45 || text[token.start + 1] == 0x4F else { return }
        let prefix = text.capitals(token.start..<token.start + 2)
        guard let rule = VATRules.all[prefix == "GR" ? "EL" : prefix] else { return }
        let run = Run(text, from: token.start, limit: 20) { text.isSpace($0) || text.isHyphen($0) || text[$0] == 0x2E }
        for length in rule.lengths.sorted(by: >) {
            guard let (bytes, end) = run.value(length + 2), let value = normal(bytes),
                labelled || CheckDigits.number(bytes.suffix(1)) == nil && bytes.count > 11
            else { continue }
            found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: value, score: 0.96))
            return
        }
    }
}
