import Foundation
import Records
import TestSupport
import Testing

@testable import Extraction

@Suite("The check of lexicons")
struct LexiconCheckTests {
    private static let head = "# title: Test\n# origin: own\n# licence: own\n# language: en\n# kind: commodity\n"

    private func check(_ lines: String, examples: String? = nil) -> LexiconReport {
        var files = [(name: "test.tsv", bytes: Array((Self.head + lines).utf8))]
        if let examples { files.append(("examples.tsv", Array(("# kind: examples\n" + examples).utf8))) }
        return LexiconCheck.run(files: files)
    }

    private static let shipped: [(name: String, bytes: [UInt8])] = {
        let root = URL(fileURLWithPath: Repository.root + "/lexicons").resolvingSymlinksInPath().path
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".tsv") }.sorted().map { path in
            (path, [UInt8](FileManager.default.contents(atPath: root + "/" + path) ?? Data()))
        }
    }()

    @Test("every term and every example of the shipped lexicons does what it must")
    func shipped() {
        let report = LexiconCheck.run(files: Self.shipped)
        #expect(report.terms > 50_000)
        #expect(report.examples > 300)
        for diagnostic in report.diagnostics where diagnostic.severity == .error { Issue.record("\(diagnostic)") }
    }

    @Test(
        "what is wrong with a line is told with its number",
        arguments: [
            ("commodity:hs:7777\tx-ray film", "lexicon-unknown-concept"),
            ("commodity:hs:77\tnothing", "lexicon-unknown-concept"),
            ("country:QQ\tNowhere", "lexicon-unknown-concept"), ("port:AEZZZ\tNoport", "lexicon-unknown-port"),
            ("country:SU\tSoviet Union", nil), ("country:DE\tGermany", nil), ("port:AEJEA\tJebel Ali", nil),
            ("commodity:hs:7108\tgold bar", nil), ("commodity:hs:71\tprecious things", nil),
            ("commodity:hs:7801\tlead", "lexicon-general-term"), ("commodity:hs:7801\tlead\tneed:zinc", nil),
            ("commodity:hs:0902\tthé", "lexicon-general-term"),
            ("commodity:hs:0902\tder", "lexicon-foreign-word"),
            ("commodity:hs:7108\tgold bar\tneed:bar", "lexicon-idle-context"),
            ("commodity:hs:7108\t123\tcase", "lexicon-caseless"),
            ("commodity:hs:7108\tgold bar\tinfi", "lexicon-unknown-flag"),
            ("comodity:hs:7108\tgold bar", "lexicon-bad-concept"),
        ])
    func lines(line: String, code: String?) {
        let diagnostics = check(line + "\n").diagnostics
        #expect(diagnostics.map(\.code) == (code.map { [$0] } ?? []))
        if code != nil { #expect(diagnostics.first?.line == 6) }
    }

    @Test("a slip of the hand is met with what may have been meant")
    func advice() {
        let flag = check("commodity:hs:7108\tgold bar\tinfi\n").diagnostics.first
        #expect(flag?.message.contains("did you mean “infl”?") == true)
        let kind = check("comodity:hs:7108\tgold bar\n").diagnostics.first
        #expect(kind?.message.contains("did you mean “commodity:hs:7108”?") == true)
        let concept = check("offence:smuggling\t=Smuggling\noffence:smugling\tsmuggle\n").diagnostics.first
        #expect(concept?.code == "lexicon-untitled-concept")
        #expect(concept?.message.contains("did you mean “offence:smuggling”?") == true)
    }

    @Test("a head without origin, licence or language is told")
    func heads() {
        let report = LexiconCheck.run(files: [(name: "a", bytes: Array("# kind: topic\ntopic:x\tword list\n".utf8))])
        let codes = ["title", "origin", "licence", "language"].map { "lexicon-no-" + $0 }
        #expect(Set(report.diagnostics.map(\.code)) == Set(codes))
    }

    @Test("what stands twice, or for two things, is told")
    func doubled() {
        let same = check("offence:x\tCargo Theft\noffence:x\tcargo theft\n")
        #expect(same.diagnostics.map(\.code) == ["lexicon-doubled-term"])
        #expect(same.errors == 1)
        let exact = check("offence:x\tUS\tacronym\noffence:x\tus dollar\noffence:x\tUS dollar\tcase\n")
        #expect(exact.diagnostics.isEmpty)
        let two = check("offence:x\tcargo theft\noffence:y\tcargo theft\noffence:z\tcargo theft\tw:0.5\n")
        #expect(two.diagnostics.map(\.code) == ["lexicon-two-meanings"])
        #expect(two.errors == 0)
    }

    @Test("a term that can never fire is told, with what prevents it")
    func silent() {
        let marks = check("offence:x\tcargo theft\tw:0.5\noffence:x\tcargo, theft\n").diagnostics
        #expect(marks.map(\.code).contains("lexicon-silent-term"))
        let never = check("offence:x\tcargo theft\tneed:port not:port\n").diagnostics
        #expect(never.contains { $0.code == "lexicon-silent-term" && $0.message.contains("`not:` stands nearby") })
        let partly = check("offence:x\tcargo theft\tneed:port|dock not:dock\n").diagnostics
        #expect(Set(partly.map(\.code)) == ["lexicon-silent-context", "lexicon-idle-context"])
    }

    @Test("flags of all sorts pass their tests")
    func flags() {
        let lines = """
            commodity:hs:7108\tgold bar\tinfl
            commodity:hs:7108\tbullion\tneed:gold|silver not:exchange|Bullion-Row
            country:US\tUS\tacronym
            country:TR\tTurkey\tcase
            offence:smuggling\tsmuggl*
            commodity:hs:1001\tgrain\tnot:grain-fed|truth
            """
        let report = check(lines + "\n")
        #expect(report.diagnostics.map(\.description) == [])
        #expect(report.texts > 15)
    }

    @Test("examples say what must be found and what must not")
    func examples() {
        let lexicon = "commodity:hs:7108\tgold\tnot:medal\ncountry:TR\tTurkey\tcase\n"
        let examples = """
            commodity:hs:7108	+	en	Gold rose.
            commodity:*	-	en	A gold medal.
            country:TR	+	en	A turkey flew over the yard.
            commodity:*	-	en	Gold rose.
            offence:x	+	en	Who knows.
            country:TR	en	Turkey.
            """
        let diagnostics = check(lexicon, examples: examples).diagnostics
        #expect(
            diagnostics.map { "\($0.line ?? 0) \($0.code)" } == [
                "4 lexicon-example-missed", "5 lexicon-example-false", "6 lexicon-bad-example", "7 lexicon-bad-example",
            ])
        #expect(diagnostics[1].message.contains("test.tsv:6"))
    }

    @Test("the figures count files, terms and what is covered")
    func stats() {
        let lines = """
            commodity:hs:710812\tgold bar
            commodity:hs:7108\tgold bullion
            country:TR\tTurkey
            event:seizure\tseized
            """
        let stats = LexiconStats(files: [(name: "a", bytes: Array((Self.head + lines).utf8))])
        #expect(stats.rows.map(\.kind) == ["commodity", "country", "event"])
        #expect(stats.rows.first?.terms == 2)
        #expect(stats.rows.first?.concepts == 2)
        let covered = Dictionary(uniqueKeysWithValues: stats.coverage.map { ($0.subject, $0) })
        #expect(covered["countries"]?.of == 249)
        #expect(covered["countries"]?.covered == 1)
        #expect(covered["chapters"]?.of == 96)
        #expect(covered["headings"]?.of == 1228)
        #expect(covered["headings"]?.covered == 1)
        #expect(covered["events"]?.gaps.contains("event:arrest") == true)
    }

    @Test("a trial says what counts, where, and why the rest does not")
    func trial() {
        let lines = """
            commodity:hs:7108\tgold\tnot:medal
            commodity:hs:7108\tgold bar\tinfl
            country:TR\tTurkey\tcase
            commodity:hs:7801\tlead\tneed:zinc
            """
        let text = "A gold medal. Nobody saw any of the many two gold bars; turkey leads, we lead."
        let trial = LexiconTrial(
            files: [(name: "a", bytes: Array((Self.head + lines).utf8))], text: text, language: "en")
        #expect(
            trial.finds.map { "\($0.text) \($0.line) \($0.counts ? "counts" : $0.code ?? "")" } == [
                "gold 6 forbidden", "gold bars 7 counts", "gold 6 longer-term", "turkey 8 other-capitals",
                "lead 9 needed",
            ])
        #expect(trial.finds.first?.reason == "“medal” of `not:` stands nearby")
        #expect(trial.finds.first?.start == 2)
    }
}
