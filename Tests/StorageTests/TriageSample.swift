import Records

@testable import Storage

/// Alerts with parties, offences and corrections, for the tests of triage.
enum TriageSample {
    static let day: Int64 = 86_400

    /// An alert has all its findings' parties and concepts.
    static let rules = StoryRules(sameStory: Sample.sameStory) { findings, event, previous, history, now in
        guard var alert = Sample.assemble(findings, event, previous, history, now) else { return nil }
        alert.concepts = Array(Set(findings.flatMap(\.concepts))).sorted()
        alert.countries = Array(Set(findings.flatMap(\.countries))).sorted()
        var seen: Set<String> = []
        alert.linked = findings.flatMap(\.linked).filter { seen.insert($0.entity).inserted }
        return alert
    }

    static let entry: Entity = {
        var entry = Entity(id: "ofac-1", schema: .person, name: "Ana KELLER", dataset: "ofac")
        entry.birthDates = ["1966-09-08"]
        return entry
    }()

    static let trader = Entity(id: "T-1", schema: .company, name: "Oceanic Metals FZE", dataset: "register")

    static func commit(
        _ id: String, text: String = "copper ring", subject: String = "T-1", rule: String = "trader-offence",
        concepts: [String] = ["offence:smuggling"], linked: [String] = [], nature: Finding.Nature? = nil,
        source: String = "gulf-trade"
    ) -> ArticleCommit {
        let article = Sample.article(id, text: text, source: source)
        var finding = Sample.finding(article, subject: subject, rule: rule)
        finding.concepts = concepts
        finding.nature = nature
        finding.linked = linked.map { .init(entity: $0, list: "ofac", name: $0, score: 0.9, reasons: []) }
        return ArticleCommit(
            article: article, evidence: Sample.place(text), findings: [finding], sketch: Sample.sketch(text))
    }

    static func order(
        _ state: Alert.State?, by user: String = "keller", _ reason: TriageReason? = nil, assignee: String? = nil,
        note: String? = nil, until: Timestamp? = nil
    ) -> TriageOrder {
        TriageOrder(by: user, state: state, reason: reason, note: note, assignee: assignee, until: until)
    }
}

extension SQLiteStore {
    /// Commits an article, and lets triage settle the alerts that it changed. Returns the first one's id.
    @discardableResult
    func raise(_ commit: ArticleCommit, at now: Timestamp = Sample.noon) async throws -> String {
        let outcome = try await take(commit, at: now, by: TriageSample.rules)
        let alerts = outcome.raised + outcome.updated
        try await write { db in
            for alert in alerts {
                if let current = try AlertTable.find(alert.id, db) {
                    _ = try TriageDesk(db: db, now: now).settle(current)
                }
            }
        }
        return alerts.first?.id ?? ""
    }

    /// Does one thing to one alert; nil, or why not.
    @discardableResult
    func act(_ order: TriageOrder, on id: String, at now: Timestamp = Sample.noon) async throws -> String? {
        try await decide(order, on: [id], at: now).first?.refusal
    }

    func install(_ entries: [Entity], hash: String, at now: Timestamp = Sample.noon) async throws {
        _ = try await install(
            ListVersion(source: "ofac", hash: hash, published: nil, fetched: now), entities: entries)
    }

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
