import Alerts
import Harvest
import Records
import Storage

/// Runs rules over the stored articles, as they were read, and puts together what they would have raised.
struct RuleReplay {
    /// An alert that would have been, and what people made of one like it.
    struct Raised {
        let alert: Alert
        /// What became of the alert of this rule, subject and event; nil where there is none.
        let before: Alert.State?
        /// Other rules whose alerts have these articles and this subject.
        let others: [String]
    }

    private static let batch = 200

    private let rules: RuleSet
    private let store: SQLiteStore
    private let since: Timestamp?
    private let entities: [String: Entity]
    private let sources: [String: Source]
    private let titles: [String: String]
    private let watch: Watch
    private var findings: [Key: [Finding]] = [:]
    private var seen = 0
    private(set) var alerts: [Raised] = []

    private struct Key: Hashable {
        let rule, kind, subject: String
    }

    init(rules: RuleSet, files: RuleFiles.Chosen, store: SQLiteStore, since: Timestamp?) async throws {
        self.rules = files.rules
        self.store = store
        self.since = since
        let traders = try await store.traders()
        let all = RegisterBook(traders: traders).entities + (try await store.listedEntities())
        entities = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        sources = Dictionary(files.files.catalog.sources.map { ($0.id, $0) }) { first, _ in first }
        titles = Dictionary(files.lexicon) { first, _ in first }
        watch = Watch(traders: traders)
    }

    mutating func run() async throws {
        let total = try await store.report().rows["articles"] ?? 0
        var progress = ProgressLine()
        var last: String?
        while true {
            let stored = try await store.storedArticles(after: last, limit: Self.batch)
            for item in stored { look(at: item) }
            seen += stored.count
            progress.show("\(seen) of \(total) articles")
            guard stored.count == Self.batch, let end = stored.last?.article.id else { break }
            last = end
        }
        progress.clear()
        try await assemble()
    }

    private mutating func look(at stored: StoredArticle) {
        if let since, stored.article.published ?? stored.article.fetched < since { return }
        let source =
            sources[stored.article.source]
            ?? Source(id: stored.article.source, title: stored.article.source, kind: .feed, url: "")
        let scene = Scene(
            article: stored.article, analysis: stored.analysis, matches: stored.matches, source: source,
            watch: watch,
            title: { [titles] in titles[$0] }, entity: { entities[$0] })
        for finding in rules.findings(in: scene) {
            let key = Key(rule: finding.rule, kind: finding.subject.kind, subject: finding.subject.id)
            findings[key, default: []].append(finding)
        }
    }

    /// Findings of one event make one alert.
    private mutating func assemble() async throws {
        let now = Engine.now()
        for (key, found) in findings {
            let known = try await store.alerts(AlertFilter(subject: key.subject))
            for event in events(of: found) {
                guard
                    let alert = rules.alert(
                        of: event, story: event.map(\.article).min() ?? "", previous: nil,
                        history: SubjectHistory(),
                        at: now)
                else { continue }
                let articles = Set(alert.evidence.map(\.article))
                let like = known.filter { other in other.evidence.contains { articles.contains($0.article) }
                }
                alerts.append(
                    Raised(
                        alert: alert, before: like.first { $0.rule == key.rule }?.state,
                        others: Set(like.map(\.rule)).subtracting([key.rule]).sorted()))
            }
        }
        alerts.sort { ($1.alert.score, $0.alert.id) < ($0.alert.score, $1.alert.id) }
    }

    /// Each finding joins the first event with a finding that tells the same.
    private func events(of findings: [Finding]) -> [[Finding]] {
        var events: [[Finding]] = []
        for finding in findings {
            if let same = events.firstIndex(where: { $0.contains { rules.sameEvent($0, finding) } }) {
                events[same].append(finding)
            } else {
                events.append([finding])
            }
        }
        return events
    }

    /// “would have fired 14 times: 3 confirmed before, 6 suppressed, 5 new”.
    var summary: String {
        let states = Alert.State.allCases.compactMap { state -> String? in
            let count = alerts.filter { $0.before == state }.count
            return count == 0 ? nil : "\(count) \(state == .new ? "waiting" : state.rawValue) before"
        }
        let fresh = alerts.filter { $0.before == nil }
        let other = fresh.filter { !$0.others.isEmpty }.count
        let parts =
            states + (fresh.isEmpty ? [] : ["\(fresh.count) new"])
            + (other == 0 ? [] : ["\(other) of these told by other rules"])
        return "\(seen) articles; would have fired \(alerts.count) times"
            + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
    }
}

extension RuleReplay.Raised {
    struct Line: Encodable {
        let rule, severity, subject: String
        let score: Int
        let before: String?
        let others, articles, quotes: [String]
    }

    var line: Line {
        Line(
            rule: alert.rule, severity: alert.severity.rawValue, subject: alert.subject.id,
            score: alert.score,
            before: before?.rawValue, others: others, articles: alert.evidence.map(\.article),
            quotes: alert.evidence.map(\.quote))
    }

    /// For people.
    var lines: [String] {
        let what = before.map { $0 == .new ? "waiting" : $0.rawValue } ?? "new"
        let told = others.isEmpty ? "" : ", told by " + others.joined(separator: ", ")
        return ["\(alert.severity.rawValue) \(alert.score)  \(alert.subject.name)  (\(what)\(told))"]
            + alert.evidence.prefix(3).map {
                "    \($0.published?.day ?? "")  \($0.source): “\($0.quote)”"
            }
    }
}
