package import Records

/// Whether two articles that share a band of their sketches tell the same story. Must be symmetric and pure.
package typealias SameStory = @Sendable (Sketch, Sketch) -> Bool

/// Whether two findings of one rule and subject, out of different stories within the window, tell of the same event.
/// Must be symmetric and pure.
package typealias SameEvent = @Sendable (Finding, Finding) -> Bool

/// Puts together the alert of one rule and subject in one event from all its findings, sorted by article id; nil where
/// these are not enough for one. `previous` is that alert as it stands (its state and times are to be kept), nil for a
/// new one. Must be pure; the store sets the alert's id, story and times itself.
package typealias Assemble =
    @Sendable (
        _ findings: [Finding], _ event: String, _ previous: Alert?, _ history: SubjectHistory, _ now: Timestamp
    ) -> Alert?

/// How articles become stories, stories events, and events alerts.
package struct StoryRules: Sendable {
    package var sameStory: SameStory
    package var sameEvent: SameEvent
    /// Seconds between the reports of two stories of one event, at most.
    package var window: Int64
    package var assemble: Assemble

    package init(
        sameStory: @escaping SameStory, sameEvent: @escaping SameEvent = { _, _ in false }, window: Int64 = 0,
        assemble: @escaping Assemble
    ) {
        self.sameStory = sameStory
        self.sameEvent = sameEvent
        self.window = window
        self.assemble = assemble
    }
}
