import Alerts
import Articles
import Matching
package import Records
package import Storage
import Texts

/// The register against the lists: which trader, owner or vessel stands on one. Each entry that is met becomes an article
/// of its list's source, so that the alert has its evidence and search finds it.
package struct RegisterScreening: Sendable {
    let store: any Store
    let knowledge: Knowledge
    /// Sources by id, to say who published the list.
    let sources: [String: Source]
    /// Names alone must be this alike; the rules then weigh doubt.
    static let threshold = 0.75

    package init(store: any Store, knowledge: Knowledge, sources: [String: Source]) {
        self.store = store
        self.knowledge = knowledge
        self.sources = sources
    }

    /// The key under which the store keeps what was screened last.
    private static let stampKey = "screened"

    /// Screens the whole register, unless neither it nor the lists nor the rules changed since it was screened last.
    /// Returns the alerts that are new and those that changed.
    package func runIfNeeded(at now: Timestamp) async throws -> (raised: [Alert], updated: [Alert]) {
        let stamp = try await stamp()
        guard try await store.value(Self.stampKey) != stamp else { return ([], []) }
        let alerts = try await run(at: now)
        try await store.setValue(stamp, for: Self.stampKey)
        return alerts
    }

    private func stamp() async throws -> [UInt8] {
        let versions = try await store.listVersions(source: nil).filter(\.inForce)
        let register = try await store.value(RegisterImport.hashKey) ?? []
        let parts = versions.map { $0.source + $0.hash }.sorted() + [knowledge.rules.fingerprint]
        return Array(Digest.sha256(Array(parts.joined(separator: "\n").utf8) + register).utf8)
    }

    /// Screens the whole register, and returns the alerts that are new and those that changed.
    private func run(at now: Timestamp) async throws -> (raised: [Alert], updated: [Alert]) {
        var raised: [Alert] = []
        var updated: [Alert] = []
        let met = meetings()
        try await withdraw(besides: Set(met.map { ListArticle.id(of: $0.0) }), at: now)
        for (entry, meetings) in met {
            let source = sources[entry.dataset] ?? Source(id: entry.dataset, title: entry.dataset, kind: .list, url: "")
            let article = ListArticle.article(of: entry, source: source, at: now)
            let findings = meetings.flatMap { meeting in
                knowledge.rules.findings(
                    of: meeting.party, trader: meeting.trader, meeting: entry, hit: meeting.hit, article: article,
                    source: source)
            }
            guard !findings.isEmpty else { continue }
            let outcome = try await store.commit(
                ArticleCommit(article: article, findings: findings), at: now, sameStory: Sketcher.sameStory,
                assemble: knowledge.rules.alert)
            raised += outcome.raised
            updated += outcome.updated
        }
        return (raised, updated)
    }

    /// Takes back what was found of entries that nobody meets any more: delisted, or a trader struck from the register.
    private func withdraw(besides met: Set<String>, at now: Timestamp) async throws {
        var last = ListArticle.prefix
        while true {
            let stored = try await store.storedArticles(after: last, limit: 200)
            for item in stored where item.article.id.hasPrefix(ListArticle.prefix) && !met.contains(item.article.id) {
                let commit = ArticleCommit(
                    article: item.article, analysis: item.analysis, matches: item.matches, sketch: item.sketch)
                _ = try await store.commit(
                    commit, at: now, sameStory: Sketcher.sameStory, assemble: knowledge.rules.alert)
            }
            guard let end = stored.last?.article.id, end.hasPrefix(ListArticle.prefix) else { return }
            last = end
        }
    }

    private struct Meeting {
        let party: Entity
        let trader: Entity
        let hit: Hit
    }

    /// By entry, in the order of their ids.
    private func meetings() -> [(Entity, [Meeting])] {
        let listed = knowledge.index.entities.filter { $0.dataset != Watch.register }
        guard !listed.isEmpty, !knowledge.traders.isEmpty else { return [] }
        let screener = Screener(listed)
        let traders = Dictionary(knowledge.traders.map { ($0.id, $0) }) { first, _ in first }
        var meetings: [String: [Meeting]] = [:]
        for party in knowledge.parties.entities {
            guard let trader = traders[party.notes[Watch.traderNote] ?? party.id] else { continue }
            for hit in screener.screen(party, threshold: Self.threshold, limit: 20) {
                meetings[hit.entity, default: []].append(Meeting(party: party, trader: trader, hit: hit))
            }
        }
        let entries = Dictionary(listed.map { ($0.id, $0) }) { first, _ in first }
        return meetings.sorted { $0.key < $1.key }.compactMap { id, met in entries[id].map { ($0, met) } }
    }
}

/// An entry of a list, written as an article.
enum ListArticle {
    /// Of the ids of these articles, which are told from those of sources by it.
    static let prefix = "list:"

    static func id(of entry: Entity) -> String { prefix + entry.id }

    static func article(of entry: Entity, source: Source, at now: Timestamp) -> Article {
        var lines = [sentence(of: entry, source)]
        if !entry.aliases.isEmpty { lines.append("Also known as " + entry.aliases.joined(separator: "; ") + ".") }
        if !entry.identifiers.isEmpty {
            lines.append(
                "Identifiers: " + entry.identifiers.map { "\($0.type) \($0.value)" }.joined(separator: ", ") + ".")
        }
        if !entry.addresses.isEmpty { lines.append("Addresses: " + entry.addresses.joined(separator: "; ") + ".") }
        if let remarks = entry.remarks { lines.append(remarks) }
        let text = lines.joined(separator: "\n")
        let title = "\(source.title): \(entry.name)"
        var article = Article(
            id: id(of: entry), source: source.id, url: source.url, canonicalURL: source.url, title: title,
            text: text, fetched: now, fingerprint: Fingerprint.of(title: title, text: text))
        article.published = entry.listed.flatMap { Timestamp(rfc3339: $0 + "T00:00:00Z") }
        return article
    }

    private static func sentence(of entry: Entity, _ source: Source) -> String {
        let programmes = entry.programs.isEmpty ? "" : " under " + entry.programs.joined(separator: ", ")
        let since = entry.listed.map { " since \($0)" } ?? ""
        return "\(entry.name) stands on the list “\(source.title)”\(programmes)\(since)."
    }
}
