import ArgumentParser
import Foundation
import Harvest
import Records
import Storage

/// The clearances that come of dismissing alerts as namesakes of listed entries.
struct Namesakes {
    let store: SQLiteStore
    let order: TriageOrder
    /// The entries that were named; empty: those that the alerts themselves are about.
    let entries: [String]
    let until: Timestamp?

    /// By the alert's id.
    func clearances(of alerts: [String]) async throws -> [String: [Clearance]] {
        let parties = Dictionary(
            RegisterBook(traders: try await store.traders()).entities.map { ($0.id, $0) }
        ) { first, _ in first }
        let met = try await RegisterScreening.meetings(in: store)
        var all: [String: [Clearance]] = [:]
        for id in alerts {
            let alert = try await store.alert(id)
            for entry in try entries(of: alert) {
                guard let listed = try await store.history(ofListed: entry).last(where: { $0.until == nil })?.entity
                else { continue }
                for party in Self.parties(of: alert, met: met[entry]).compactMap({ parties[$0] }) {
                    all[alert.id, default: []].append(clearance(of: party, against: listed, for: alert))
                }
            }
        }
        return all
    }

    /// Of an alert that says that somebody is on a list: the entry. Of others: those that were named.
    private func entries(of alert: Alert) throws -> [String] {
        let linked = alert.linked.map(\.entity)
        guard entries.isEmpty else {
            for entry in entries where !linked.contains(entry) {
                let known = linked.isEmpty ? "no entry" : linked.joined(separator: ", ")
                throw ValidationError(
                    "--not: the alert \(alert.id) has nothing to do with “\(entry)”, but with \(known)")
            }
            return entries
        }
        return linked.filter { entry in alert.evidence.contains { $0.article == "list:" + entry } }
    }

    /// The trader, or the owner or vessel of it that was taken for the entry.
    private static func parties(of alert: Alert, met: [String]?) -> [String] {
        let id = alert.subject.id
        let own = (met ?? []).filter { $0 == id || $0.hasPrefix(id + "/") }
        return own.isEmpty ? [id] : own
    }

    private func clearance(of party: Entity, against entry: Entity, for alert: Alert) -> Clearance {
        let note = order.note.map { ": " + $0 } ?? ""
        return Clearance(
            of: party, against: entry, reason: "namesake, alert \(alert.id)\(note)", user: order.user,
            at: Engine.now(), until: until)
    }
}
