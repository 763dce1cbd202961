import Records
import Synchronization

/// What others ask of the engine.
enum Letter: Sendable {
    typealias Answer = Result<Document, FetchError>

    case fetch(id: UInt64, FetchRequest, PartialFile?, CheckedContinuation<Answer, Never>)
    case cancel(id: UInt64)
    case restore([String: HostState])
    case states(CheckedContinuation<[String: HostState], Never>)
    case pausedUntil(host: String, CheckedContinuation<Timestamp?, Never>)
    case statistics(CheckedContinuation<FetchStatistics, Never>)
    case close(CheckedContinuation<Void, Never>?)
}

/// The way into the engine's thread: letters are read in the order they came.
final class Mailbox: Sendable {
    private struct State {
        var letters: [Letter] = []
        /// Set once the engine has stopped: its last state, for those who ask after it.
        var farewell: (states: [String: HostState], statistics: FetchStatistics)?
    }

    private let state = Mutex(State())
    private let multi: MultiHandle

    init(_ multi: MultiHandle) { self.multi = multi }

    /// Hands a letter over, or answers it at once: when nobody reads any more, and a fetch whose task is cancelled
    /// already, because the letter that cancels it may have come before it.
    func post(_ letter: Letter) {
        enum Fate { case taken, cancelled, unread([String: HostState], FetchStatistics) }
        let fate = state.withLock { state -> Fate in
            if let farewell = state.farewell { return .unread(farewell.states, farewell.statistics) }
            // Asked under the lock: a cancellation from here on finds the letter in the box.
            if case .fetch = letter, Task.isCancelled { return .cancelled }
            state.letters.append(letter)
            return .taken
        }
        switch fate {
        case .taken: multi.wakeUp()
        case .cancelled: Mailbox.answer(letter, states: [:], statistics: FetchStatistics(), kind: .cancelled)
        case .unread(let states, let statistics): Mailbox.answer(letter, states: states, statistics: statistics)
        }
    }

    /// All letters so far.
    func take() -> [Letter] {
        state.withLock { state in
            guard !state.letters.isEmpty else { return [] }
            defer { state.letters = [] }
            return state.letters
        }
    }

    /// Nobody reads any more; the letters that were left are answered.
    func shut(states: [String: HostState], statistics: FetchStatistics) {
        let left = state.withLock { state -> [Letter] in
            defer { state.letters = [] }
            state.farewell = (states, statistics)
            return state.letters
        }
        for letter in left { Mailbox.answer(letter, states: states, statistics: statistics) }
    }

    private static func answer(
        _ letter: Letter, states: [String: HostState], statistics: FetchStatistics, kind: FetchError.Kind = .closed
    ) {
        switch letter {
        case .fetch(_, let request, _, let answer): answer.resume(returning: .failure(.stopped(kind, url: request.url)))
        case .pausedUntil(let host, let answer): answer.resume(returning: states[host]?.pausedUntil)
        case .states(let answer): answer.resume(returning: states)
        case .statistics(let answer): answer.resume(returning: statistics)
        case .close(let answer): answer?.resume()
        case .cancel, .restore: break
        }
    }
}
