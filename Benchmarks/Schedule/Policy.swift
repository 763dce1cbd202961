import Foundation
import Harvest
import Records
import Storage

/// Decides when a source is asked again.
protocol Policy: Sendable {
    var name: String { get }
    /// Whether it heeds `sy:updatePeriod`.
    var readsUpdatePeriod: Bool { get }
    mutating func succeeded(_ state: inout SourceState, _ source: Source, _ poll: Poll, at now: Timestamp)
    mutating func failed(_ state: inout SourceState, _ source: Source, at now: Timestamp)
}

extension Policy {
    var readsUpdatePeriod: Bool { true }
}

/// Tidewaiter's own.
struct RhythmPolicy: Policy {
    let name = "rhythm"

    func succeeded(_ state: inout SourceState, _ source: Source, _ poll: Poll, at now: Timestamp) {
        Rhythm.succeeded(&state, source: source, poll: poll, at: now)
    }

    func failed(_ state: inout SourceState, _ source: Source, at now: Timestamp) {
        Rhythm.failed(&state, source: source, reason: "500", notBefore: nil, at: now)
    }
}

/// Each source once an hour, whatever it does.
struct HourlyPolicy: Policy {
    let name = "hourly"

    func succeeded(_ state: inout SourceState, _ source: Source, _ poll: Poll, at now: Timestamp) {
        state.lastSuccess = now
        state.nextDue = now.adding(3_600)
    }

    func failed(_ state: inout SourceState, _ source: Source, at now: Timestamp) { state.nextDue = now.adding(3_600) }
}

/// Miniflux's `entry_frequency` scheduler with its defaults (factor 1, 5 minutes to 24 hours): a week divided by the
/// week's entries, no shorter than ttl and Cache-Control ask for. Facts from its public source (`ScheduleNextCheck`,
/// `WeeklyFeedEntryCount`), not its code.
struct MinifluxPolicy: Policy {
    /// How the week's entries are counted: today by the mean distance between the oldest and the newest of the week
    /// (none where there are fewer than two), in earlier releases one by one.
    enum Count: Sendable { case byDistance, oneByOne }

    let name: String
    let readsUpdatePeriod = false
    private let count: Count
    /// Publication times of the week's entries, by source; those without a date are published when they are fetched.
    private var entries: [String: [Int64]] = [:]
    private static let week: Int64 = 7 * 86_400

    init(_ count: Count) {
        self.count = count
        name = count == .byDistance ? "miniflux" : "miniflux-2.0"
    }

    mutating func succeeded(_ state: inout SourceState, _ source: Source, _ poll: Poll, at now: Timestamp) {
        // Counted before the new entries are stored, as there.
        let weekly = weeklyCount(source.id, at: now)
        let dated = poll.published.sorted().suffix(poll.new).map(\.seconds)
        entries[source.id, default: []] += dated + Array(repeating: now.seconds, count: max(0, poll.new - dated.count))
        // The first answer is that to the subscription; the refresh that runs every hour comes next.
        let isFirst = state.lastSuccess == nil
        state.lastSuccess = now
        guard !isFirst else {
            state.nextDue = now.adding(3_600)
            return
        }
        // Only a changed answer is asked what it asks for.
        state.nextDue = now.adding(interval(weekly, atLeast: poll.items == nil ? 0 : Int64(poll.hints.seconds ?? 0)))
    }

    mutating func failed(_ state: inout SourceState, _ source: Source, at now: Timestamp) {
        state.nextDue = now.adding(interval(weeklyCount(source.id, at: now), atLeast: 0))
    }

    private mutating func weeklyCount(_ id: String, at now: Timestamp) -> Int64 {
        let kept = (entries[id] ?? []).filter { $0 >= now.seconds - Self.week }
        entries[id] = kept
        guard count == .byDistance else { return Int64(kept.count) }
        guard kept.count > 1, let first = kept.min(), let last = kept.max(), last > first else { return 0 }
        return Int64((Double(Self.week) * Double(kept.count - 1) / Double(last - first)).rounded(.up))
    }

    private func interval(_ weekly: Int64, atLeast least: Int64) -> Int64 {
        let own = weekly <= 0 ? 86_400 : max(300, min(86_400, Self.week / weekly))
        return min(86_400, max(own, least))
    }
}
