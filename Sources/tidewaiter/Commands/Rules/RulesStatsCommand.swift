import ArgumentParser
import Harvest
import Records
import Storage

struct RulesStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "How the alerts of each rule fared with people: precision in use.",
        discussion: """
            Precision is confirmed ÷ (confirmed + dismissed), with Wilson's interval at 95 %; escalated alerts count \
            once somebody has confirmed or dismissed them. By source and by language an alert counts for each of them.

              tidewaiter rules stats --since 90d
              tidewaiter rules stats --by source --format ndjson
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp("Only alerts raised since: a day (2026-03-04), a time, or 90d.", valueName: "when"))
    var since: String?

    @Option(help: "rule, source or language.")
    var by = TriageStatistics.Group.rule

    func run() async throws {
        let since = try since.map { try AlertFilterOptions.moment($0, "--since", Engine.now()) }
        let rows = try await SQLiteStore.reading(data.workspace).triageStatistics(by: by, since: since)
        let output = Output()
        var table = Table(
            by.rawValue.uppercased(), "RAISED", "OPEN", "CONFIRMED", "DISMISSED", "ESCALATED", "SUPPRESSED",
            "PRECISION", "95 %", "AFTER", "DISMISSED AS")
        for row in rows {
            guard format.isTable else {
                try output.line(encoding: Line(row))
                continue
            }
            table.add(
                row.group, String(row.raised), String(row.open), String(row.confirmed), String(row.dismissed),
                String(row.escalated), String(row.suppressed), row.precision.map(Self.percent) ?? "–",
                row.interval.map { "\(Self.percent($0.lowerBound))…\(Self.percent($0.upperBound))" } ?? "–",
                row.medianSeconds.map(Self.time) ?? "–", Self.reasons(row))
        }
        if format.isTable {
            if table.isEmpty { Terminal.note("No alerts were raised yet.") }
            for line in table.isEmpty ? [] : table.lines() { output.line(line) }
        }
        output.flush()
    }

    private struct Line: Encodable {
        let group: String
        let raised, open, confirmed, dismissed, escalated, suppressed: Int
        let reasons: [String: Int]
        let precision, precisionLow, precisionHigh: Double?
        let medianSecondsToDecision: Int64?

        init(_ row: TriageStatistics) {
            group = row.group
            raised = row.raised
            open = row.open
            confirmed = row.confirmed
            dismissed = row.dismissed
            escalated = row.escalated
            suppressed = row.suppressed
            reasons = row.reasons
            precision = row.precision
            precisionLow = row.interval?.lowerBound
            precisionHigh = row.interval?.upperBound
            medianSecondsToDecision = row.medianSeconds
        }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private static func time(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7_200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    private static func reasons(_ row: TriageStatistics) -> String {
        row.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ")
    }
}
