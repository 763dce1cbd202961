import Foundation
import Records
package import Storage

/// Whether a source has fallen silent by the dates of what it published, whenever that was fetched: the other half of
/// `Rhythm.silence`, which knows only what happened since the source is watched.
package struct Quiet: Hashable, Sendable {
    /// Whole days without anything.
    package let days: Int
    /// Of the days before, the share on which something came.
    package let share: Double
    package let last: Int64

    /// A silence must be less likely than this to be none: once in three thousand times.
    private static let chance = exp(-8.0)
    private static let fewestDays = 5
    private static let fewestArticles = 8
    /// Nobody publishes without fail.
    private static let mostRegular = 0.93

    /// - Parameter reference: the newest publication of all sources; nil where it tells nothing yet.
    package init?(_ publishing: SourcePublishing, reference: Int64) {
        let day: Int64 = 86_400
        let span = publishing.last.seconds / day - publishing.first.seconds / day + 1
        days = Int(reference / day - publishing.last.seconds / day) - 1
        share = min(Quiet.mostRegular, Double(publishing.days) / Double(max(span, 1)))
        last = publishing.last.seconds
        guard publishing.articles >= Quiet.fewestArticles, publishing.days >= Quiet.fewestDays, days >= 3,
            pow(1 - share, Double(days)) <= Quiet.chance
        else { return nil }
    }

    /// What goes on behind the source's name. The same from day to day, so that nothing is news but the silence.
    package var words: String {
        "has fallen silent, though it published on \(Int((share * 100).rounded())) of 100 days before"
    }
}
