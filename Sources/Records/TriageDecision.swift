/// What was done to an alert: one row of its history. Rows are ordered by their number, whatever the clock said.
package struct TriageDecision: Hashable, Codable, Sendable {
    package enum Action: String, Codable, Sendable, CaseIterable {
        /// Somebody changed the state.
        case decide
        /// Somebody gave it to somebody, or wrote a note.
        case assign
        /// Somebody wants a state that takes a second person.
        case propose
        /// The second person agreed, or did not.
        case approve, refuse
        /// Somebody took the last of these back.
        case undo
        /// What a dismissal rested on has changed.
        case reopen
        /// The day came up to which a dismissal was to hold.
        case expire
        /// A suppression holds the alert, or does so no more.
        case suppress, resume
        /// Alerts became one, and the state of another one counts.
        case merge

        /// Whether the program did it by itself.
        package var isAutomatic: Bool {
            switch self {
            case .decide, .assign, .propose, .approve, .refuse, .undo: false
            case .reopen, .expire, .suppress, .resume, .merge: true
            }
        }
    }

    /// Ascending within the store, with gaps; 0 where it is not stored yet.
    package var number = 0
    package var alert: String
    package var action: Action
    package var before: Alert.State
    package var state: Alert.State
    /// The state that waits for a second person.
    package var proposed: Alert.State?
    /// Nobody has answered the proposal yet.
    package var isWaiting = false
    /// Who; `tidewaiter` where the program did it; empty in stores of before this was noted.
    package var user: String
    package var at: Timestamp
    package var reason: TriageReason?
    package var note: String?
    /// Who is on the alert from then on.
    package var assignee: String?
    /// When a dismissal is to be looked at again.
    package var until: Timestamp?
    /// The id of the suppression that did it.
    package var suppression: String?
    /// The number of the row that was taken back.
    package var undoes: Int?

    package init(
        _ action: Action, of alert: String, from before: Alert.State, to state: Alert.State, by user: String,
        at: Timestamp
    ) {
        self.action = action
        self.alert = alert
        self.before = before
        self.state = state
        self.user = user
        self.at = at
    }

    /// As whom the program signs.
    package static let program = "tidewaiter"
}

extension [TriageDecision] {
    /// The state and the assignee that a history leads to, whatever its order; `new` and nobody for an empty one.
    package var replayed: (state: Alert.State, assignee: String?) {
        guard let last = self.max(by: { $0.number < $1.number }) else { return (.new, nil) }
        return (last.state, last.assignee)
    }

    /// The last row that `undo` would take back: of a person, and not taken back yet.
    package var undoable: TriageDecision? {
        let undone = Set(compactMap(\.undoes))
        return filter { $0.action != .undo && !undone.contains($0.number) }.max { $0.number < $1.number }
    }
}
