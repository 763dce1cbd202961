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
}
