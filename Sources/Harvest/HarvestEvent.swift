package import Records
package import Storage

/// What happens during a pass, for those who watch or log it. Names follow `station.past-participle`.
package enum HarvestEvent: Sendable {
    case passStarted(due: Int, of: Int)
    case listUpdated(source: String, version: ListVersion, change: PartyChange)
    case sourceFinished(SourceResult)
    case articleSaved(source: String, title: String, admission: Admission)
    case alertRaised(Alert)
    case alertDelivered(alert: String, sink: String)
    case deliveryFailed(alert: String, sink: String, reason: String)
    case problem(Diagnostic)
    case passFinished(HarvestSummary)
}

/// How one source fared.
package struct SourceResult: Sendable {
    package enum Outcome: String, Sendable { case ok, unchanged, failed }

    package var source: String
    package var outcome: Outcome
    package var items = 0
    package var new = 0
    package var updated = 0
    /// Why it failed.
    package var reason: String?
    package var diagnostics: [Diagnostic] = []
    package var nextDue: Timestamp?
}
