/// What was known of a subject before an event: what a new alert about it is weighed against.
package struct SubjectHistory: Hashable, Sendable {
    /// How far back events count, in days.
    package static let days = 180

    /// Earlier events of the same rule and subject, within `days` before this one began.
    package var events = 0
    /// When the last of these was last reported.
    package var last: Timestamp?
    /// Other alerts about the subject, of any rule, that people confirmed or escalated, and that they dismissed.
    package var confirmed = 0
    package var dismissed = 0

    package init(events: Int = 0, last: Timestamp? = nil, confirmed: Int = 0, dismissed: Int = 0) {
        self.events = events
        self.last = last
        self.confirmed = confirmed
        self.dismissed = dismissed
    }
}
