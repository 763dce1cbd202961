import Records
import Testing

@testable import Extraction

@Suite("Lexicons")
struct LexiconTests {
    private func load(_ text: String) -> (lexicon: Lexicon, diagnostics: [Diagnostic]) {
        Lexicon.load(files: [(name: "test.tsv", bytes: Array(text.utf8))])
    }

    /// The concepts that a text mentions, with what stands there.
    private func found(_ lexicon: String, _ text: String, title: String = "", language: String? = nil) -> [String] {
        let (lexicon, diagnostics) = load(lexicon)
        #expect(diagnostics.isEmpty)
        return Analyzer(lexicon: lexicon, names: NameTable()).analyze(title: title, text: text, language: language)
            .mentions.map { "\($0.id ?? "")=\($0.text)" }
    }

    @Test("a file gives concepts, titles and terms")
    func loading() {
        let (lexicon, diagnostics) = load(
            "\u{FEFF}# language: en\r\n# kind: commodity\r\n\r\ncommodity:hs:7108\t=Gold\r\ncommodity:hs:7108\tgold bar\tinfl w:0.5\r\nlabel:gold\tgold\r\n"
        )
        #expect(diagnostics == [])
        #expect(lexicon.concepts.map(\.id) == ["commodity:hs:7108", "label:gold"])
        #expect(lexicon.concept("commodity:hs:7108")?.title == "Gold")
        #expect(lexicon.concept("label:gold")?.role == .label(.goods))
        #expect(lexicon.termCount == 2)
    }

    @Test(
        "a bad line is told with file and line, and the next one is read",
        arguments: [
            ("offence:x", "lexicon-no-term"), ("crime:x\tterm", "lexicon-bad-concept"),
            ("x\tterm", "lexicon-bad-concept"),
            ("country:IRN\tIran", "lexicon-bad-concept"), ("country:ir\tIran", "lexicon-bad-concept"),
            ("port:AE\tJebel Ali", "lexicon-bad-concept"), ("commodity:hs:x1\tgold", "lexicon-bad-concept"),
            ("offence:\tterm", "lexicon-bad-concept"), ("offence:x\t\tinfl", "lexicon-empty-term"),
            ("offence:x\t--", "lexicon-empty-term"), ("offence:x\tterm\tw:2", "lexicon-bad-weight"),
            ("offence:x\tterm\tw:a", "lexicon-bad-weight"), ("offence:x\tterm\tplural", "lexicon-unknown-flag"),
            ("offence:x\tterm\tnot:", "lexicon-empty-context"), ("offence:x\tt*", "lexicon-short-beginning"),
            ("# language: english", "lexicon-bad-language"),
        ])
    func badLines(line: String, code: String) {
        let (lexicon, diagnostics) = load("# kind: offence\n\(line)\noffence:good\tgood term\n")
        #expect(diagnostics.map(\.code) == [code])
        #expect(diagnostics.first?.place == "test.tsv")
        #expect(diagnostics.first?.line == 2)
        #expect(lexicon.termCount == 1)
    }

    @Test("bytes that are not UTF-8 spoil their line only")
    func notUTF8() {
        let bytes = Array("offence:x\t".utf8) + [0xFF, 0x0A] + Array("offence:y\tterm\n".utf8)
        let (lexicon, diagnostics) = Lexicon.load(files: [(name: "a", bytes: bytes)])
        #expect(diagnostics.map(\.code) == ["lexicon-not-utf8"])
        #expect(lexicon.termCount == 1)
    }

    @Test(
        "flags say when a term counts",
        arguments: [
            ("offence:x\tsmuggl*", "Smugglers smuggled a mug.", ["offence:x=Smugglers", "offence:x=smuggled"]),
            (
                "offence:x\tev*\noffence:y\tevas*\noffence:z\ttax evasions*", "evasion, ev, Tax Evasions; éva",
                ["offence:x=evasion", "offence:y=evasion", "offence:x=ev", "offence:z=Tax Evasions", "offence:x=éva"]
            ),
            ("topic:x\tконтраб*", "Контрабанда КОНТРАБАС", ["topic:x=Контрабанда", "topic:x=КОНТРАБАС"]),
            ("topic:x\tdual use*", "dual user, dual-use", ["topic:x=dual user", "topic:x=dual-use"]),
            (
                "commodity:lead\tlead\tnot:role|singer",
                "a lead singer; then far away in another clause the price of lead", ["commodity:lead=lead"]
            ),
            (
                "commodity:lead\tlead\tneed:zinc|ton*", "lead rose. Tonnes of lead",
                ["commodity:lead=lead", "commodity:lead=lead"]
            ),
            ("commodity:lead\tlead\tneed:zinc", "they lead the way", []),
            ("country:TR\tTurkey\tcase", "a turkey in Turkey", ["country:TR=Turkey"]),
            ("country:TR\tTurkey\tcase", "TURKEY RAISES WHEAT DUTY", ["country:TR=TURKEY"]),
            ("country:US\tUS\tacronym", "The US told us.", ["country:US=US"]),
            ("country:US\tUS\tacronym", "LET US TALK ABOUT TARIFFS", []),
            ("sanction:ofac\tofac\tacronym", "The OFAC list, ofac", ["sanction:ofac=OFAC"]),
            ("topic:x\tbrand\tnot:hot-dog", "a brand of hot dog", []),
        ])
    func flags(lexicon: String, text: String, expected: [String]) {
        #expect(found(lexicon + "\n", text) == expected)
    }

    @Test(
        "inflected forms count where the term says so",
        arguments: [
            ("en", "tariff", "tariffs tariff tariffed tariffic", ["tariffs", "tariff", "tariffed"]),
            ("en", "duty", "duties duty dutiful", ["duties", "duty"]),
            ("en", "seize", "seized seizing seizes seizure", ["seized", "seizing", "seizes"]),
            ("en", "ship", "shipped shipping ships shipper", ["shipped", "shipping", "ships"]),
            ("en", "evade sanction", "evading sanctions, evaded sanction", ["evading sanctions", "evaded sanction"]),
            ("ru", "контрабанда", "контрабанды контрабандой контрабандист", ["контрабанды", "контрабандой"]),
            ("ru", "наркотик", "наркотиками Наркотиков", ["наркотиками", "Наркотиков"]),
            (
                "ru", "таможенная пошлина", "таможенных пошлин, таможенными пошлинами",
                ["таможенных пошлин", "таможенными пошлинами"]
            ),
            ("es", "arancel", "aranceles arancelario", ["aranceles"]),
            ("de", "Zoll", "Zolls Zölle Zollen", ["Zolls", "Zölle", "Zollen"]),
            ("fr", "douane", "douanes douanier", ["douanes"]), ("ja", "gold", "golds gold", ["gold"]),
        ])
    func inflection(language: String, term: String, text: String, expected: [String]) {
        let lexicon = "# language: \(language)\ntopic:x\t\(term)\tinfl\n"
        #expect(found(lexicon, text) == expected.map { "topic:x=" + $0 })
    }

    @Test("of overlapping terms of one kind the longest counts; other kinds are apart")
    func overlaps() {
        let lexicon = "country:KR\tSouth Korea\ncountry:KP\tKorea\ntopic:x\tKorea sanctions\n"
        #expect(found(lexicon, "South Korea sanctions") == ["country:KR=South Korea", "topic:x=Korea sanctions"])
        #expect(found("topic:x\toil\ntopic:y\toil\ntopic:x\tOIL\n", "oil") == ["topic:x=oil", "topic:y=oil"])
    }

    @Test("terms of another language do not count where the text's language has terms of its own")
    func languages() {
        let files: [(name: String, bytes: [UInt8])] = [
            ("de", Array("# language: de\ntopic:zoll\tGift\n".utf8)),
            ("en", Array("# language: en\ntopic:gift\tgift\n".utf8)),
            ("all", Array("# language: *\ntopic:all\tgift\n".utf8)),
        ]
        let analyzer = Analyzer(lexicon: Lexicon.load(files: files).lexicon, names: NameTable())
        let ids = { (language: String?) in
            analyzer.analyze(title: "", text: "Gift", language: language).mentions.map(\.id)
        }
        #expect(ids("en-GB") == ["topic:all", "topic:gift"])
        #expect(ids("de") == ["topic:all", "topic:zoll"])
        #expect(ids(nil) == ["topic:all", "topic:gift", "topic:zoll"])
        #expect(ids("ja") == ["topic:all", "topic:gift", "topic:zoll"])
    }
}
