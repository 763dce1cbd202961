import ArgumentParser
import Exports
import Harvest
import Records
import Storage

struct AlertsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The alerts, worst first.",
        discussion: """
            Examples:
              tidewaiter alerts list --state new,open --assignee - --sort waiting
              tidewaiter alerts list --commodity 7108 --country AE --since 7d
              tidewaiter alerts list --format csv > alerts.csv
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, ndjson, csv }

    @OptionGroup var data: DataOptions

    @Option(help: "table, ndjson or csv; the default is a table on a terminal and NDJSON in a pipe.")
    var format: Format?

    @OptionGroup(title: "Filters") var filters: AlertFilterOptions

    @Option(help: "severity, score, updated, raised, waiting (oldest first), rule or subject.")
    var sort = AlertFilter.Order.severity

    @Option(help: "At most so many.")
    var limit: Int?

    func run() async throws {
        var filter = try filters.filter(at: Engine.now())
        filter.order = sort
        filter.limit = limit
        let alerts = try await SQLiteStore.reading(data.workspace).alerts(filter)
        let output = Output()
        switch format ?? (Terminal.isOutput ? .table : .ndjson) {
        case .ndjson: for alert in alerts { output.write(AlertJSON.line(alert)) }
        case .csv:
            output.write(AlertCSV.head)
            for alert in alerts { output.write(AlertCSV.row(alert)) }
        case .table:
            guard !alerts.isEmpty else {
                Terminal.note(
                    "No alerts here. `tidewaiter harvest` looks for some, `tidewaiter doctor` says what is set up.")
                return
            }
            for line in AlertView.table(alerts).lines() { output.line(line) }
        }
        output.flush()
    }
}
