import Records
import Testing

@testable import Extraction

/// Forms of a term's words, in the languages that have rules for them.
@Suite("Inflection")
struct InflectionTests {
    /// What a text has of one term that inflects.
    private func found(_ language: String, _ term: String, _ text: String) -> [String] {
        let lines = "# language: \(language)\ntopic:x\t\(term)\tinfl\n"
        let lexicon = Lexicon.load(files: [(name: "test", bytes: Array(lines.utf8))]).lexicon
        return Analyzer(lexicon: lexicon, names: NameTable()).analyze(title: "", text: text, language: language)
            .mentions.map(\.text)
    }

    @Test(
        "an Arabic term counts with what is written together with it",
        arguments: [
            ("تهريب", "تهريب والتهريب بالتهريب لتهريب وبتهريب فالتهريب كالتهريب للتهريب وللتهريب"),
            ("بضائع", "بضائع البضائع والبضائع للبضائع ببضائع وبضائعهم بضائعها"),
            ("وقود", "وقود الوقود بالوقود ووقود وللوقود وقودها"),
            ("سيارة", "سيارة السيارة سيارات السيارات سياراتهم سيارته بسيارة"),
            ("النفط", "النفط نفط والنفط بالنفط للنفط نفطها"),
            ("مهرب", "مهرب مهربة مهربون المهربين مهربات"),
            ("لحوم", "لحوم اللحوم ولحوم بلحوم للحوم لحومها"),
            ("شحنة", "شحنه الشحنة شِحْنة شـحـنة"), ("مستشفى", "مستشفي المستشفى بالمستشفى"),
        ])
    func attached(term: String, text: String) {
        #expect(found("ar", term, text) == text.split(separator: " ").map(String.init))
    }

    @Test(
        "another Arabic word is no form of it",
        arguments: [
            ("تهريب", "تهريبي مهرب قريب"), ("ذهب", "الذهبية ذهبت يذهب"), ("فحم", "لحم فحمي"), ("قمح", "الق قمحيات"),
        ])
    func otherArabic(term: String, text: String) {
        #expect(found("ar", term, text) == [])
    }

    @Test("an Arabic term of several words counts with the article, and stands where it stands")
    func arabicPhrase() {
        let text = "ضبطت الجمارك البضائع المهربة، وبضائع مهربة أخرى (2026)."
        #expect(found("ar", "بضائع مهربة", text) == ["البضائع المهربة", "وبضائع مهربة"])
    }

    @Test(
        "forms in which more changes than an ending count too",
        arguments: [
            ("en", "leaf", "leaf leaves leafs"), ("en", "steel knife", "steel knives"), ("es", "luz", "luz luces"),
            ("fr", "métal", "métal métaux métals"), ("fr", "bateau", "bateau bateaux"), ("pt", "papel", "papel papéis"),
            ("pt", "avião", "avião aviões"), ("pt", "armazém", "armazém armazéns"),
            ("ru", "слиток", "слиток слитка слитков слитками слитки"), ("ru", "свинец", "свинец свинца свинцом"),
        ])
    func alternations(language: String, term: String, text: String) {
        let words = found(language, term, text)
        #expect(words == (term.contains(" ") ? [text] : text.split(separator: " ").map(String.init)))
    }

    @Test("each of two words may change, or both")
    func twoWords() {
        #expect(found("fr", "métal animal", "métaux animaux; métal animaux") == ["métaux animaux", "métal animaux"])
        #expect(
            found("ru", "золотой слиток", "золотых слитков и золотого слитка") == [
                "золотых слитков", "золотого слитка",
            ])
    }
}
