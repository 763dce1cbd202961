import Testing

@testable import Matching

@Suite("Forms of a name's words")
struct MentionFormsTests {
    private func bytes(_ text: String) -> [UInt8] { NameWords.split(text).first ?? [] }

    @Test(
        "a word is a form of a name in the languages that decline it so",
        arguments: [
            ("Сбербанка", "Сбербанк", "ru", true), ("Роснефтью", "Роснефть", "ru", true),
            ("Дерипаске", "Дерипаска", "ru", true), ("Зеленського", "Зеленський", "uk", true),
            ("Орленок", "Орлов", "ru", false), ("Orlenu", "Orlen", "pl", true), ("Marka", "Marek", "pl", true),
            ("Babišem", "Babiš", "cs", true), ("Škody", "Škoda", "cs", true), ("Müllers", "Müller", "de", true),
            ("Müllerei", "Müller", "de", false), ("Aselsan'ın", "Aselsan", "tr", true),
            ("Bankasına", "Bankası", "tr", true), ("Nokian", "Nokia", "fi", true), ("Orlenu", "Orlen", "en", false),
            ("Orlen", "Orlen", "pl", false),
        ])
    func forms(_ text: String, _ name: String, _ language: String, _ isForm: Bool) {
        #expect(WordForms.isForm(bytes(text), of: bytes(name), WordForms.Family(language)) == isForm)
    }

    @Test(
        "words of one name have one key in every script",
        arguments: [
            ("Sechin", "Сечин"), ("Vladimir", "Владимир"), ("Khodorkovsky", "Ходорковский"), ("Putin", "بوتين"),
            ("Vladimir", "فلاديمير"), ("Tsipras", "Τσίπρας"), ("Muhammad", "محمد"), ("Rosneft", "روسنفت"),
        ])
    func keys(_ latin: String, _ other: String) {
        #expect(ConsonantKey.keys(bytes(latin)).whole == ConsonantKey.keys(bytes(other)).whole)
        #expect(ConsonantKey.keys(bytes(latin)).whole != 0)
    }

    @Test("other words have other keys", arguments: [("Sechin", "Семин"), ("Ivan", "Роман"), ("Ali", "محمد")])
    func otherKeys(_ latin: String, _ other: String) {
        #expect(ConsonantKey.keys(bytes(latin)).whole != ConsonantKey.keys(bytes(other)).whole)
    }

    @Test(
        "everyday words are known in several languages", arguments: ["Target", "Orange", "espoir", "Hoffnung", "заря"])
    func common(_ word: String) { #expect(CommonWords.contains(bytes(word))) }

    @Test("names are no everyday words", arguments: ["Sechin", "Rosneft", "Aselsan", "Газпром"])
    func notCommon(_ word: String) { #expect(!CommonWords.contains(bytes(word))) }
}
