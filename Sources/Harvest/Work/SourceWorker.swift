import Archiving
import Fetching
import Foundation
import Records
import Storage

/// Works on one source, and notes how it went: whatever goes wrong with a source stays with that source. Only a store or
/// an archive that cannot be written ends the run.
struct SourceWorker: Sendable {
    let stations: Stations

    /// What became of it, and of a list whether a new version came into force.
    struct Outcome: Sendable {
        var result: SourceResult
        var state: SourceState
        var yield = Pipeline.Yield()
        var hasNewList = false
    }

    /// - Throws: `StoreError`, `ArchiveError`, and `CancellationError` where the work was broken off: then the state is as
    ///   it was, and the source is asked again.
    func work(on source: Source, _ state: SourceState, _ knowledge: Knowledge?) async throws -> Outcome {
        var next = state
        let started = ContinuousClock.now
        do {
            var outcome =
                if source.kind == .list {
                    try await update(source, &next)
                } else {
                    try await harvest(source, &next, knowledge)
                }
            try await stations.store.save(next)
            outcome.state = next
            outcome.result.nextDue = next.nextDue
            outcome.result.seconds = started.duration(to: .now) / .seconds(1)
            stations.report(.sourceFinished(outcome.result))
            return outcome
        } catch {
            try Self.passOn(error)
            return try await failed(source, before: state, after: next, error)
        }
    }

    /// What is known of the source at the address that the catalogue has now: of another address it says nothing.
    static func current(_ known: SourceState?, of source: Source) -> SourceState {
        var state =
            known.flatMap { $0.asked == nil || $0.asked == source.url ? $0 : nil } ?? SourceState(source: source.id)
        state.asked = source.url
        return state
    }

    private func harvest(
        _ source: Source, _ state: inout SourceState, _ knowledge: Knowledge?
    ) async throws -> Outcome {
        guard let knowledge else { throw SourceFailure("knowledge", "there is nothing to read its articles against") }
        let yield = try await Pipeline(stations: stations, knowledge: knowledge).run(source, &state)
        Rhythm.succeeded(&state, source: source, poll: yield.poll, at: stations.clock())
        var result = SourceResult(source: source.id, outcome: yield.unchanged ? .unchanged : .ok)
        result.items = yield.poll.items ?? 0
        result.new = yield.new
        result.updated = yield.updated
        result.waiting = yield.waiting
        result.diagnostics = yield.diagnostics
        return Outcome(result: result, state: state, yield: yield)
    }

    private func update(_ source: Source, _ state: inout SourceState) async throws -> Outcome {
        let update = try await ListUpdater(stations: stations).run(source, &state)
        Rhythm.succeeded(&state, source: source, poll: update.poll, at: stations.clock())
        var result = SourceResult(source: source.id, outcome: update.version == nil ? .unchanged : .ok)
        result.items = update.entities
        result.diagnostics = update.diagnostics
        if let version = update.version {
            stations.report(.listUpdated(source: source.id, version: version, change: update.change))
        }
        return Outcome(result: result, state: state, hasNewList: update.version != nil)
    }

    /// Errors that are not the source's.
    private static func passOn(_ error: any Error) throws {
        switch error {
        case is StoreError, is ArchiveError, is CancellationError: throw error
        case let error as FetchError where error.kind == .cancelled || error.kind == .closed: throw CancellationError()
        default: break
        }
    }

    /// Notes the failure. What was learnt of addresses stays; validators are those of the last body that was worked
    /// through, else the next answer would be “not modified” and its items lost.
    private func failed(
        _ source: Source, before: SourceState, after: SourceState, _ error: any Error
    ) async throws -> Outcome {
        let fetch = error as? FetchError
        if let fetch, fetch.kind == .hostPaused, fetch.requests == 0 {
            return try await deferred(source, before, fetch)
        }
        var state = before
        state.url = fetch.flatMap(Self.newAddress) ?? after.url
        state.retired = after.retired
        state.lastStatus = fetch?.status ?? after.lastStatus
        let reason = fetch?.message ?? "\(error)"
        let notBefore = fetch?.retryAfter ?? (error as? SourceFailure)?.notBefore
        Rhythm.failed(&state, source: source, reason: reason, notBefore: notBefore, at: stations.clock())
        try await stations.store.save(state)
        let result = SourceResult(
            source: source.id, outcome: .failed, reason: reason, nextDue: state.retired ? nil : state.nextDue)
        stations.report(.sourceFinished(result))
        return Outcome(result: result, state: state)
    }

    /// Where the source moved to for good, if somebody lives there: a host that is not found may have been a slip.
    private static func newAddress(_ error: FetchError) -> String? {
        switch error.kind {
        case .timedOut, .truncated, .tooLarge, .badEncoding, .hostPaused: error.movedTo
        default: nil
        }
    }

    /// The host wants to be left alone: that is no failure of the source.
    private func deferred(_ source: Source, _ before: SourceState, _ error: FetchError) async throws -> Outcome {
        var state = before
        let now = stations.clock()
        state.nextDue = max(error.retryAfter ?? now, now.adding(60))
        try await stations.store.save(state)
        let result = SourceResult(
            source: source.id, outcome: .deferred, reason: error.message, nextDue: state.nextDue)
        stations.report(.sourceFinished(result))
        return Outcome(result: result, state: state)
    }
}
