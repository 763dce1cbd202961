package import Records
package import Storage

/// What happens during a pass, for those who watch or log it. Names follow `station.past-participle`.
package enum HarvestEvent: Sendable {
    case passStarted(due: Int, of: Int)
    case listUpdated(source: String, version: ListVersion, change: PartyChange)
    case sourceFinished(SourceResult)
    case articleSaved(source: String, article: Article, admission: Admission)
    /// How far a long source has been read, in bytes.
    case sourceProgressed(source: String, done: Int, of: Int)
    case alertRaised(Alert)
    case alertDelivered(alert: String, sink: String)
    case deliveryFailed(alert: String, sink: String, reason: String)
    case problem(Diagnostic)
    case passFinished(HarvestSummary)
}

/// How one source fared.
package struct SourceResult: Sendable {
    package enum Outcome: String, Sendable {
        case ok, unchanged, failed
        /// Not asked, since its host wants to be left alone for a while.
        case deferred
    }

    package var source: String
    package var outcome: Outcome
    package var items = 0
    package var new = 0
    package var updated = 0
    /// Pages behind items that wait for a later pass.
    package var waiting = 0
    /// Why it failed, or was deferred.
    package var reason: String?
    package var diagnostics: [Diagnostic] = []
    package var nextDue: Timestamp?
    /// What the work on it took.
    package var seconds = 0.0
}
