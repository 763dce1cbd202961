import Delivery
import FoundationEssentials
import Records
import Storage

/// One sink's part of a round: what is due goes out, one message after the other, until nothing is due or the sink is given
/// a pause. A receipt is in the store before the next message goes out, so that a crash repeats one message at most.
struct DeliveryRound {
    let store: any Store
    let route: Route
    /// The names of all routes: an alert that each is done with leaves the outbox.
    let names: [String]
    let clock: @Sendable () -> Timestamp
    let random: @Sendable () -> Double
    let report: @Sendable (HarvestEvent) -> Void

    private var health = SinkHealth(fingerprint: "")
    /// What is not wanted or held, to be written together.
    private var notes: [DeliveryTrouble] = []
    private var outcome = Outcome()

    /// Alerts read at a time, and those tried again in one round.
    static let page = 100
    private static let mostRetries = 500

    struct Outcome {
        var taken = 0
        /// When there is something to try again.
        var next: Timestamp?

        mutating func add(_ other: Outcome) {
            taken += other.taken
            next = [next, other.next].compactMap { $0 }.min()
        }
    }

    init(
        store: any Store, route: Route, names: [String], clock: @escaping @Sendable () -> Timestamp,
        random: @escaping @Sendable () -> Double, report: @escaping @Sendable (HarvestEvent) -> Void
    ) {
        self.store = store
        self.route = route
        self.names = names
        self.clock = clock
        self.random = random
        self.report = report
    }

    mutating func run() async throws -> Outcome {
        try await remember()
        if let end = health.pause(at: clock()) {
            outcome.next = end
            return outcome
        }
        let isThrough = try await offerAll()
        try await writeNotes()
        let waiting = try await store.nextDelivery(of: [route.name])
        outcome.next = isThrough ? waiting : health.pause(at: clock()) ?? waiting
        return outcome
    }

    /// False when the sink is to be left alone. What failed before comes last: it may be that which the sink cannot bear.
    private mutating func offerAll() async throws -> Bool {
        var seq: Int64 = 0
        var bundle: [OutboxEntry] = []
        var tried: [OutboxEntry] = []
        while true {
            let entries = try await store.outbox(of: route.name, at: clock(), after: seq, limit: Self.page)
            guard let last = entries.last else { break }
            seq = last.seq
            for entry in entries {
                try Task.checkCancellation()
                switch route.decision(on: entry, at: clock()) {
                case .pass: note(entry, .passed, next: clock())
                case .hold(let end): note(entry, .waiting, next: end)
                case .send where entry.attempts > 0: if tried.count < Self.mostRetries { tried.append(entry) }
                case .send: guard try await send(entry) else { return false }
                case .bundle: bundle.append(entry)
                }
                guard try await send(&bundle, atLeast: mostInDigest) else { return false }
            }
            try await writeNotes()
        }
        guard try await send(&bundle, atLeast: 1) else { return false }
        for entry in tried.sorted(by: { ($0.attempts, $0.seq) < ($1.attempts, $1.seq) }) {
            try Task.checkCancellation()
            guard try await send(entry) else { return false }
        }
        return true
    }

    private mutating func note(_ entry: OutboxEntry, _ state: DeliveryTrouble.State, next: Timestamp) {
        notes.append(
            DeliveryTrouble(
                alert: entry.alert.id, change: entry.change, sink: route.name, state: state, next: next,
                tried: clock()))
    }

    private mutating func writeNotes() async throws {
        guard !notes.isEmpty else { return }
        try await store.save(notes, sinks: names)
        notes = []
    }
}

// MARK: - Sending

extension DeliveryRound {
    private var mostInDigest: Int { (route.sink as? any DigestSink).map { type(of: $0).mostInDigest } ?? 1 }

    private mutating func send(_ bundle: inout [OutboxEntry], atLeast count: Int) async throws -> Bool {
        guard bundle.count >= count, let sink = route.sink as? any DigestSink else { return true }
        let entries = bundle
        bundle = []
        let parcels = parcels(of: entries)
        let result: Result<String, DeliveryError>
        do throws(DeliveryError) {
            result = .success(try await sink.deliver(digest: parcels))
        } catch {
            result = .failure(error)
        }
        return try await take(result, entries, isDigest: true)
    }

    private mutating func send(_ entry: OutboxEntry) async throws -> Bool {
        guard let parcel = parcels(of: [entry]).first else { return true }
        let result: Result<String, DeliveryError>
        do throws(DeliveryError) {
            result = .success(try await route.sink.deliver(parcel))
        } catch {
            result = .failure(error)
        }
        return try await take(result, [entry], isDigest: false)
    }

    private func parcels(of entries: [OutboxEntry]) -> [Parcel] {
        let now = clock()
        return entries.map { Parcel($0.alert, isUpdate: $0.told != nil, at: now) }
    }

    /// Whether the sink is to be asked on.
    private mutating func take(
        _ result: Result<String, DeliveryError>, _ entries: [OutboxEntry], isDigest: Bool
    ) async throws -> Bool {
        switch result {
        case .success(let text):
            let receipts = entries.map {
                DeliveryReceipt(alert: $0.alert.id, change: $0.change, sink: route.name, text: text)
            }
            try await store.markDelivered(receipts, at: clock(), sinks: names)
            for entry in entries { report(.alertDelivered(alert: entry.alert.id, sink: route.name)) }
            outcome.taken += entries.count
            try await noteTaken()
            return true
        case .failure(let error):
            try await noteFailed(error, entries, isDigest: isDigest)
            return health.pause(at: clock()) == nil
        }
    }

    private mutating func noteFailed(_ error: DeliveryError, _ entries: [OutboxEntry], isDigest: Bool) async throws {
        let now = clock()
        health.fail(error, at: now, plan: route.retry, random: random())
        try await save(health)
        // A digest that found nobody goes again as a digest; one that was rejected goes again alert by alert.
        let counts = !isDigest || error.kind == .rejected
        let troubles = entries.map { entry in
            let attempts = entry.attempts + (counts ? 1 : 0)
            let first = entry.firstTried ?? now
            let others = health.lastTaken.map { $0 >= first } ?? false
            let isGivenUp = route.retry.givesUp(error.kind, after: attempts, others: others)
            let wait = route.retry.wait(after: max(1, attempts), asked: error.retryAfter, random: random())
            return DeliveryTrouble(
                alert: entry.alert.id, change: entry.change, sink: route.name,
                state: isGivenUp ? .failed : .waiting, attempts: attempts, firstTried: first,
                next: max(health.pause(at: now) ?? now, now.adding(wait)), tried: now, error: error.message)
        }
        try await store.save(troubles, sinks: names)
        for trouble in troubles {
            let words = trouble.state == .failed ? "; set aside after \(trouble.attempts) attempts" : ""
            report(.deliveryFailed(alert: trouble.alert, sink: route.name, reason: error.message + words))
        }
    }
}

// MARK: - The sink's health

extension DeliveryRound {
    private static func key(_ route: Route) -> String { "delivery/" + route.name }

    static func forgetHealth(of route: Route, in store: any Store) async throws {
        let health = SinkHealth(fingerprint: route.fingerprint)
        try await store.setValue(Array(try JSONEncoder().encode(health)), for: key(route))
    }

    /// Reads what the run before left. A route that was changed since starts anew, and nothing waits for it.
    private mutating func remember() async throws {
        if let bytes = try await store.value(Self.key(route)),
            let known = try? JSONDecoder().decode(SinkHealth.self, from: Data(bytes)),
            known.fingerprint == route.fingerprint
        {
            health = known
            return
        }
        health = SinkHealth(fingerprint: route.fingerprint)
        try await store.hastenDeliveries(of: route.name, triedOnly: false)
        try await save(health)
    }

    /// To the minute, or at once after a failure.
    private mutating func noteTaken() async throws {
        let now = clock()
        let isFresh = health.failures == 0 && health.lastTaken.map { $0 <= now && now < $0.adding(60) } ?? false
        guard !isFresh else { return }
        health.take(at: now)
        try await save(health)
    }

    private func save(_ health: SinkHealth) async throws {
        try await store.setValue(Array(try JSONEncoder().encode(health)), for: Self.key(route))
    }
}
