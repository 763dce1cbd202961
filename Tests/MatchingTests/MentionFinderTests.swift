import Records
import Testing
import Texts

@testable import Matching

@Suite("Names in other forms than the register has them")
struct MentionFinderTests {
    static let finder = MentionFinder(
        index: EntityIndex([
            .party("Vladimir Petrovich ORLOVSKIY", id: "person"), .party("Pavel HAVRANEK", id: "pavel"),
            .party("Marek Wisniewski", id: "marek"), .party("CHEN Weiming", id: "chen"),
            .party("Donald Branson", id: "donald"), .party("Khalid Mansouri", id: "khalid"),
            .party("SEVERNEFT", id: "oil", .company), .party("Yildiz Tersanesi A.S.", id: "yard", .company),
            .party("Müller Feinmechanik GmbH", id: "german", .company), .party("Target LLC", id: "target", .company),
            .party("Завод Уралтехмаш", id: "plant", .company), .party("Saaristo Laivat Oy", id: "finn", .company),
        ]))

    private func found(_ text: String, _ language: String?) -> [String] {
        Self.finder.find(in: text, language: language).map {
            "\(String(decoding: Array(text.utf8)[$0.start..<$0.end], as: UTF8.self)) = \($0.entity)"
        }
    }

    @Test(
        "a declined name, and one in another script, stands for its party",
        arguments: [
            ("Суд отказал Владимиру Орловскому в жалобе.", "ru", "Владимиру Орловскому = person"),
            ("Встреча с Владимиром Петровичем Орловским.", "ru", "Владимиром Петровичем Орловским = person"),
            ("Акции Севернефти выросли.", "ru", "Севернефти = oil"),
            ("Договор с «Севернефтью» подписан.", "ru", "Севернефтью = oil"),
            ("Продукция завода Уралтехмаша идёт на экспорт.", "ru", ""),
            ("Директор Завода Уралтехмаш уволен.", "ru", "Завода Уралтехмаш = plant"),
            ("The director of Zavod Uraltekhmash resigned.", "en", "Zavod Uraltekhmash = plant"),
            ("Schůzka s Pavlem Havránkem v Praze.", "cs", "Pavlem Havránkem = pavel"),
            ("Rozmowa z Markiem Wiśniewskim.", "pl", "Markiem Wiśniewskim = marek"),
            ("Yıldız Tersanesinin borcu arttı.", "tr", "Yıldız Tersanesinin = yard"),
            ("Die Anwälte von Müller Feinmechaniks Eigner.", "de", "Müller Feinmechaniks = german"),
            ("Saaristo Laivojen alus.", "fi", ""),
            ("Saaristo Laivatin alus.", "fi", "Saaristo Laivatin = finn"),
            ("Ο Ντόναλντ Μπράνσον στην Αθήνα.", "el", "Ντόναλντ Μπράνσον = donald"),
            ("وصل خالد المنصوري إلى المدينة", "ar", "خالد المنصوري = khalid"),
            ("据报道，陈伟明出席了会议。", "zh", "陈伟明 = chen"),
        ])
    func finds(_ text: String, _ language: String, _ expected: String) {
        #expect(found(text, language).joined(separator: ", ") == expected)
    }

    @Test(
        "other words are nobody",
        arguments: [
            ("Владимир Орлов и Пётр Орловский приехали.", "ru"), ("владимиру орловскому", "ru"),
            ("Die Müller feiern ein Fest.", "de"), ("Markiem jest Wiśniewski.", "pl"),
            ("на таргет и цель", "ru"), ("伟明来了。", "zh"), ("The Pavlem Havránkem", "en"), ("", "ru"), ("Ы", nil),
        ] as [(String, String?)])
    func findsNot(_ text: String, _ language: String?) {
        #expect(found(text, language) == [])
    }

    @Test("a party that was met word for word is not told again at that place")
    func known() {
        var text = "Акции Севернефти выросли."
        let whole = 0..<text.utf8.count
        let names = text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            return Self.finder.find(
                in: tokens, of: bytes, language: "ru", known: [(range: whole, entity: "oil")])
        }
        #expect(names.isEmpty)
    }
}
