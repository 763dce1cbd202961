import Harvest
import Records
import Storage
import Testing

/// Sources that have fallen silent, by the dates of what they published.
struct QuietTests {
    private static let start = Timestamp(year: 2026, month: 3, day: 2, hour: 9)

    /// Publishes on `days` of the `span` days from the start; the newest of all sources is `gap` days behind its last.
    private func quiet(days: Int, of span: Int, gap: Int, articles: Int? = nil) -> Quiet? {
        let last = Self.start.adding(Int64(span - 1) * 86_400)
        let publishing = SourcePublishing(
            source: "s", articles: articles ?? days * 2, days: days, first: Self.start, last: last)
        return Quiet(publishing, reference: last.adding(Int64(gap) * 86_400).seconds)
    }

    @Test("a daily source is silent after some days, one of working days after more than a week, a rare one is not")
    func rhythms() {
        #expect(quiet(days: 20, of: 20, gap: 5) != nil)
        #expect(quiet(days: 20, of: 20, gap: 3) == nil)
        #expect(quiet(days: 15, of: 21, gap: 4) == nil)
        #expect(quiet(days: 15, of: 21, gap: 9) != nil)
        #expect(quiet(days: 6, of: 40, gap: 20) == nil)
    }

    @Test("of a source that is hardly known nothing is said")
    func littleKnown() {
        #expect(quiet(days: 4, of: 4, gap: 30) == nil)
        #expect(quiet(days: 5, of: 5, gap: 30, articles: 7) == nil)
        #expect(quiet(days: 0, of: 0, gap: 30, articles: 0) == nil)
    }

    @Test("where the others have nothing newer either, it is not the source that is silent")
    func nobodyPublishes() {
        #expect(quiet(days: 20, of: 20, gap: 0) == nil)
    }

    @Test("what is said does not change from day to day")
    func words() {
        #expect(quiet(days: 20, of: 20, gap: 6)?.words == quiet(days: 20, of: 20, gap: 12)?.words)
    }
}
