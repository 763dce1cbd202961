import Foundation

/// Holds the alerts against the truth.
struct Scorer: Sendable {
    struct Verdict: Sendable {
        enum Kind: Sendable { case right, allowed, wrong }
        let alert: AlertLine
        let kind: Kind
        /// Why it is wrong, in words that can be counted.
        let cause: String
    }

    let rows: [TruthRow]
    let articles: [String: StoredArticle]
    let alerts: [AlertLine]
    private(set) var verdicts: [Verdict] = []
    /// Alerts that say what the row says, by row.
    private(set) var hits: [String: [AlertLine]] = [:]
    /// Alerts of another rule with the right subject and report, by row.
    private(set) var near: [String: [AlertLine]] = [:]
    private let byPath: [String: [Int]]

    init(_ rows: [TruthRow], _ articles: [StoredArticle], _ alerts: [AlertLine]) {
        self.rows = rows
        self.articles = Dictionary(articles.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.alerts = alerts
        var byPath: [String: [Int]] = [:]
        for (index, row) in rows.enumerated() {
            for report in row.reports { byPath[report.path, default: []].append(index) }
        }
        self.byPath = byPath
        for alert in alerts { judge(alert) }
    }

    private mutating func judge(_ alert: AlertLine) {
        let keys = alert.subjectKeys
        let candidates = Set(alert.paths.flatMap { byPath[$0] ?? [] }).sorted() + silentRows(alert.rule)
        var isRight = false
        var isAllowed = alert.rule == "trend" || isFailing(alert)
        for row in candidates.map({ rows[$0] }) {
            let isSubject = Allowed.meets(row.subjects, keys)
            if isSubject, row.rule == alert.rule {
                hits[row.id, default: []].append(alert)
                isRight = true
            } else if isSubject || Allowed.meets(row.related, keys) {
                near[row.id, default: []].append(alert)
                isAllowed = isAllowed || row.allowed.contains(alert.rule)
            }
        }
        let kind: Verdict.Kind = isRight ? .right : isAllowed ? .allowed : .wrong
        verdicts.append(Verdict(alert: alert, kind: kind, cause: kind == .wrong ? cause(alert, keys) : ""))
    }

    /// Rows that no article tells.
    private func silentRows(_ rule: String) -> [Int] {
        guard rule == "listing" || rule == "silent-source" else { return [] }
        return rows.indices.filter { rows[$0].rule == rule }
    }

    /// A source that answers with 500 may well be called silent.
    private func isFailing(_ alert: AlertLine) -> Bool {
        guard alert.rule == "silent-source", let number = alert.subject?.id?.split(separator: "-").last,
            let index = Int(number)
        else { return false }
        return [14, 18].contains((index - 1) % 30)
    }

    private func cause(_ alert: AlertLine, _ keys: Set<String>) -> String {
        let isAboutLists = alert.rule == "listing" || alert.rule == "trader-listed-party"
        let namesake = rows.first { $0.rule == TruthRow.never && Allowed.meets($0.subjects, keys) }
        if isAboutLists, let namesake { return "a namesake: " + namesake.concept }
        guard let first = alert.evidence?.first(where: { articles[$0.path] != nil }), let article = articles[first.path]
        else {
            return alert.rule == "listing" ? "listing of somebody else" : "evidence from no article"
        }
        if let quote = first.quote, !quote.isEmpty, !isIn(quote, article) { return "furniture of the page" }
        guard let rows = byPath[article.path]?.map({ self.rows[$0] }), let row = rows.first else { return article.kind }
        let isSubject = Allowed.meets(row.subjects, keys)
        return isSubject
            ? "a \(row.rule) (\(row.concept)) taken for \(alert.rule)" : "another subject in a report of \(row.rule)"
    }

    private func isIn(_ quote: String, _ article: StoredArticle) -> Bool {
        func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let text = letters(article.title + " " + article.text)
        return text.contains(letters(quote).prefix(30))
    }

    // MARK: figures

    /// Rows that must be met.
    var expected: [TruthRow] { rows.filter { !$0.isOptional } }
    var missed: [TruthRow] { expected.filter { hits[$0.id] == nil } }
    var right: Int { verdicts.count { $0.kind == .right } }
    var wrong: Int { verdicts.count { $0.kind == .wrong } }

    /// More than one alert of a rule and subject on a happening.
    var duplicates: Int { hits.values.reduce(0) { $0 + Set($1.map(\.id)).count - 1 } }

    /// What the later of several alerts on one happening began with: a copy, a follow-up, a translation …
    var duplicateKinds: [String: Int] {
        var kinds: [String: Int] = [:]
        for (id, alerts) in hits where alerts.count > 1 {
            guard let row = rows.first(where: { $0.id == id }) else { continue }
            let first = alerts.map { firstReport($0, row) }.sorted { ($0?.published ?? "") < ($1?.published ?? "") }
            for report in first.dropFirst() { kinds[row.rule + ": " + (report?.kind ?? "no article"), default: 0] += 1 }
        }
        return kinds
    }

    private func firstReport(_ alert: AlertLine, _ row: TruthRow) -> TruthRow.Report? {
        row.reports.filter { alert.paths.contains($0.path) }.min { $0.published < $1.published }
    }

    /// Alerts that stand for several happenings of a subject at once.
    var merged: Int {
        var rows: [String: Int] = [:]
        for alerts in hits.values { for id in Set(alerts.map(\.id)) { rows[id, default: 0] += 1 } }
        return rows.values.count { $0 > 1 }
    }

    /// Seconds from the first report's publication to `raised`, of each happening that was met.
    var latencies: [Int64] {
        rows.compactMap { row in
            let raised = (hits[row.id] ?? []).compactMap { $0.raised.flatMap(Stamp.seconds) }.min()
            let published = row.reports.compactMap { Stamp.seconds($0.published) }.min()
            guard let raised, let published, raised >= published else { return nil }
            return raised - published
        }
    }

    /// Reports that stand as evidence, of all of the row's: by any property of a report.
    func reports(_ rows: [TruthRow], by key: (TruthRow, TruthRow.Report) -> String) -> [String: (found: Int, all: Int)]
    {
        var counts: [String: (found: Int, all: Int)] = [:]
        for row in rows {
            let seen = Set((hits[row.id] ?? []).flatMap(\.paths))
            for report in row.reports where report.kind != "retraction" && report.kind != "correction" {
                counts[key(row, report), default: (0, 0)].all += 1
                if seen.contains(report.path) { counts[key(row, report), default: (0, 0)].found += 1 }
            }
        }
        return counts
    }
}
