import Records
import Testing
import Texts

@testable import Matching

@Suite("How sure a mention is, and why")
struct MentionJudgeTests {
    static let entities: [Entity] = [
        .party("Ana Maria KELLER", id: "ana", aliases: ["Keller"], weak: ["LA JEFA"], countries: ["pa"]),
        .party("Igor SECHINOV", id: "igor"), .party("Muhammad Hassan", id: "ali"), .party("Jordan", id: "jordan"),
        .party("SUNRISE", id: "ship", .vessel, numbers: ["imo": "9074729"]),
        .party("Orange", id: "orange", .company), .party("BIS", id: "bis", .organization),
        .party("Orion Trading", id: "orion", .company), .party("Bank of China", id: "boc", .company),
        .party("Aselvan", id: "one", .company), .party("Zarmed Metallurgical Holding", id: "long", .company),
        .party("Kestrel Minerals Ltd", id: "kestrel", .company), .party("Global Trade", id: "common", .company),
        .party("Paris", id: "paris", .company),
        {
            var trader = Entity.party("Velmont Alloys FZE", id: "trader", .company)
            trader.commodities = ["7202"]
            return trader
        }(),
    ]
    static let judge = MentionJudge(index: EntityIndex(entities))

    /// The mention of `name` in `text`, judged.
    private func mention(
        _ name: String, _ id: String, in text: String, _ others: [Mention] = [], language: String? = "en"
    ) -> Mention {
        judged(name, id, in: text, others, language: language, floor: 0).first { $0.id == id && $0.text == name }
            ?? Mention(zone: .text, start: 0, end: 0, text: "missing", kind: .entity, score: -1)
    }

    private func judged(
        _ name: String, _ id: String, in text: String, _ others: [Mention] = [], language: String? = "en",
        floor: Double
    ) -> [Mention] {
        var analysis = Analysis()
        analysis.text.sentences = [0..<text.utf8.count]
        analysis.text.paragraphs = [0]
        analysis.mentions = [place(name, .entity, id, in: text)].compactMap { $0 } + others
        Self.judge.judge(&analysis, title: "", text: text, language: language, floor: floor)
        return analysis.mentions
    }

    private func place(_ name: String, _ kind: Mention.Kind, _ id: String, in text: String) -> Mention? {
        let bytes = Array(text.utf8)
        let wanted = Array(name.utf8)
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else { return nil }
        return Mention(zone: .text, start: start, end: start + wanted.count, text: name, kind: kind, id: id)
    }

    @Test(
        "each reason is told where it holds, and not where it does not",
        arguments: [
            ("typo", "Ana Maria Kellre", "ana", "He met Ana Maria Kellre there.", "Ana Maria Keller"),
            ("other order", "Keller Ana Maria", "ana", "He met Keller Ana Maria there.", "Ana Maria Keller"),
            ("inflected", "Aselvana", "one", "Zakład Aselvana upadł.", "Aselvan"),
            ("another script", "Игорь Сечинов", "igor", "Тут Игорь Сечинов был.", "Igor Sechinov"),
            ("weak alias", "La Jefa", "ana", "He met La Jefa there.", "Ana Maria Keller"),
            ("name of one word", "Keller", "ana", "He met Keller there.", "Ana Maria Keller"),
            ("common word", "Orange", "orange", "He met Orange there.", "Zarmed Metallurgical Holding"),
            ("common words", "Global Trade", "common", "He met Global Trade there.", "Zarmed Metallurgical Holding"),
            ("common name", "Muhammad Hassan", "ali", "He met Muhammad Hassan there.", "Ana Maria Keller"),
            ("short acronym", "BIS", "bis", "He met BIS there.", "Aselvan"),
            ("not capitalised", "orange", "orange", "He ate an orange there.", "Orange"),
        ])
    func manner(_ reason: String, _ name: String, _ id: String, _ text: String, _ other: String) {
        let language = reason == "inflected" ? "pl" : "en"
        let found = mention(name, id, in: text, language: language)
        #expect(found.reasons.contains(reason), "\(found.reasons)")
        let party = Self.entities.first { $0.name.lowercased() == other.lowercased() }?.id ?? ""
        let plain = mention(other, party, in: "He met \(other) there.")
        #expect(plain.score >= 0 && !plain.reasons.contains(reason), "\(plain.reasons)")
        #expect(found.score < 0.98)
    }

    @Test(
        "what stands around lowers or raises a name",
        arguments: [
            ("part of a longer name", "Orion Trading", "orion", "at Orion Trading Partners Bank yesterday", true),
            ("part of a longer name", "Bank of China", "boc", "at Export-Import Bank of China yesterday", true),
            ("part of a longer name", "Orion Trading", "orion", "at Orion Trading yesterday", false),
            ("part of a longer name", "Aselvan", "one", "Only Aselvan knew it", false),
            ("all in capitals", "ORANGE", "orange", "POLICE SEIZED ORANGE CARGO YESTERDAY", true),
            ("all in capitals", "ORANGE", "orange", "the police seized ORANGE cargo yesterday", false),
            ("headline", "Orange", "orange", "Police Seized Tonnes From Orange Warehouse Yesterday", true),
            ("headline", "Orange", "orange", "police seized tonnes from Orange yesterday", false),
            ("sentence start", "Orange", "orange", "Orange sells phones there", true),
            ("sentence start", "Orange", "orange", "there Orange sells phones", false),
            ("legal form beside it", "Orange", "orange", "bought by Orange Ltd yesterday", true),
            ("legal form beside it", "Orange", "orange", "bought by Orange yesterday", false),
            ("title beside it", "Igor Sechinov", "igor", "said chairman Igor Sechinov yesterday", true),
            ("title beside it", "Igor Sechinov", "igor", "said Igor Sechinov yesterday", false),
            ("ship nearby", "Sunrise", "ship", "the tanker Sunrise was boarded", true),
            ("ship nearby", "Sunrise", "ship", "the hotel Sunrise was boarded", false),
            ("firm nearby", "Aselvan", "one", "shares of Aselvan fell", true),
            ("firm nearby", "Aselvan", "one", "a friend of Aselvan fell", false),
        ])
    func context(_ reason: String, _ name: String, _ id: String, _ text: String, _ holds: Bool) {
        let found = mention(name, id, in: text)
        #expect(found.reasons.contains(reason) == holds, "\(found.reasons)")
    }

    @Test("the rest of the text lends weight: a number, the full name, the country, the trade")
    func party() {
        let text = "Sunrise, Ana Maria Keller, Keller, ferronickel in Panama, Velmont Alloys, Paris"
        let number = Mention(
            zone: .text, start: 0, end: 7, text: "9074729", kind: .identifier, scheme: "imo", id: "9074729")
        let ship = mention("Sunrise", "ship", in: text, [number])
        #expect(ship.score > 0.95 && ship.reasons.last == "confirmed by identifier: imo")
        #expect(mention("Sunrise", "ship", in: text).score < 0.3)

        let full = place("Ana Maria Keller", .entity, "ana", in: text).map { [$0] } ?? []
        let lone = "Then Keller spoke, and Ana Maria Keller left."
        let named = place("Ana Maria Keller", .entity, "ana", in: lone).map { [$0] } ?? []
        #expect(mention("Keller", "ana", in: lone, named).reasons.contains("also named in full"))
        #expect(mention("Keller", "ana", in: lone, named).score > mention("Keller", "ana", in: lone).score + 0.3)

        let panama = Mention(zone: .text, start: 50, end: 56, text: "Panama", kind: .country, id: "country:PA")
        let here = mention("Ana Maria Keller", "ana", in: text, [panama])
        #expect(here.reasons == ["country nearby"] && here.score > mention("Ana Maria Keller", "ana", in: text).score)
        #expect(!full.isEmpty)

        let good = Mention(
            zone: .text, start: 35, end: 46, text: "ferronickel", kind: .commodity, id: "commodity:hs:7202")
        #expect(mention("Velmont Alloys", "trader", in: text, [good]).reasons.contains("trade nearby"))

        let city = place("Paris", .port, "port:FRPAR", in: text).map { [$0] } ?? []
        #expect(mention("Paris", "paris", in: text, city).reasons.contains("also a place"))
    }

    @Test("of several parties of one list with one name, none is surely meant; of two lists, both may be")
    func severalParties() {
        for (other, holds) in [("test", true), ("elsewhere", false)] {
            var twin = Entity.party("Ana Maria Keller", id: "twin")
            twin.dataset = other
            let judge = MentionJudge(index: EntityIndex([.party("Ana Maria KELLER", id: "ana"), twin]))
            var analysis = Analysis()
            analysis.mentions = ["ana", "twin"].map {
                Mention(zone: .text, start: 0, end: 16, text: "Ana Maria Keller", kind: .entity, id: $0)
            }
            judge.judge(&analysis, title: "", text: "Ana Maria Keller left.", language: "en")
            #expect(analysis.mentions.count == 2)
            for mention in analysis.mentions {
                #expect(mention.reasons.contains("name of several parties") == holds)
                #expect(holds ? mention.score < 0.6 : mention.score > 0.9)
            }
        }
    }

    @Test("a name within a surer one of another party is part of a longer name")
    func within() {
        let text = "They visited Zarmed Metallurgical Holding on Monday."
        let longer = place("Zarmed Metallurgical Holding", .entity, "long", in: text).map { [$0] } ?? []
        #expect(mention("Zarmed", "one", in: text, longer).reasons.contains("part of a longer name"))
    }

    @Test(
        "names that say much are sure, and weak ones are not",
        arguments: [
            ("Ana Maria Keller", "ana", "He met Ana Maria Keller there.", 0.9...0.99),
            ("Zarmed Metallurgical Holding", "long", "He met Zarmed Metallurgical Holding there.", 0.7...0.99),
            ("Kestrel Minerals", "kestrel", "a cargo of Kestrel Minerals there", 0.6...0.99),
            ("Игоря Сечинова", "igor", "По словам Игоря Сечинова, всё хорошо.", 0.8...0.99),
            ("Orange", "orange", "an Orange there", 0...0.3), ("orange", "orange", "an orange there", 0...0.05),
            ("Jordan", "jordan", "He flew to Jordan there.", 0...0.3),
            ("bis", "bis", "von drei bis vier", 0...0.05),
        ])
    func scores(_ name: String, _ id: String, _ text: String, _ range: ClosedRange<Double>) {
        let found = mention(name, id, in: text)
        #expect(range.contains(found.score), "\(found.score) \(found.reasons)")
    }

    @Test("below the floor there is no mention; with a floor of 0 all stay; others are not touched")
    func floor() {
        let text = "an orange from Panama"
        let country = place("Panama", .country, "country:PA", in: text).map { [$0] } ?? []
        #expect(judged("orange", "orange", in: text, country, floor: MentionJudge.floor) == country)
        #expect(judged("orange", "orange", in: text, country, floor: 0).count == 2)
    }

    @Test("offsets that do not fit the text, and parties that nobody knows, are survived")
    func odd() {
        var analysis = Analysis()
        analysis.mentions = [
            Mention(zone: .text, start: 5, end: 400, text: "Aselvan", kind: .entity, id: "one"),
            Mention(zone: .title, start: 9, end: 2, text: "", kind: .entity, id: "one"),
            Mention(zone: .text, start: 0, end: 2, text: "An", kind: .entity, id: "gone"),
        ]
        Self.judge.judge(&analysis, title: "", text: "An\u{300}", language: nil, floor: 0)
        #expect(analysis.mentions.count == 3)
    }
}
