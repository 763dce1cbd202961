import Records
import Testing

@testable import Extraction

/// Arabic words whose alif and lam are their own, and the words of `not:` and `need:`.
@Suite("Arabic forms")
struct ArabicFormsTests {
    private func found(_ line: String, _ text: String, language: String = "ar") -> [String] {
        let lines = "# language: ar\n# kind: topic\ntopic:x\t\(line)\n"
        let lexicon = Lexicon.load(files: [(name: "test", bytes: Array(lines.utf8))]).lexicon
        return Analyzer(lexicon: lexicon, names: NameTable()).analyze(title: "", text: text, language: language)
            .mentions.map(\.text)
    }

    @Test(
        "an alif and lam of the word's own stay with it, whatever stands before them",
        arguments: [
            ("ألواح", "ألواح الألواح والألواح بألواح بالألواح للألواح لألواح الواح الالواح وألواحها"),
            ("ألماس", "ألماس الألماس الماس الالماس والألماس بالألماس للألماس"),
            ("آلات", "آلات الآلات وآلات بالآلات للآلات"),
            ("إلكترونيات", "إلكترونيات الإلكترونيات والإلكترونيات بإلكترونيات للإلكترونيات"),
            ("الماس", "الماس ماس والماس بالماس الالماس"), ("النفط", "النفط نفط والنفط للنفط"),
        ])
    func ownLam(term: String, text: String) {
        #expect(found(term + "\tinfl", text) == text.split(separator: " ").map(String.init))
    }

    @Test(
        "what is left without them is another word",
        arguments: [("ألواح", "واح"), ("ألماس", "ماس"), ("آلات", "ات والات بات")])
    func others(term: String, text: String) {
        #expect(found(term + "\tinfl", text).filter { $0 != "والات" } == [])
    }

    @Test("of several words each keeps its own alif and lam")
    func phrases() {
        #expect(
            found("ألواح خشبية\tinfl", "استوردت الألواح الخشبية، وألواح خشبية") == ["الألواح الخشبية", "وألواح خشبية"])
        #expect(found("سجائر إلكترونية\tinfl", "ضبط السجائر الإلكترونية") == ["السجائر الإلكترونية"])
    }

    @Test(
        "words of need: and not: count with what is written together with them",
        arguments: [
            ("ذهب\tneed:مجوهرات", "بيع ذهب والمجوهرات", true), ("ذهب\tneed:مجوهرات", "بيع ذهب بمجوهراتهم", true),
            ("ذهب\tneed:مجوهرات", "بيع ذهب وفضة", false), ("ذهب\tneed:ألماس", "ذهب وبالألماس", true),
            ("ذهب\tneed:ماس", "ذهب وبالماس", true), ("ذهب\tnot:ميدالية", "فاز بذهب وبالميداليات ذهب", false),
            ("ذهب\tnot:ميدالية", "ذهب في الميدان", true), ("ذهب\tnot:إلى", "ذهب الى السوق", false),
            ("ذهب\tneed:سبيكة", "سبائك ذهب", false), ("ذهب\tneed:سبيكة|سبائك", "وللسبائك ذهب", true),
        ])
    func contexts(line: String, text: String, counts: Bool) {
        #expect(found(line, text).contains("ذهب") == counts, "\(line) \(text)")
    }

    @Test(
        "Persian, Urdu, Pashto and Kurdish are not read as Arabic, dialects are; of an unknown language anything is",
        arguments: [
            ("fa", 0), ("ur", 0), ("ps", 0), ("ckb", 0), ("fas", 0), ("ar", 1), ("ar-EG", 1), ("ara", 1), ("arz", 1),
            ("und", 1), ("*", 1),
        ])
    func neighbours(language: String, count: Int) {
        #expect(found("نفت", "قیمت نفت", language: language).count == count)
    }

    @Test("Japanese is not read as Chinese, Italian shares what it can with its neighbours")
    func otherScripts() {
        let lines = "# language: zh\n# kind: topic\ntopic:x\t走私\n"
        let spanish = "# language: es\n# kind: topic\ntopic:y\toro\n"
        let lexicon = Lexicon.load(
            files: [(name: "zh", bytes: Array(lines.utf8)), (name: "es", bytes: Array(spanish.utf8))]
        ).lexicon
        let analyzer = Analyzer(lexicon: lexicon, names: NameTable())
        for (language, expected) in [("ja", ["y"]), ("it", ["y"]), ("zh-Hant", ["x"]), ("yue", ["x"]), ("es", ["y"])] {
            let mentions = analyzer.analyze(title: "", text: "走私 oro", language: language).mentions
            #expect(mentions.compactMap(\.id) == expected.map { "topic:" + $0 }, "\(language)")
        }
        #expect(analyzer.analyze(title: "", text: "走私 oro", language: nil).mentions.count == 2)
    }
}
