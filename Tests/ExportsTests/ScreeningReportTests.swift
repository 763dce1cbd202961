import Exports
import Records
import Testing

/// Reports of a screening: what stands in them, and that foreign text does nothing in them.
struct ScreeningReportTests {
    static let hostile = "=HYPERLINK(\"x\"),<script>alert(1)</script>"

    private func report() -> ScreeningReport {
        var entry = Entity(id: "ofac-1", schema: .company, name: Self.hostile, dataset: "us-ofac-sdn")
        entry.programs = ["TESTS"]
        entry.listed = "2024-03-01"
        let match = ScreeningAnswer.Match(
            Hit(entity: "ofac-1", score: 0.91, name: Self.hostile, reasons: ["name: exact"]), entry: entry,
            decision: .match)
        let cleared = ScreeningAnswer.Cleared(
            Hit(entity: "un-2", score: 0.72, name: "Namesake", reasons: []), list: "un-sc", reason: "other birth date",
            user: "keller", at: Timestamp(year: 2026, month: 3, day: 4), until: nil)
        let basis = ListBasis(
            list: "us-ofac-sdn", version: 3, hash: "abcdef0123456789",
            published: Timestamp(year: 2026, month: 3, day: 1),
            fetched: Timestamp(year: 2026, month: 3, day: 2), confirmed: Timestamp(year: 2026, month: 3, day: 2),
            entities: 10, age: 9 * 86_400, isTooOld: true)
        return ScreeningReport(
            run: "run-1", user: "keller", started: Timestamp(year: 2026, month: 3, day: 11), input: "traders.csv",
            parameters: [("Threshold", "0.7")], lists: [basis],
            answers: [
                ScreeningAnswer(id: "T-1", name: "Oceanic Metals", matches: [match]),
                ScreeningAnswer(id: "T-2", name: "Namesake", matches: [], cleared: [cleared]),
                ScreeningAnswer(id: "T-3", name: "Nobody", matches: []),
            ])
    }

    @Test("a page runs no script, loads nothing, and escapes what comes from outside")
    func page() {
        let html = String(decoding: ScreeningHTML.page(report()), as: UTF8.self)
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(html.contains("default-src 'none'"))
        #expect(!html.contains("http:") && !html.contains("https:"))
        #expect(html.contains("too old to rest on"))
        #expect(html.contains("Clear (2)") && html.contains("Matches (1)"))
        #expect(html.contains("other birth date – keller, 2026-03-04"))
    }

    @Test("a table has a row for each match and each clear party, and no cell that a spreadsheet would calculate")
    func table() {
        let rows = String(decoding: ScreeningCSV.text(report()), as: UTF8.self)
            .split(separator: "\r\n").map(String.init)
        #expect(rows.count == 4)
        #expect(rows[1].hasPrefix("T-1,Oceanic Metals,match,0.91,us-ofac-sdn,ofac-1,\"'=HYPERLINK(\"\"x\"\"),<script>"))
        #expect(rows[2].hasPrefix("T-2,Namesake,cleared,0.72,un-sc,un-2,Namesake"))
        #expect(rows[3] == "T-3,Nobody,clear" + String(repeating: ",", count: 11) + "us-ofac-sdn 2026-03-01 (too old)")
    }

    @Test("a line names the lists it rests on")
    func line() {
        let report = report()
        let line = String(decoding: ScreeningJSON.line(report.answers[2], lists: report.lists), as: UTF8.self)
        #expect(
            line == """
                {"id":"T-3","name":"Nobody","decision":"clear","matches":[],"cleared":[],"lists":[{"list":"us-ofac-sdn",\
                "version":3,"published":"2026-03-01","confirmed":"2026-03-02T00:00:00Z","age_days":9,"too_old":true}]}

                """)
    }

    @Test("a party is as bad as the worst of its matches")
    func decision() {
        let entry = Entity(id: "x", schema: .person, name: "X", dataset: "d")
        let hit = Hit(entity: "x", score: 0.8, name: "X", reasons: [])
        let review = ScreeningAnswer.Match(hit, entry: entry, decision: .review)
        let match = ScreeningAnswer.Match(hit, entry: entry, decision: .match)
        #expect(ScreeningAnswer(id: "1", name: "", matches: []).decision == .clear)
        #expect(ScreeningAnswer(id: "1", name: "", matches: [review]).decision == .review)
        #expect(ScreeningAnswer(id: "1", name: "", matches: [review, match]).decision == .match)
    }
}
