import ArgumentParser
import Records
import Storage

struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "The alerts: see what concerns you and why, decide, and look up who decided what.",
        discussion: """
            An alert is new, open (somebody is on it), confirmed, dismissed, escalated or suppressed. Alerts are named by \
            their id or enough of its beginning; most commands take filters instead, and change all that pass.

              tidewaiter alerts list --state new,open --severity high
              tidewaiter alerts explain a1b2c3
              tidewaiter alerts dismiss a1b2c3 --reason namesake --note "another birth date"
              tidewaiter alerts suppress --rule valuation --source gulf-trade --reason not-relevant --until 2026-12-31
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "Look",
                subcommands: [
                    AlertsListCommand.self, AlertsDeliverCommand.self, AlertsShowCommand.self,
                    AlertsExplainCommand.self,
                    AlertsHistoryCommand.self,
                ]),
            CommandGroup(
                name: "Decide",
                subcommands: [
                    AlertsOpenCommand.self, AlertsAcknowledgeCommand.self, AlertsConfirmCommand.self,
                    AlertsDismissCommand.self, AlertsEscalateCommand.self, AlertsAssignCommand.self,
                    AlertsUndoCommand.self, AlertsApproveCommand.self, AlertsRefuseCommand.self,
                ]),
            CommandGroup(
                name: "Put aside",
                subcommands: [
                    AlertsSuppressCommand.self, AlertsSuppressionsCommand.self, AlertsUnsuppressCommand.self,
                ]),
            CommandGroup(name: "Account", subcommands: [AlertsAuditCommand.self]),
        ])
}

extension Alert.State: ExpressibleByArgument {}
extension Alert.Severity: ExpressibleByArgument {}
extension TriageReason: ExpressibleByArgument {}
extension AlertFilter.Order: ExpressibleByArgument {}
extension TriageStatistics.Group: ExpressibleByArgument {}
