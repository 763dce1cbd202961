import Records
import Testing

@testable import Extraction

@Suite struct MeasuresTests {
    private static let lexicon = Lexicon.load(files: [
        lines(
            "en", "commodity",
            [
                "commodity:hs:7202\tferronickel", "commodity:hs:1001\twheat", "commodity:hs:8517\tsmartphones",
                "commodity:hs:2709\tcrude", "commodity:hs:2709\toil",
            ]),
        lines("fr", "commodity", ["commodity:hs:1001\tblé"]),
        lines("ru", "commodity", ["commodity:hs:2701\tугля"]),
        lines("*", "port", ["port:AEJEA\tJebel Ali", "port:IRBND\tBandar Abbas"]),
        lines(
            "*", "country",
            [
                "country:OM\tMuscat", "country:IR\tIran", "country:RU\tRussie", "country:RU\tРоссию",
                "country:CN\tКитая",
                "country:KZ\tКазахстан", "country:CN\t中国", "country:KP\t朝鲜", "country:FR\tParis", "country:DE\tBerlin",
            ]),
    ]).lexicon

    private static func lines(_ language: String, _ kind: String, _ terms: [String]) -> (name: String, bytes: [UInt8]) {
        let head = ["# title: t", "# origin: o", "# licence: l", "# language: \(language)", "# kind: \(kind)"]
        return ("\(kind).\(language).tsv", Array((head + terms).joined(separator: "\n").utf8))
    }

    private func measures(_ text: String, _ language: String) -> [Mention] {
        Analyzer(lexicon: Self.lexicon, names: NameTable()).analyze(title: "", text: text, language: language)
            .mentions.filter { [.quantity, .price, .route].contains($0.kind) }
    }

    @Test(
        arguments: [
            ("They seized 3,000 tonnes of ferronickel.", "en", "3,000 tonnes", "3000 t", "commodity:hs:7202"),
            ("A 3,000-tonne wheat cargo sank.", "en", "3,000-tonne", "3000 t", "commodity:hs:1001"),
            ("Wheat exports reached 2.1 mln tonnes.", "en", "2.1 mln tonnes", "2100000 t", "commodity:hs:1001"),
            ("Customs found 500kg in a van.", "en", "500kg", "500 kg", nil),
            ("Crude output is 2.1 million bpd.", "en", "2.1 million bpd", "2100000 bbl/d", "commodity:hs:2709"),
            ("They found 1,200 smartphones.", "en", "1,200", "1200 pcs", "commodity:hs:8517"),
            ("Il transporte 12 500 tonnes de blé.", "fr", "12 500 tonnes", "12500 t", "commodity:hs:1001"),
            (
                "Deux cargaisons, 1,5 million de tonnes de blé.", "fr", "1,5 million de tonnes", "1500000 t",
                "commodity:hs:1001"
            ),
            ("Изъято 4,5 тыс. тонн угля.", "ru", "4,5 тыс. тонн", "4500 t", "commodity:hs:2701"),
            ("Der Zoll fand 1.500 kg Kaffee.", "de", "1.500 kg", "1500 kg", nil),
            ("海关查获3000吨货物", "zh", "3000吨", "3000 t", nil),
        ] as [(String, String, String, String, String?)])
    func `a quantity has a unit, and the good it is said of`(
        text: String, language: String, written: String, value: String, good: String?
    ) {
        let found = measures(text, language).filter { $0.kind == .quantity }
        #expect(found.map(\.text) == [written])
        #expect(found.first?.id == value)
        #expect(found.first?.concept == good)
    }

    @Test(arguments: [
        ("Worth $2.5 million in all.", "en", "$2.5 million", "USD 2500000"),
        ("Wheat rose to USD 450 a tonne.", "en", "USD 450 a tonne", "USD 450/t"),
        ("Now US$1,200/t and more.", "en", "US$1,200/t", "USD 1200/t"),
        ("It costs 70 dollars a barrel.", "en", "70 dollars a barrel", "USD 70/bbl"),
        ("Soit 250 € la tonne.", "fr", "250 € la tonne", "EUR 250/t"),
        ("Pour 1,5 million d'euros.", "fr", "1,5 million d'euros", "EUR 1500000"),
        ("Стоимость 30 млн рублей.", "ru", "30 млн рублей", "RUB 30000000"),
        ("价值500万元", "zh", "500万元", "CNY 5000000"),
        ("Im Wert von 2,5 Mio. Euro.", "de", "2,5 Mio. Euro", "EUR 2500000"),
    ])
    func `a price has a currency, and the unit it is for`(
        text: String, language: String, written: String, value: String
    ) {
        let found = measures(text, language).filter { $0.kind == .price }
        #expect(found.map(\.text) == [written])
        #expect(found.first?.id == value)
    }

    @Test(arguments: [
        "At 12:30 on 3/4/2024 they met.", "Some 45% of wheat, 7 wheat farmers.", "Flight B52 and room 101.",
        "In 2024 smartphones were rare.", "Call 0044 20 7946 0000 now.", "Version 1.2.3 of it.",
        "He owns 99999999999999999999999 tonnes.",
    ])
    func `times, dates, shares, codes and counts of something else are no amounts`(text: String) {
        #expect(measures(text, "en").isEmpty)
    }

    @Test(arguments: [
        ("Cargo went from Jebel Ali to Bandar Abbas via Muscat.", "en", "AEJEA>OM>IRBND", 0.9),
        ("The ship reached the port of Bandar Abbas, bound to Iran from Jebel Ali.", "en", "AEJEA>IR", 0.9),
        ("Expédié de Russie vers Iran.", "fr", "RU>IR", 0.9),
        ("Груз везли из Китая в Россию через Казахстан.", "ru", "CN>KZ>RU", 0.9),
        ("货物从中国运往朝鲜", "zh", "CN>KP", 0.9),
        ("She flew from Paris to Berlin.", "en", "FR>DE", 0.6),
    ])
    func `a route leads from a place to another`(text: String, language: String, route: String, score: Double) {
        let found = measures(text, language).filter { $0.kind == .route }
        #expect(found.map(\.id) == [route])
        #expect(abs((found.first?.score ?? 0) - score) < 0.001)
    }

    @Test(arguments: [
        "Relations of Iran to Iran.", "It came from Paris. To Berlin nobody went.", "From Monday to Friday in Paris.",
        "Paris and Berlin agreed.",
    ])
    func `places without a way between them are no route`(text: String) {
        #expect(measures(text, "en").filter { $0.kind == .route }.isEmpty)
    }

    @Test func `somebody else's words are marked, a name in quotation marks is not`() {
        func quoted(_ text: String) -> Bool? {
            Analyzer(lexicon: Self.lexicon, names: NameTable()).analyze(title: "", text: text, language: nil)
                .mentions.first { $0.kind == .commodity }?.quoted
        }
        #expect(quoted("“We never sold any wheat to them,” he said.") == true)
        #expect(quoted("\"We never sold any wheat to them,\" he said.") == true)
        #expect(quoted("«Nous n'avons jamais vendu de wheat»") == true)
        #expect(quoted("He said \"no\" to wheat \"for now\".") == false)
        #expect(quoted("The so-called \"wheat\" was sand.") == false)
        #expect(quoted("“A quotation that goes on\n“We sold the wheat to them in spring.”") == true)
        #expect(quoted("An inch mark 5\" and then wheat, the end of it all is here.") == false)
    }
}
