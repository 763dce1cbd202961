import Records
import Testing
import Texts

@testable import Matching

@Suite("How sure a mention by a short name is")
struct ShortNameJudgeTests {
    static let entities: [Entity] = [
        {
            var trader = Entity.party("Oceanic Metals FZE", id: "oceanic", .company, countries: ["ae"])
            trader.commodities = ["7108"]
            return trader
        }(),
        .party("Beaurivoire Négoce SA", id: "beau", .company, countries: ["ci"]),
        .party("Boğdağ Lojistik A.Ş.", id: "bogdag", .company), .party("Velmont Ltd", id: "velmont", .company),
        .party("Horizon Trading LLC", id: "horizon", .company), .party("Thürbach Handel GmbH", id: "thur", .company),
        .party("Rotterdam Chemie BV", id: "rotterdam", .company),
        .party("Crownfell Foods Ltd", id: "gb", .company, countries: ["gb"]),
        .party("Crownfell Foods LLC", id: "us", .company, countries: ["us"]),
        .party("Ivan SHUMILOV", id: "ivan"), .party("Oleg Petrovich Kovyazin", id: "oleg"),
        .party("QUINTANAR ECHAVARREN, Tomás", id: "tomas"), .party("Klaus Grünewälder", id: "klaus"),
    ]
    static let index = EntityIndex(entities)
    static let judge = MentionJudge(index: index)

    /// Mentions of these names, found word for word, judged.
    private func judged(
        _ names: [(text: String, id: String)], in text: String, _ others: [Mention] = [], language: String = "en"
    ) -> [Mention] {
        let bytes = Array(text.utf8)
        var analysis = Analysis()
        analysis.text.sentences = SentenceSplitter.sentences(in: text).map(\.range)
        analysis.text.paragraphs = analysis.text.sentences.map { _ in 0 }
        for name in names {
            let wanted = Array(name.text.utf8)
            guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else { continue }
            analysis.mentions.append(
                Mention(
                    zone: .text, start: start, end: start + wanted.count, text: name.text, kind: .entity, id: name.id))
        }
        analysis.mentions += others
        Self.judge.judge(&analysis, title: "", text: text, language: language, floor: 0.01)
        return analysis.mentions.filter { $0.kind == .entity }
    }

    private func score(_ name: String, _ id: String, _ text: String, _ language: String = "en") -> Double {
        judged([(name, id)], in: text, language: language).first?.score ?? 0
    }

    @Test(
        "two words are sure enough for an alert, one rare word says little more than maybe, everyday words less",
        arguments: [
            ("Oceanic Metals", "oceanic", "Police searched Oceanic Metals today.", 0.7...0.9),
            ("Beaurivoire Negoce", "beau", "Police searched Beaurivoire Negoce today.", 0.7...0.9),
            ("Bogdag Lojistik", "bogdag", "Polis Bogdag Lojistik firmasını aradı.", 0.7...0.9),
            ("Velmont", "velmont", "Police searched Velmont today.", 0.5...0.65),
            ("Horizon Trading", "horizon", "Police searched Horizon Trading today.", 0.3...0.5),
            ("horizon trading", "horizon", "A new horizon trading will change.", 0...0.1),
            ("oceanic metals", "oceanic", "Prices of oceanic metals fell today.", 0...0.2),
            ("Oceanic Metlas", "oceanic", "Police searched Oceanic Metlas today.", 0.6...0.9),
            ("Thuerbach Handel", "thur", "Die Polizei durchsuchte Thuerbach Handel gestern.", 0.7...0.95),
        ])
    func alone(_ name: String, _ id: String, _ text: String, _ range: ClosedRange<Double>) {
        #expect(range.contains(score(name, id, text)), "\(score(name, id, text))")
    }

    @Test(
        "what stands beside a short name raises or lowers it",
        arguments: [
            ("legal form beside it", "Oceanic Metals", "oceanic", "Police searched Oceanic Metals FZCO today.", "en"),
            ("legal form beside it", "Oceanic Metals", "oceanic", "Police searched Oceanic Metals L.L.C. today.", "en"),
            ("another legal form beside it", "Oceanic Metals", "oceanic", "They sued Oceanic Metals GmbH.", "en"),
            ("another legal form beside it", "Oceanic Metals", "oceanic", "They sued Oceanic Metals Inc.", "en"),
            ("part of a longer name", "Oceanic Metals", "oceanic", "They saw the Oceanic Metals Museum.", "en"),
            ("part of a longer name", "Thürbach Handel", "thur", "Er sah das Thürbach Handel Museum.", "de"),
            ("part of a longer name", "Velmont", "velmont", "They met Klaus Velmont.", "en"),
            ("part of a longer name", "Velmont", "velmont", "Sie trafen Klaus Velmont.", "de"),
        ])
    func beside(_ reason: String, _ name: String, _ id: String, _ text: String, _ language: String) {
        let mention = judged([(name, id)], in: text, language: language).first
        #expect(mention?.reasons.contains(reason) == true, "\(String(describing: mention?.reasons))")
        #expect(((mention?.score ?? 0) > 0.85) == (reason == "legal form beside it"))
    }

    @Test("the full name elsewhere makes it sure, and within the full name it is no mention of its own")
    func full() {
        let text = "Oceanic Metals FZE was fined. Later Oceanic Metals said nothing."
        let both = [("Oceanic Metals FZE", "oceanic"), ("Oceanic Metals", "oceanic")]
        #expect(judged(both, in: text).map(\.text) == ["Oceanic Metals FZE"])
        let later = Mention(zone: .text, start: 36, end: 50, text: "Oceanic Metals", kind: .entity, id: "oceanic")
        let found = judged([both[0]], in: text, [later])
        #expect(found.last?.reasons == ["without its legal form", "also named in full"])
        #expect(found.last?.score ?? 0 > 0.95)
    }

    @Test("of two parties with one short name the one whose country is named is likelier; without it neither is sure")
    func rivals() {
        let text = "Police searched Crownfell Foods today."
        let both = [("Crownfell Foods", "gb"), ("Crownfell Foods", "us")]
        #expect(judged(both, in: text).allSatisfy { $0.score < 0.6 && $0.reasons.last == "name of several parties" })
        let country = Mention(zone: .text, start: 0, end: 1, text: "P", kind: .country, id: "country:US")
        let told = judged(both, in: text, [country])
        #expect(told.map(\.id) == ["gb", "us"] && told[0].score < 0.4 && told[1].score >= 0.7)
        #expect(told[0].reasons.last == "the text speaks rather of another party of that name")
    }

    @Test("of two people of one name on two lists, the one of that birth year, country or number is likelier")
    func namesakes() {
        var listed = Entity.party("Ivan Shumilov", id: "listed", born: ["1971-03-02"], countries: ["by"])
        listed.dataset = "list"
        let trader = Entity.party("Ivan Shumilov", id: "trader", born: ["1958"], countries: ["ru"])
        let judge = MentionJudge(index: EntityIndex([listed, trader]))
        for (text, likelier) in [
            ("Ivan Shumilov, born in 1971, left.", "listed"), ("Иван Шумилов, 1958 г.р., ушёл.", "trader"),
            ("Ivan Shumilov left in 1971.", ""),
        ] {
            var analysis = Analysis()
            analysis.mentions = ["listed", "trader"].map {
                Mention(zone: .text, start: 0, end: 13, text: "Ivan Shumilov", kind: .entity, id: $0)
            }
            judge.judge(&analysis, title: "", text: text, language: "en")
            let scores = Dictionary(uniqueKeysWithValues: analysis.mentions.map { ($0.id ?? "", $0.score) })
            #expect(scores.count == 2)
            let (a, b) = (scores["listed"] ?? 0, scores["trader"] ?? 0)
            #expect(
                likelier == "" ? a == b : (a > b) == (likelier == "listed") && abs(a - b) > 0.05, "\(text) \(a) \(b)")
        }
    }

    @Test("a place within a short name makes it less sure")
    func place() {
        let text = "Police searched Rotterdam Chemie today."
        let port = Mention(zone: .text, start: 16, end: 25, text: "Rotterdam", kind: .port, id: "port:NLRTM")
        let without = judged([("Rotterdam Chemie", "rotterdam")], in: text)
        let with = judged([("Rotterdam Chemie", "rotterdam")], in: text, [port])
        #expect(with[0].score < 0.6 && without[0].score >= 0.7)
    }

    @Test(
        "people: with an initial, another middle name, without theirs, by the first of two surnames, in another spelling",
        arguments: [
            ("I. Shumilov", "ivan", "by an initial", 0.3...0.6),
            ("Ivan Petrovich Shumilov", "ivan", "with another middle name", 0.8...0.98),
            ("Ivan P. Shumilov", "ivan", "with another middle name", 0.8...0.98),
            ("Ivan Quast Shumilov", "ivan", "with another middle name", 0.6...0.9),
            ("Oleg Kovyazin", "oleg", "without the middle name", 0.8...0.98),
            ("Tomas Quintanar", "tomas", "without the middle name", 0.7...0.98),
            ("Klaus Gruenewaelder", "klaus", "another spelling", 0.8...0.98),
            ("Shumilov Ivan", "ivan", "other order", 0.8...0.98),
        ])
    func people(_ name: String, _ id: String, _ reason: String, _ range: ClosedRange<Double>) {
        let found = judged([(name, id)], in: "Police arrested \(name) today.").first
        #expect(found?.reasons.contains(reason) == true, "\(String(describing: found))")
        #expect(range.contains(found?.score ?? 0), "\(found?.score ?? 0)")
    }

    // MARK: What a party is called later

    private func calls(_ text: String, known: [(String, String)], language: String = "en") -> [String] {
        let bytes = Array(text.utf8)
        let places = known.compactMap { name, id -> (range: Range<Int>, entity: String)? in
            let wanted = Array(name.utf8)
            guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else { return nil }
            return (start..<start + wanted.count, id)
        }
        return bytes.withUnsafeBufferPointer { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            return MentionFinder(index: Self.index).find(in: tokens, of: bytes, language: language, known: places).map {
                "\(String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)) \($0.start) \($0.entity)"
            }
        }
    }

    @Test("after a party was named, one word of its name stands for it, unless two parties have it")
    func later() {
        #expect(
            calls("Oceanic Metals FZE was fined. Oceanic paid.", known: [("Oceanic Metals FZE", "oceanic")])
                == ["Oceanic 30 oceanic"])
        #expect(calls("Oceanic paid. Oceanic Metals was fined.", known: [("Oceanic Metals", "oceanic")]).isEmpty)
        #expect(
            calls("Oceanic Metals was fined. The oceanic trade fell.", known: [("Oceanic Metals", "oceanic")]).isEmpty)
        #expect(calls("Horizon Trading was fined. Horizon paid.", known: [("Horizon Trading", "horizon")]).isEmpty)
        let both = [("Crownfell Foods Ltd", "gb"), ("Crownfell Foods LLC", "us")]
        #expect(calls("Crownfell Foods Ltd sued Crownfell Foods LLC. Crownfell won.", known: both).isEmpty)
        #expect(
            calls("Ivan Shumilov was held. Shumilov denies it.", known: [("Ivan Shumilov", "ivan")])
                == ["Shumilov 24 ivan"])
    }

    @Test("it is as sure as its context lets it be, and nothing where the name itself was none")
    func laterScores() {
        let text = "Oceanic Metals was fined. They say Oceanic paid."
        let sure = judged([("Oceanic Metals", "oceanic")], in: text, [call(at: 35)])
        #expect(sure.last?.reasons == ["named before"] && (0.7...0.9).contains(sure.last?.score ?? 0))
        let unsure = judged([("oceanic metals", "oceanic")], in: text.lowercased(), [call(at: 35)])
        #expect(unsure.last?.score ?? 0 < 0.1)
    }

    private func call(at start: Int) -> Mention {
        Mention(zone: .text, start: start, end: start + 7, text: "Oceanic", kind: .entity, id: "oceanic")
    }

    @Test("people are found with a middle name that the register does not have")
    func middle() {
        #expect(calls("Police held Ivan Petrovich Shumilov.", known: []) == ["Ivan Petrovich Shumilov 12 ivan"])
        #expect(calls("Police held Ivan P. Shumilov.", known: []) == ["Ivan P. Shumilov 12 ivan"])
        #expect(calls("Ivan, Peter, Shumilov", known: []).isEmpty && calls("Ivan the Shumilov", known: []).isEmpty)
    }
}
