import Matching
import Records
import Testing

@Suite("Screening")
struct ScreenerTests {
    static let listed: [Entity] = [
        .party("Ana Maria KELLER", id: "l:1", born: ["1966-09-08"]),
        .party("Ana Maria KELLER", id: "l:2", born: ["1989"]),
        .party("Yevgeniy Viktorovich PRIGOZHIN", id: "l:3", aliases: ["Evgeny PRIGOZHIN"]),
        .party("OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU FERTOING", id: "l:4", .organization),
        .party("HAI II", id: "l:5", .vessel, numbers: ["imo": "9074729"]),
        .party("Eduard BASURIN", id: "l:6"),
        .party("Muzahim Sa'b Hassan AL-TIKRITI", id: "l:7"),
        .party("11420 CORP.", id: "l:8", .organization),
    ]
    static let screener = Screener(listed)

    static let found: [(String, Entity.Schema, String)] = [
        ("Prigoshin Evgenij", .person, "l:3"), ("Евгений Викторович Пригожин", .person, "l:3"),
        ("Y. V. Prigozhin", .person, "l:3"), ("Fertoing LLC", .company, "l:4"), ("ООО Фертоинг", .company, "l:4"),
        ("MV HAI II", .vessel, "l:5"), ("Eduardbasurin", .person, "l:6"), ("مزاحم صعب حسن التكريتي", .person, "l:7"),
    ]

    @Test("finds a name through typos, scripts, initials, forms and glue", arguments: found)
    func finds(_ name: String, _ schema: Entity.Schema, _ id: String) {
        let hits = Self.screener.screen(.party(name, id: "q", schema))
        #expect(hits.first?.entity == id, "\(hits)")
        #expect(hits.first?.reasons.isEmpty == false)
    }

    @Test(
        "legal forms and numbers alone match nobody",
        arguments: ["Corp.", "Limited Liability Company", "11421 CORP.", ""])
    func nobody(_ name: String) {
        #expect(Self.screener.screen(.party(name, id: "q", .company)).isEmpty)
    }

    @Test("of namesakes the one whose date of birth contradicts ranks lower")
    func namesakes() {
        let hits = Self.screener.screen(.party("Ana Maria Keller", born: ["1966-09-08"]), threshold: 0.3)
        #expect(hits.map(\.entity) == ["l:1", "l:2"])
        #expect(hits[0].score - hits[1].score > 0.2)
    }

    @Test("a number is found whatever the name")
    func byNumber() {
        let hits = Self.screener.screen(.party("OCEAN ROSE", .vessel, numbers: ["imo": "9074729"]))
        #expect(hits.map(\.entity) == ["l:5"] && hits[0].reasons.contains { $0.hasPrefix("identifier: imo") })
    }

    @Test("threshold and limit are kept, equal scores stay in the order of the list")
    func bounds() {
        #expect(Self.screener.screen(.party("Ana Maria Keller"), limit: 1).map(\.entity) == ["l:1"])
        #expect(Self.screener.screen(.party("Ana Maria Keller"), threshold: 0.99).isEmpty)
        #expect(Self.screener.screen(.party("Ana Maria Keller"), limit: -1).isEmpty)
        #expect(Screener([]).screen(.party("Ana Maria Keller")).isEmpty)
    }

    @Test("a name alone never scores 1")
    func neverCertain() {
        #expect(
            Self.listed.allSatisfy { e in Self.screener.screen(.party(e.name, e.schema)).allSatisfy { $0.score <= 0.95 }
            })
    }

    /// Of every list of OFAC and the UN: a sample, since the whole takes minutes in a debug build.
    @Test(
        "a listed name finds its own entry first, or tied with the first",
        .enabled(if: MatchingSharedData.isThere, "../shared/data/screening or xz is absent"))
    func ownEntry() throws {
        let entities = try MatchingSharedData.entities()
        let screener = Screener(entities)
        var missed: [String] = []
        for entity in entities.enumerated().filter({ $0.offset % 131 == 0 }).map(\.element) {
            for name in [entity.name] + entity.aliases {
                let hits = screener.screen(.party(name, entity.schema), threshold: 0, limit: 50)
                let own = hits.first { $0.entity == entity.id }?.score ?? -1
                if own < (hits.first?.score ?? 0) { missed.append("\(entity.id) \(name)") }
            }
        }
        #expect(missed.isEmpty, "\(missed)")
    }
}
