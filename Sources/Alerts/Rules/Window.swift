import Records
import Settings

/// How many reports a rule wants before it speaks (`over: {days: 7, articles: 3, origins: 2}`): that many findings about
/// one subject within that many days.
struct Window: Hashable, Sendable {
    let days: Int
    let articles: Int
    let origins: Int

    init?(_ mapping: Mapping) {
        defer { mapping.finish() }
        let days = mapping.int("days", in: 1...366)
        articles = mapping.int("articles", in: 1...10_000) ?? 1
        origins = mapping.int("origins", in: 1...1_000) ?? 1
        guard let days else {
            if !mapping.has("days") {
                mapping.problems.report(
                    .error, "missing-key", "“days” is missing in \(mapping.name)", line: mapping.line)
            }
            return nil
        }
        self.days = days
    }

    /// Whether findings, sorted by age, hold such a stretch of days.
    func isMet(by findings: [Finding]) -> Bool {
        let dated = findings.map { ($0.evidence.published?.seconds ?? 0, $0) }.sorted { $0.0 < $1.0 }
        var first = 0
        for last in dated.indices {
            while dated[last].0 - dated[first].0 > Int64(days) * 86_400 { first += 1 }
            let inside = dated[first...last].map(\.1)
            if inside.count >= articles, Set(inside.map(\.article)).count >= articles,
                Set(inside.map { $0.evidence.publisher ?? $0.evidence.source }).count >= origins
            {
                return true
            }
        }
        return false
    }
}
