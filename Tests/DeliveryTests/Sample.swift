import Delivery
import Fetching
import Foundation
import Harvest
import Records
import Settings
import Storage
import Synchronization
import TestSupport

enum Sample {
    static let noon = Timestamp(year: 2026, month: 1, day: 15, hour: 12)

    static func alert(
        _ id: String, score: Int = 70, title: String = "Copper\nseized", origins: Int = 1,
        concepts: [String] = ["offence:smuggling"], state: Alert.State = .new, countries: [String] = ["AE"]
    ) -> Alert {
        var alert = Alert(
            id: id, rule: "trader-offence", score: score,
            subject: Alert.Subject(kind: "trader", id: "T-1", name: "Oceanic Metals FZE"), story: "s1",
            raised: Timestamp(year: 2026, month: 1, day: 15))
        alert.evidence = [
            Alert.Evidence(
                article: "s1", source: "gulf-trade", tier: .press, publisher: nil,
                url: "https://news.example/1?a=b&c=d",
                published: noon, title: title, language: "en", quote: "Seized <b>& held</b> at “Jebel Ali”.",
                mentions: [])
        ]
        (alert.origins, alert.concepts, alert.state, alert.countries) = (origins, concepts, state, countries)
        return alert
    }

    static func parcel(_ id: String, score: Int = 70, title: String = "Copper\nseized", isUpdate: Bool = false)
        -> Parcel
    {
        Parcel(alert(id, score: score, title: title), isUpdate: isUpdate, at: noon)
    }

    /// Loopback may be reached; nothing of the machine's environment is seen.
    static func surroundings(_ variables: [String: String] = [:], directory: String = "/") -> Surroundings {
        Surroundings(
            directory: directory, allowedNetworks: ["127.0.0.0/8", "::1"].compactMap { Network($0) },
            variable: { variables[$0] })
    }

    static func sink(
        _ name: String, _ values: [String: [String]], _ variables: [String: String] = [:], directory: String = "/"
    ) throws(DeliveryError) -> any Sink {
        try Sinks.make(name, SinkOptions(values, surroundings(variables, directory: directory)))
    }
}

/// Takes what it is told to take, and remembers it.
final class Memory: DigestSink {
    static let name = "memory"
    static let title = "for tests"
    static let mostInDigest = 3

    struct State {
        var taken: [Parcel] = []
        var digests: [[String]] = []
        var tried: [String] = []
    }

    let state = Mutex(State())
    /// What it answers to an alert; nil: it takes it.
    private let refusal: @Sendable (Parcel) -> DeliveryError?

    init(_ options: SinkOptions) throws(DeliveryError) { refusal = { _ in nil } }
    init(refusal: @escaping @Sendable (Parcel) -> DeliveryError? = { _ in nil }) { self.refusal = refusal }

    var taken: [String] { state.withLock { $0.taken.map(\.alert.id) } }
    var tried: [String] { state.withLock { $0.tried } }
    var digests: [[String]] { state.withLock { $0.digests } }

    func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        state.withLock { $0.tried.append(parcel.alert.id) }
        if let error = refusal(parcel) { throw error }
        state.withLock { $0.taken.append(parcel) }
        return "taken"
    }

    func deliver(digest: [Parcel]) async throws(DeliveryError) -> String {
        for parcel in digest { if let error = refusal(parcel) { throw error } }
        state.withLock {
            $0.taken += digest
            $0.digests.append(digest.map(\.alert.id))
        }
        return "taken together"
    }
}

extension DeliveryError {
    static func no(_ kind: Kind, retryAfter: Int? = nil) -> DeliveryError {
        DeliveryError(kind, sink: "memory", "no", retryAfter: retryAfter)
    }
}

/// A clock that is set by hand.
final class HandClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ start: Timestamp = Sample.noon) { time = Mutex(start) }

    var now: Timestamp {
        get { time.withLock { $0 } }
        set { time.withLock { $0 = newValue } }
    }

    func pass(_ seconds: Int64) { time.withLock { $0 = $0.adding(seconds) } }
    var read: @Sendable () -> Timestamp { { self.now } }
}

/// A store in a folder of its own, alerts in it, and a clock.
struct World: Sendable {
    let folder: TemporaryFolder
    let store: SQLiteStore
    let clock = HandClock()
    let events = Events()

    final class Events: Sendable {
        let failures = Mutex<[String]>([])
    }

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(directory: folder.path)
    }

    /// An article of the story by the source, with a finding worth so many points. Ids in order make stories that keep
    /// their name.
    @discardableResult
    func article(
        _ id: String, story: Int, points: Int = 70, source: String = "gulf-trade",
        concepts: [String] = ["offence:smuggling"]
    ) async throws -> CommitOutcome {
        var article = Article(
            id: id, source: source, url: "https://news.example/\(id)", canonicalURL: "https://news.example/\(id)",
            title: "Copper seized", text: "Text of \(id).", fetched: clock.now,
            fingerprint: "\(id) \(points) \(concepts)")
        article.published = clock.now
        let evidence = Alert.Evidence(
            article: id, source: source, tier: .press, publisher: source, url: article.url, published: clock.now,
            title: article.title, language: "en", quote: article.text, mentions: [])
        let finding = Finding(
            rule: "trader-offence", subject: Alert.Subject(kind: "trader", id: "T-\(story)", name: "Trader \(story)"),
            article: id, linked: [], concepts: concepts, countries: ["AE"], commodities: [], evidence: evidence,
            contributions: [Alert.Contribution("rule", points)])
        let digits = String(story, radix: 16)
        let place = Capture(
            sha256: String(repeating: "0", count: 64 - digits.count) + digits, contentType: "text/html", size: 1,
            file: "x.warc.gz", offset: story, length: 1, url: "https://news.example/", fetched: clock.now)
        let commit = ArticleCommit(
            article: article, evidence: place, findings: [finding],
            sketch: Sketch(bands: [UInt64(story)], shingles: [UInt32(story)]))
        return try await store.commit(
            commit, at: clock.now, by: StoryRules(sameStory: { _, _ in true }, assemble: World.assemble))
    }

    /// Each an alert of its own, in this order; their ids.
    func alerts(_ count: Int, points: Int = 70) async throws -> [String] {
        var ids: [String] = []
        for story in 1...count {
            ids += try await article("s\(1_000 + story)", story: story, points: points).raised.map(\.id)
        }
        return ids
    }

    private static let assemble: Assemble = { findings, story, _, _, now in
        let points = findings.compactMap { $0.contributions.first?.points }.max() ?? 0
        let subject = findings.first?.subject ?? Alert.Subject(kind: "", id: "", name: "")
        var alert = Alert(id: "", rule: "trader-offence", score: points, subject: subject, story: story, raised: now)
        alert.evidence = findings.map(\.evidence)
        alert.articles = findings.count
        alert.origins = Set(findings.map(\.evidence.source)).count
        alert.concepts = Set(findings.flatMap(\.concepts)).sorted()
        alert.countries = ["AE"]
        return alert
    }

    func delivery(_ routes: Route...) -> AlertDelivery { delivery(routes) }

    func delivery(_ routes: [Route]) -> AlertDelivery {
        AlertDelivery(store: store, routes: routes, random: { 1 }) { [events] event in
            if case .deliveryFailed(let alert, let sink, let reason) = event {
                events.failures.withLock { $0.append("\(sink) \(alert): \(reason)") }
            }
        }
    }

    @discardableResult
    func deliver(_ routes: Route...) async throws -> Timestamp? {
        try await delivery(routes).run(clock: clock.read)
    }

    var waiting: Int { get async throws { try await store.report().pendingDeliveries } }
    var failures: [String] { events.failures.withLock { $0 } }
}

extension SQLiteStore {
    /// Gives one alert another state in the program's own name; throws `other` where it cannot have it.
    @discardableResult
    func setState(
        _ state: Alert.State, of alert: String, note: String?, at now: Timestamp
    ) async throws(StoreError) -> Alert {
        let order = TriageOrder(by: TriageDecision.program, state: state, reason: .other, note: note)
        let outcome = try await decide(order, on: [alert], at: now).first
        guard let alert = outcome?.alert, outcome?.refusal == nil else {
            throw StoreError(.other, "The alert “\(alert)” cannot be \(state.rawValue): \(outcome?.refusal ?? "–").")
        }
        return alert
    }
}
