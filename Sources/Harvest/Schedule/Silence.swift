import Foundation
package import Records
package import Storage

/// A source that has published nothing for much longer than is its habit. Its description goes on after “is”:
/// “silent for 9 days; usually 3 items a day”.
package struct Silence: Hashable, Sendable, CustomStringConvertible {
    /// Its last new item.
    package let since: Timestamp
    /// When it was last asked with success: what happened after that nobody knows.
    package let until: Timestamp
    /// Items that would have come meanwhile.
    package let expected: Double
    /// What was usual before.
    package let perDay: Double

    package var description: String {
        let hours = (until.seconds - since.seconds) / 3_600
        let length = hours < 72 ? "\(hours) hours" : "\(hours / 24) days"
        let usual =
            perDay >= 1 ? (perDay, "a day") : perDay * 7 >= 1 ? (perDay * 7, "a week") : (perDay * 30, "a month")
        let count = max(1, Int(usual.0.rounded()))
        return "silent for \(length); usually \(count) \(count == 1 ? "item" : "items") \(usual.1)"
    }
}

extension Rhythm {
    /// Publications expected but missing before silence is no chance any more: e⁻⁸ is once in three thousand times.
    private static let missed = 8.0

    /// The silence of a source, or nil where there is none or too little is known.
    ///
    /// Publications missed are the items of the profile – so that a weekend or a night is no silence to those who keep
    /// it – between the last new item and the last success, divided by the items that come at a time. Nothing is known
    /// of sources watched for less than three days, or with fewer than five items.
    package static func silence(of state: SourceState, source: Source, at now: Timestamp) -> Silence? {
        let history = state.history
        guard let since = state.lastNew, let until = state.lastSuccess, until <= now, let start = history.since,
            let usual = history.usual, until.seconds - start.seconds >= 3 * 86_400,
            until.seconds - since.seconds >= 86_400
        else { return nil }
        let atOnce = max(1, history.items / max(history.yields, 0.01))
        // The mean has gone down with the silence itself: what was usual at its beginning counts.
        let forecast = Forecast(history, at: until)
        let expected = forecast.usual(from: since, to: until) * usual / forecast.perHour
        guard expected / atOnce >= missed else { return nil }
        return Silence(since: since, until: until, expected: expected, perDay: usual * 24)
    }
}
