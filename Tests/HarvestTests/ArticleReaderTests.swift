import Extraction
import Matching
import Records
import Testing

@testable import Harvest

@Suite("Articles read with known parties in mind")
struct ArticleReaderTests {
    static let parties = [
        Entity(id: "t1", schema: .company, name: "Sevmash Shipyard JSC", dataset: "register"),
        Entity(id: "t2", schema: .company, name: "Huge", dataset: "register"),
        Entity(id: "t3", schema: .company, name: "Rosneft Trading", dataset: "register"),
    ]

    static func mentions(_ text: String, _ language: String, exact: Bool = false) -> [Mention] {
        let reader = ArticleReader(lexicon: Lexicon(), index: EntityIndex(parties), exact: exact)
        return reader.read(title: "", text: text, language: language).mentions.filter { $0.kind == .entity }
    }

    @Test("A name with a typo, a declined one and one in another script are found, less surely, with the reason")
    func forms() throws {
        let exact = try #require(Self.mentions("The yard Sevmash Shipyard JSC launched it.", "en").first)
        let typo = try #require(Self.mentions("The yard Sevmash Shipyrad JSC launched it.", "en").first)
        let other = try #require(Self.mentions("Договор с Роснефтью Трейдинг подписан.", "ru").first)
        #expect(exact.id == "t1" && exact.score > 0.8)
        #expect(typo.id == "t1" && typo.score < exact.score && !typo.reasons.isEmpty)
        #expect(other.id == "t3" && other.text == "Роснефтью Трейдинг" && !other.reasons.isEmpty)
    }

    @Test("A firm called like a common word is not meant where the word is one")
    func commonWord() {
        #expect(Self.mentions("Losses were huge, the ministry said.", "en").isEmpty)
        #expect(Self.mentions("Losses were huge, the ministry said.", "en", exact: true).map(\.id) == ["t2"])
    }

    @Test("A firm without its legal form, with a typo in that, and by one word after it was named")
    func shortNames() throws {
        let found = Self.mentions("Customs fined Sevmash Shipyard today. Sevmash denies it.", "en")
        #expect(found.map(\.text) == ["Sevmash Shipyard", "Sevmash"] && found.map(\.id) == ["t1", "t1"])
        #expect(found[0].score >= 0.7 && found[0].reasons.contains("without its legal form"))
        #expect(found[1].reasons.contains("named before"))
        #expect(Self.mentions("Customs fined Sevmash Shipyrad today.", "en").first?.score ?? 0 >= 0.6)
        #expect(Self.mentions("Customs fined Sevmash Shipyard today.", "en", exact: true).isEmpty)
        #expect(Self.mentions("He works at Sevmash Shipyard JSC.", "en").map(\.text) == ["Sevmash Shipyard JSC"])
    }
}
