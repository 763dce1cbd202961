import Records
import Testing
import Texts

@testable import Matching

@Suite("Names that follow from those of the register")
struct DerivedNamesTests {
    @Test(
        "a firm is called without its legal form, in any law's words and place",
        arguments: [
            ("Beaurivoire Négoce SA", "Beaurivoire Négoce"), ("Oceanic Metals FZE", "Oceanic Metals"),
            ("Kestrel Minerals L.L.C.", "Kestrel Minerals"), ("Kestrel Minerals FZ-LLC", "Kestrel Minerals"),
            ("Thürbach GmbH & Co. KG", "Thürbach"), ("Thürbach Handel-GmbH", "Thürbach Handel"),
            ("Calonza Frutas S.A. de C.V.", "Calonza Frutas"), ("Mendarriz S. de R.L. de C.V.", "Mendarriz"),
            ("Boğdağ Lojistik A.Ş.", "Boğdağ Lojistik"), ("Boğdağ Gıda San. ve Tic. Ltd. Şti.", "Boğdağ Gıda"),
            ("ООО «Каменлес»", "Каменлес"), ("Камснаб Трейд, АО", "Камснаб Трейд"), ("OOO Kamenles", "Kamenles"),
            ("Общество с ограниченной ответственностью «Вятхим»", "Вятхим"),
            ("Shrikala Exports Pvt. Ltd.", "Shrikala Exports"), ("Baotong Sdn Bhd", "Baotong"),
            ("Oceanic Metals (Dubai) L.L.C", "Oceanic Metals"), ("PT Torajaya Tbk", "Torajaya"),
            ("Wartopol Sp. z o.o.", "Wartopol"), ("Velmont Holding AG", "Velmont Holding"),
            ("海兴电子有限公司", "海兴电子"), ("株式会社ミナト物産", "ミナト物産"),
        ])
    func cores(_ name: String, _ core: String) {
        #expect(CoreName.all(of: name, TokenBuffer()).map(\.text) == [core])
    }

    @Test("the word for group and a place at the end go as well where a name is left")
    func groupsAndPlaces() {
        #expect(
            CoreName.all(of: "Honglida Chemical Group Co., Ltd.", TokenBuffer()).map(\.text)
                == ["Honglida Chemical Group", "Honglida Chemical"])
        let all = CoreName.all(of: "Kestrel Minerals Turkey Ltd", TokenBuffer())
        #expect(all.map(\.text) == ["Kestrel Minerals Turkey", "Kestrel Minerals"])
        #expect(all.map(\.lacksPlace) == [false, true])
    }

    @Test(
        "what is no legal form stays",
        arguments: ["San Miguel Brewery", "Oceanic Metals", "Limited", "", "LLC", "Sons & Daughters", "A. S. Roma"])
    func nothing(_ name: String) { #expect(CoreName.all(of: name, TokenBuffer()).isEmpty) }

    private func derived(_ entities: [Entity]) -> [String] {
        DerivedNames(entities).all.map { "\($0.name)=\($0.entity)" }
    }

    @Test("a single everyday word, a given name and what firms trade in are nobody's name by themselves")
    func distinctive() {
        #expect(
            derived([
                .party("Horizon LLC", id: "a", .company), .party("Muhammad Ltd", id: "b", .company),
                .party("General Trading LLC", id: "c", .company), .party("Metals Co", id: "d", .company),
                .party("Velmont FZE", id: "e", .company), .party("Horizon Metals FZE", id: "f", .company),
                .party("OM FZE", id: "g", .company),
            ]) == ["Velmont=e", "Horizon Metals=f"])
    }

    @Test("a word in the names of many parties is no name by itself; two parties of one short name both have it")
    func common() {
        let many = (0..<30).map { Entity.party("Zarmed \($0)th Works", id: "x\($0)", .company) }
        #expect(derived(many + [.party("Zarmed LLC", id: "z", .company)]).isEmpty)
        #expect(
            derived([.party("Zarmed LLC", id: "a", .company), .party("Zarmed GmbH", id: "b", .company)])
                == ["Zarmed=a", "Zarmed=b"])
    }

    @Test("letters that one country writes as two, in either direction")
    func spellings() {
        #expect(derived([.party("Klaus Grünewälder", id: "k")]).contains("Klaus Gruenewaelder=k"))
        #expect(derived([.party("Gruenmann Handel GmbH", id: "g", .company)]).contains("grunmann handel=g"))
        #expect(!derived([.party("Manuel Quental Ltd", id: "m", .company)]).contains("manul quental=m"))
        #expect(Spellings.collapsed(Array("quellenbauer".utf8)) == Array("quellenbauer".utf8))
    }

    @Test(
        "a person by an initial, and without the middle name",
        arguments: [
            ("Ivan Petrovich Shumilov", ["I. Shumilov", "I. P. Shumilov", "Ivan Shumilov"]),
            ("SHUMILOV, Ivan", ["I. SHUMILOV"]),
            ("Иван Петрович Шумилов", ["И. Шумилов", "И. П. Шумилов", "Иван Шумилов"]),
            ("Tomás Quintanar Echavarren", []), ("Madonna", []),
            ("Wei Li", []), ("Ivan Petrovich Shumilov Junior Fourth", []),
        ])
    func people(_ name: String, _ forms: [String]) {
        #expect(PersonForms.all(of: name).map(\.text) == forms)
    }
}
