import Records
import Testing

@testable import Extraction

@Suite("Analysis")
struct AnalyzerTests {
    private static let lines = """
        # language: en
        # kind: commodity
        negation:cue\tdenied
        negation:hypothetical\tif convicted of
        negation:hypothetical\tcould be seized
        negation:cue\tdenies
        negation:cue\tnot related to
        negation:cue\tnothing to do with
        offence:smuggling\tsmuggling
        event:seizure\tseizure
        event:seizure\tseized
        country:IR\tIran
        country:CN\tChina
        country:GB\tLondon\tcase w:0.4
        country:FR\tParis\tw:0.5
        country:ZA\tSouth African
        port:AEJEA\tJebel Ali
        commodity:hs:7108\tgold
        label:gold\tgold
        label:copper\tcopper
        label:zinc\tgalvanising\tw:0.5
        """

    private func analyzer(_ names: [(String, String)] = []) -> Analyzer {
        var table = NameTable()
        for (name, entity) in names { table.insert(name, entity: entity) }
        let lexicon = Lexicon.load(files: [(name: "test", bytes: Array(Self.lines.utf8))]).lexicon
        return Analyzer(lexicon: lexicon, names: table)
    }

    @Test("mentions point into the text as written, whatever stands before them")
    func offsets() {
        let lead = "İstanbul weiß\u{301} e\u{301}🚢 漢字, "
        let text = lead + "Sea\nPride carried GOLD from İran to Iran (IMO 9074729)."
        let analysis = analyzer([("SEA PRIDE", "v1")]).analyze(title: "Sea Pride", text: text, language: "en")
        let bytes = Array(text.utf8)
        for mention in analysis.mentions where mention.zone == .text {
            #expect(String(decoding: bytes[mention.start..<mention.end], as: UTF8.self) == mention.text)
        }
        let said = analysis.mentions.map { "\($0.zone) \($0.kind) \($0.id ?? "") \($0.text)" }
        #expect(
            said == [
                "title entity v1 Sea Pride", "text entity v1 Sea\nPride", "text commodity commodity:hs:7108 GOLD",
                "text country country:IR İran", "text country country:IR Iran", "text identifier 9074729 9074729",
            ])
        #expect(analysis.mentions.last?.scheme == "imo")
    }

    @Test("one mention per party and place, also inside longer names")
    func parties() {
        let names = [
            ("Orion Maritime", "a"), ("Orion Maritime Ltd", "b"), ("orion maritime", "c"), ("Orion-Maritime", "a"),
        ]
        let mentions = analyzer(names).analyze(title: "", text: "Orion Maritime Ltd", language: nil).mentions
        #expect(
            mentions.map { "\($0.id ?? "") \($0.text)" } == [
                "a Orion Maritime", "c Orion Maritime", "b Orion Maritime Ltd",
            ])
    }

    @Test("with tolerance a mistyped name is a mention too, but not where the name stands as it is")
    func tolerance() {
        var table = NameTable()
        table.insert("Orion Maritime", entity: "a")
        table.insert("Orion Shelling", entity: "b", caseSensitive: true)
        let text = "Orion Martime and Orion Maritime met Orion Sheling."
        let analyzer = Analyzer(lexicon: Lexicon(), names: table, tolerant: true)
        let mentions = analyzer.analyze(title: "", text: text, language: nil).mentions
        #expect(mentions.map { "\($0.text) \($0.score < 1)" } == ["Orion Martime true", "Orion Maritime false"])
    }

    @Test(
        "what a sentence denies is marked, and nothing else",
        arguments: [
            ("Orion denied smuggling. Smuggling rose.", [true, false]), ("Police met smuggling.", [false]),
            ("He said it had nothing to do with the seizure, but smuggling was found.", [true, false]),
            ("The smuggling was denied by all.", [true]), ("After the seizure Orion denied smuggling.", [false, true]),
            ("It is not related to smuggling; the seizure is.", [true, false]),
        ])
    func negation(text: String, expected: [Bool]) {
        let mentions = analyzer().analyze(title: "", text: text, language: "en").mentions
        #expect(mentions.map(\.negated) == expected)
    }

    @Test("a name behind “not related to” is denied, the one before is not")
    func deniedNames() {
        let names = [("Orion Trading", "t"), ("Orion Maritime", "m")]
        let text = "Orion Maritime is not related to Orion Trading."
        let mentions = analyzer(names).analyze(title: "", text: text, language: "en").mentions
        #expect(mentions.map { "\($0.id ?? "") \($0.negated)" } == ["m false", "t true"])
    }

    @Test("what is only supposed is not denied, but less sure")
    func suppositions() {
        let analyze = { (text: String) in
            self.analyzer().analyze(title: "", text: text, language: "en").mentions.map { ($0.score, $0.negated) }
        }
        for (text, score) in [("He faces jail if convicted of smuggling.", 0.8), ("Convicted of smuggling.", 1)] {
            let found = analyze(text)
            #expect(found.map { ($0.0 * 100).rounded() } == [score * 100])
            #expect(found.map(\.1) == [false])
        }
        #expect(analyze("The gold could be seized.").map { ($0.0 * 100).rounded() } == [100, 80])
        #expect(analyze("If convicted of this. Smuggling rose.").map(\.0) == [1])
    }

    private let filler = String(repeating: "Nothing is said in this sentence at all. ", count: 20)

    @Test("the headline says what a story is about, a mention at the end does not")
    func aboutness() {
        let analysis = analyzer().analyze(
            title: "Gold rises in Iran", text: filler + "Copper fell in China.", language: "en")
        #expect(analysis.commodities.first?.id == "gold")
        #expect(analysis.commodities.filter { $0.score >= 0.5 }.map(\.id) == ["gold"])
        #expect(analysis.countries == ["IR"])
    }

    private func said(_ title: String, _ text: String) -> [String] {
        analyzer().analyze(title: title, text: text, language: "en").commodities.filter { $0.score >= 0.5 }.map(\.id)
    }

    @Test("a story about goods is about those that it lists too, if it calls them by name")
    func lists() {
        #expect(said("Prices", "Copper rose 3 pct.") == [])
        #expect(said("Gold rises", "Copper rose 3 pct.") == ["gold", "copper"])
        #expect(said("Gold rises", "The galvanising plants were closed.") == ["gold"])
    }

    @Test("goods in the name of a company are not what its story is about")
    func companies() {
        #expect(said("Copper Mines Ltd names chairman", filler) == [])
        #expect(said("Copper mines close", filler) == ["copper"])
    }

    @Test("a label and a topic of one name are one topic, the surer")
    func oneTopic() {
        let lines = "# kind: topic\nlabel:trade\ttariff\ntopic:trade\timports\n"
        let lexicon = Lexicon.load(files: [(name: "test", bytes: Array(lines.utf8))]).lexicon
        let analysis = Analyzer(lexicon: lexicon, names: NameTable()).analyze(
            title: "Tariff", text: "Imports fell.", language: nil)
        #expect(analysis.topics.map(\.id) == ["trade"])
        #expect((analysis.topics.first?.score ?? 0) > 0.5)
    }

    @Test(
        "a report is about the place of its dateline, whatever else it mentions",
        arguments: [
            ("LONDON, March 5 - China, China and China again.", ["CN", "GB"]),
            ("LONDON (Agency) — China.", ["GB", "CN"]), ("PARIS -- Shr 2 cts.", ["FR"]),
            ("PARIS, Texas, May 3 - Shr 2 cts.", ["US"]), ("CORNING, N.Y.,\nMarch 5 - Shr 2 cts.", ["US"]),
            ("London was quiet - so they said.", []), ("LONDON, Ont., March 5 - Iran.", ["CA", "IR"]),
        ])
    func datelines(text: String, expected: [String]) {
        #expect(analyzer().analyze(title: "", text: text, language: "en").countries == expected)
    }

    @Test("a country within another name counts less")
    func placesInNames() {
        let analyze = { (text: String) in
            self.analyzer().analyze(title: "", text: text, language: "en").mentions.map(\.score)
        }
        #expect(analyze("Bank of China rose") == [0.5])
        #expect(analyze("South African Airways flew") == [0.5])
        #expect(analyze("goods of China rose") == [1])
        #expect(analyze("South African gold") == [1, 1])
    }

    @Test("sentences and paragraphs come with the analysis")
    func frames() {
        let analysis = analyzer().analyze(title: "A b. C", text: "One. Two.\nThree.", language: nil)
        #expect(analysis.title.sentences == [0..<4, 5..<6])
        #expect(analysis.text.paragraphs == [0, 0, 1])
        #expect(analysis.text.sentence(at: 6) == 1)
    }

    @Test("nothing in, nothing out")
    func empty() {
        let analysis = Analyzer(lexicon: Lexicon(), names: NameTable()).analyze(title: "", text: "", language: nil)
        #expect(analysis == Analysis())
    }

    @Test("odd texts are survived")
    func randomTexts() {
        var seed: UInt64 = 9
        let analyzer = analyzer([("Sea Pride", "v")])
        let pieces = [
            "gold", "İ", "ß", "e\u{301}", "🚢", "漢", "Sea", "Pride", "denied", " ", "\n", ".", "\u{0}", "IMO 9074729",
            ";", "China",
        ]
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<40 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(seed >> 33) % pieces.count]
            }
            let bytes = Array(text.utf8)
            for mention in analyzer.analyze(title: text, text: text, language: nil).mentions {
                #expect(String(decoding: bytes[mention.start..<mention.end], as: UTF8.self) == mention.text)
            }
        }
    }
}
