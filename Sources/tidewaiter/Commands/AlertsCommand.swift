import ArgumentParser
import Exports
import Harvest
import Records
import Storage

struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "The alerts: list them, or see one with its evidence and the sum of its score.",
        subcommands: [AlertsListCommand.self, AlertsShowCommand.self])
}

struct AlertsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The alerts, worst first.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "Only these: new, open, confirmed, dismissed, escalated, suppressed.")
    var state: Alert.State?

    @Option(help: "Only those of this rule.")
    var rule: String?

    @Option(help: "Only these and worse ones: low, medium, high, critical.")
    var severity: Alert.Severity?

    @Option(help: "Only those with evidence from this source.")
    var source: String?

    @Option(help: "At most so many.")
    var limit: Int?

    func run() async throws {
        let store = try SQLiteStore.reading(data.workspace)
        let filter = AlertFilter(state: state, rule: rule, severity: severity, source: source, limit: limit)
        let alerts = try await store.alerts(filter)
        let output = Output()
        if format.isTable {
            guard !alerts.isEmpty else {
                Terminal.note(
                    "No alerts here. `tidewaiter harvest` looks for some, `tidewaiter doctor` says what is set up.")
                return
            }
            for line in AlertView.table(alerts).lines() { output.line(line) }
        } else {
            for alert in alerts { output.write(AlertJSON.line(alert)) }
        }
        output.flush()
    }
}

struct AlertsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One alert in full: evidence, links, and each number of its score.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The alert's id, or enough of its beginning.")
    var id: String

    func run() async throws {
        let alert = try await find()
        let output = Output()
        if format.isTable {
            for line in AlertView.full(alert) { output.line(line) }
        } else {
            output.write(AlertJSON.line(alert))
        }
        output.flush()
    }

    private func find() async throws -> Alert {
        let store = try SQLiteStore.reading(data.workspace)
        do throws(StoreError) {
            return try await store.alert(id)
        } catch {
            Terminal.note(error.message)
            throw Status.impossible
        }
    }
}

extension Alert.State: ExpressibleByArgument {}
extension Alert.Severity: ExpressibleByArgument {}
