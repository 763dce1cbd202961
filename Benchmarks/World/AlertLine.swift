import Foundation

/// A line of `alerts list --format ndjson`, as far as it is judged. Members that a program leaves out are empty.
struct AlertLine: Decodable, Sendable {
    struct Subject: Decodable, Sendable {
        var kind: String?
        var id: String?
        var name: String?
    }
    struct Link: Decodable, Sendable {
        var entity: String?
    }
    struct Mention: Decodable, Sendable {
        var id: String?
        var start: Int?
        var end: Int?
    }
    struct Evidence: Decodable, Sendable {
        var url: String?
        var published: String?
        var title: String?
        var quote: String?
        var mentions: [Mention]?
        /// The path alone: ports change from run to run.
        var path: String { url.flatMap { URLComponents(string: $0)?.path } ?? "" }
    }
    struct Contribution: Decodable, Sendable {
        var reason: String?
        var points: Double?
    }

    var id: String
    var rule: String
    var severity: String?
    var score: Double?
    var subject: Subject?
    var linked: [Link]?
    var evidence: [Evidence]?
    var contributions: [Contribution]?
    var articles: Int?
    var origins: Int?
    var raised: String?
    var retrospective: Bool?

    /// What the subject may be called in a truth row.
    var subjectKeys: Set<String> {
        var keys: Set<String> = []
        if let id = subject?.id {
            keys.insert(id)
            let parts = id.split(separator: ":").map(String.init)
            let last = parts.last ?? id
            switch subject?.kind {
            case "commodity": keys.insert("hs:" + last)
            case "source": keys.insert("source:" + last)
            case "country": keys.insert(String(last.uppercased().prefix(2)))
            default: break
            }
            // A commodity × country.
            for part in id.split(whereSeparator: { "×@/ ".contains($0) }) where part.count == 2 {
                keys.insert(part.uppercased())
            }
        }
        if let name = subject?.name { keys.insert(Allowed.letters(name)) }
        return keys
    }

    var paths: [String] { (evidence ?? []).map(\.path) }

    /// Every contribution is shown and they make the score (0…100).
    var isExplained: Bool {
        guard let score, let contributions, !contributions.isEmpty else { return false }
        let sum = contributions.reduce(0) { $0 + ($1.points ?? 0) }
        return abs(min(100, max(0, sum)) - score) <= 1
    }

    /// Some quote that marks the subject or says its name.
    var isEvident: Bool {
        // An owner or a ship of the trader stands on the list under its own name.
        let meant = Set(([subject?.id] + (linked ?? []).map(\.entity)).compactMap { $0 })
        return (evidence ?? []).contains { evidence in
            guard let quote = evidence.quote, !quote.isEmpty else { return false }
            let isMarked = (evidence.mentions ?? []).contains { mention in
                guard let start = mention.start, let end = mention.end, let id = mention.id else { return false }
                let isMeant = meant.contains(id) || meant.contains(String(id.split(separator: ":").last ?? ""))
                return isMeant && start >= 0 && start < end && end <= quote.utf8.count
            }
            return isMarked || quote.contains(subject?.name ?? "\u{0}")
        }
    }

    static func read(_ data: Data) -> [AlertLine] {
        data.split(separator: 10).compactMap { try? JSONDecoder().decode(AlertLine.self, from: Data($0)) }
    }
}
