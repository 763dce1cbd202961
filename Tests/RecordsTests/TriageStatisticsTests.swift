import Records
import Testing

@Suite struct TriageStatisticsTests {
    /// Computed by hand from Wilson's formula with z = 1.959964.
    @Test(
        "Wilson's interval",
        arguments: [
            (0, 1, 0.0, 0.7935), (1, 1, 0.2065, 1.0), (5, 10, 0.2366, 0.7634), (9, 10, 0.5958, 0.9821),
            (90, 100, 0.8256, 0.9448), (0, 100, 0.0, 0.0370),
        ])
    func wilson(hits: Int, all: Int, low: Double, high: Double) throws {
        let interval = try #require(TriageStatistics.wilson(hits, of: all))
        #expect(abs(interval.lowerBound - low) < 0.0002 && abs(interval.upperBound - high) < 0.0002, "\(interval)")
    }

    @Test("there is no interval of nothing, and every interval holds the share itself and lies in 0…1")
    func bounds() {
        #expect(TriageStatistics.wilson(0, of: 0) == nil)
        for all in 1...60 {
            for hits in 0...all {
                guard let interval = TriageStatistics.wilson(hits, of: all) else { continue }
                #expect(interval.contains(Double(hits) / Double(all)))
                #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
            }
        }
    }

    @Test("alerts are counted by what they are, dismissed ones by reason, and no time is negative")
    func tally() throws {
        func sample(_ group: String, _ state: Alert.State, _ reason: TriageReason? = nil, _ seconds: Int64? = nil)
            -> TriageStatistics.Sample
        { .init(group: group, state: state, reason: reason, seconds: seconds) }
        let rows = TriageStatistics.tally([
            sample("x", .confirmed, nil, 100), sample("x", .confirmed, nil, -50), sample("x", .new), sample("x", .open),
            sample("x", .dismissed, .namesake, 300), sample("x", .dismissed, .namesake, 10), sample("x", .dismissed),
            sample("x", .escalated), sample("x", .suppressed), sample("a", .new), sample("b", .new),
        ])
        #expect(rows.map(\.group) == ["x", "a", "b"])
        let row = rows[0]
        #expect(
            (row.raised, row.open, row.confirmed, row.dismissed, row.escalated, row.suppressed) == (9, 2, 2, 3, 1, 1))
        #expect(row.reasons == ["namesake": 2, "none": 1])
        #expect(row.precision == 0.4)
        #expect(row.medianSeconds == 10)
        #expect(rows[1].precision == nil && rows[1].interval == nil && rows[1].medianSeconds == nil)
    }
}
