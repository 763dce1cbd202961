import GRDB
import Records

/// Puts together the alerts that a commit may have changed: those of some rules and subjects, in the stories that lost
/// or won articles. An alert is made of all findings of its rule and subject in its story; what people decided on it and
/// what was delivered follows its findings when they move to another story.
struct AlertAssembly {
    let db: Database
    let now: Timestamp
    let assemble: Assemble
    let memo: FindingMemo

    func reassemble(_ keys: Set<AlertKey>, _ shift: StoryShift, into outcome: inout CommitOutcome) throws {
        let stories = shift.stories.sorted()
        let flow = shift.flow
        for key in keys.sorted() { try reassemble(key, stories, flow, into: &outcome) }
        outcome.raised.sort { $0.id < $1.id }
        outcome.updated.sort { $0.id < $1.id }
        outcome.removed.sort()
    }

    private func reassemble(
        _ key: AlertKey, _ stories: [String], _ flow: [String: Set<String>], into outcome: inout CommitOutcome
    ) throws {
        var findings: [String: [Finding]] = [:]
        var stored: [String: Alert] = [:]
        for story in stories {
            let found = try self.findings(of: key, in: story)
            if !found.isEmpty { findings[story] = found }
            stored[story] = try AlertTable.find(key.id(in: story), db)
        }
        // Alerts whose findings went elsewhere: they are inherited there.
        let bereft = stored.filter { findings[$0.key] == nil }
        var inherited: Set<String> = []
        for story in stories {
            guard let found = findings[story] else { continue }
            let heirlooms = bereft.filter { flow[$0.key]?.contains(story) == true }
            inherited.formUnion(heirlooms.keys)
            let own = stored[story]
            let previous = merged(own, heirlooms.values.sorted { $0.id < $1.id })
            let alert = assembled(key, story, found, own, previous)
            if try own == nil || StoredJSON.encode(own) != StoredJSON.encode(alert) {
                try put(alert, key, isNew: previous == nil, into: &outcome)
            }
            for heirloom in heirlooms.values { try AlertTable.bequeath(from: heirloom.id, to: alert, db) }
            try Outbox.enqueue(alert, db)
        }
        for (story, alert) in bereft where inherited.contains(story) || alert.state == .new {
            try AlertTable.delete(alert.id, db)
            outcome.removed.append(alert.id)
        }
    }

    /// The alert as it is now, its times still those of `own`, the stored one.
    private func assembled(
        _ key: AlertKey, _ story: String, _ findings: [Finding], _ own: Alert?, _ previous: Alert?
    ) -> Alert {
        var alert = assemble(findings, story, previous, now)
        alert.id = key.id(in: story)
        alert.story = story
        if let previous, previous.state != .new { alert.state = previous.state }
        alert.raised = previous?.raised ?? now
        alert.updated = own?.updated ?? now
        return alert
    }

    private func put(_ alert: Alert, _ key: AlertKey, isNew: Bool, into outcome: inout CommitOutcome) throws {
        var alert = alert
        alert.updated = now
        try AlertTable.put(alert, key, db)
        if isNew { outcome.raised.append(alert) } else { outcome.updated.append(alert) }
    }

    /// The alert as it stood, with the earliest time and the most decided state of those that become one.
    private func merged(_ own: Alert?, _ heirlooms: [Alert]) -> Alert? {
        guard var alert = own ?? heirlooms.first else { return nil }
        for other in heirlooms {
            alert.raised = min(alert.raised, other.raised)
            if other.state.decidedness > alert.state.decidedness { alert.state = other.state }
        }
        return alert
    }

    /// Sorted by article id, then as they came.
    private func findings(of key: AlertKey, in story: String) throws -> [Finding] {
        let sql = """
            SELECT f.body FROM members m CROSS JOIN findings f ON f.article = m.article
            WHERE m.story = ? AND f.rule = ? AND f.subject_kind = ? AND f.subject = ? ORDER BY m.id, f.ordinal
            """
        let bodies = try db.all(sql, [story, key.rule, key.kind, key.subject]) { $0.data(0) }
        return try bodies.map(memo.finding)
    }
}

extension Alert.State {
    /// Which state counts when alerts become one: what somebody is to act on before what somebody put aside.
    fileprivate var decidedness: Int {
        switch self {
        case .new: 0
        case .open: 1
        case .suppressed: 2
        case .dismissed: 3
        case .confirmed: 4
        case .escalated: 5
        }
    }
}
