package import Records

/// How a source publishes, as far as its answers have shown: from this follows when it is asked again.
///
/// Everything fades: what was long ago counts less than what is. Small on purpose, since it is written at every poll:
/// half a kilobyte of JSON. `Harvest`'s `Rhythm` fills and reads it.
package struct PublishingHistory: Hashable, Codable, Sendable {
    /// Items by the hour of their publication (24, UTC), its weekday (7, Monday first) and its five minutes of the hour
    /// (12), in hundredths of an item. Empty: none yet.
    package var hours: [Int] = []
    package var days: [Int] = []
    package var minutes: [Int] = []
    /// When those faded last.
    package var faded: Timestamp?
    /// New items, and the hours in which they came, both fading over weeks.
    package var items = 0.0
    package var watched = 0.0
    /// Polls that brought something new, fading likewise: items per such poll tell bursts.
    package var yields = 0.0
    /// New items of the last hours, and how many were expected: their ratio tells that something is going on.
    package var recent = 0.0
    package var expected = 0.0
    /// From when on its publications are known without a gap: by polls, and before them by the dates of its first
    /// answer.
    package var since: Timestamp?
    /// Items in its last full answer: how many may be published before one is lost.
    package var window: Int?
    /// New items per hour at the time of the last one, which a silence is measured by; nil: too few to say.
    package var usual: Double?
    /// What its last body asked of those who poll: seconds between polls, and hours (UTC) to leave out.
    package var askedSeconds: Int?
    package var skipHours: [Int] = []
    /// Seconds that were to pass until the next poll when it last succeeded: where the back-off starts.
    package var interval: Int?

    package init() {}
}
