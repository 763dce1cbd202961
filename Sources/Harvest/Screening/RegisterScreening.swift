import Alerts
import Articles
import Fetching
import Matching
package import Records
package import Storage

/// The register against the lists: which trader, owner or vessel stands on one. Each entry that is met becomes an article
/// of its list's source, so that the alert has its evidence and search finds it.
///
/// After the first time only what has changed is screened, both ways: the changed traders against the lists, and the
/// changed entries against the register.
package struct RegisterScreening: Sendable {
    let store: any Store
    let knowledge: Knowledge
    /// Sources by id, to say who published the list.
    let sources: [String: Source]
    /// Names alone must be this alike; the rules then weigh doubt.
    static let threshold = 0.79

    package init(store: any Store, knowledge: Knowledge, sources: [String: Source]) {
        self.store = store
        self.knowledge = knowledge
        self.sources = sources
    }

    /// The parties of the register that met each entry when it was screened last, by the entry's id.
    package static func meetings(in store: any Store) async throws -> [String: [String]] {
        try await ScreeningMemory.load(from: store)?.meetings ?? [:]
    }

    /// Screens what has changed in register, lists, clearances or rules since it was screened last. Returns the alerts
    /// that are new and those that changed.
    package func runIfNeeded(at now: Timestamp) async throws -> (raised: [Alert], updated: [Alert]) {
        let last = try await ScreeningMemory.load(from: store)
        let clearances = ClearanceBook(try await store.clearances(), at: now)
        var next = try memory(clearances, at: now)
        if var same = last {
            same.meetings = [:]
            if same == next { return ([], []) }
        }
        let work = RegisterMeetings(knowledge, clearances, on: now.day)
        let alerts: (raised: [Alert], updated: [Alert])
        if let last, last.allowsDelta(to: next), let entries = try await changedEntries(last, next) {
            let parties = work.parties(of: entries, met: last.meetings) { last.traders[$0] != next.traders[$0] }
            next.meetings = work.meetings(after: last.meetings, parties: parties)
            let touched = next.meetings.filter { id, met in
                entries.contains(id) || last.meetings[id] != met || met.contains(where: parties.contains)
            }
            alerts = try await commit(touched, work, at: now)
        } else {
            next.meetings = work.meetings()
            alerts = try await commit(next.meetings, work, at: now)
        }
        try await withdraw(besides: Set(next.meetings.keys.map { ListArticle.prefix + $0 }), at: now)
        try await next.save(to: store)
        return alerts
    }

    /// What is screened now, without what it meets.
    private func memory(_ clearances: ClearanceBook, at now: Timestamp) throws -> ScreeningMemory {
        var memory = ScreeningMemory()
        memory.program = FetchConfiguration.version
        memory.rules = knowledge.rules.fingerprint
        memory.day = now.day
        memory.week = now.seconds / (7 * 86_400)
        memory.cleared = clearances.decisions
        memory.lists = knowledge.versions
        for trader in knowledge.traders { memory.traders[trader.id] = try ScreeningMemory.fingerprint(of: trader) }
        return memory
    }

    /// The entries that came, changed or went – by a new version, by a day that the list names, or since a decision about
    /// them came or went. Nil when that cannot be told.
    private func changedEntries(_ last: ScreeningMemory, _ next: ScreeningMemory) async throws -> Set<String>? {
        guard var changed = try await ListChanges.entries(from: last.lists, to: next.lists, in: store) else {
            return nil
        }
        for decision in Set(last.cleared).symmetricDifference(next.cleared) {
            if let entry = ClearanceBook.entry(of: decision) { changed.insert(entry) }
        }
        for entry in knowledge.listed where entry.isDelisted(by: last.day) != entry.isDelisted(by: next.day) {
            changed.insert(entry.id)
        }
        return changed
    }

    /// Writes each entry that is met as an article, with what the rules make of it.
    private func commit(
        _ meetings: [String: [String]], _ work: RegisterMeetings, at now: Timestamp
    ) async throws -> (raised: [Alert], updated: [Alert]) {
        var raised: [Alert] = []
        var updated: [Alert] = []
        for (id, parties) in meetings.sorted(by: { $0.key < $1.key }) {
            guard let entry = work.entry(id) else { continue }
            let source = sources[entry.dataset] ?? Source(id: entry.dataset, title: entry.dataset, kind: .list, url: "")
            let article = ListArticle.article(of: entry, source: source, at: now)
            let findings = parties.flatMap { party in
                work.meeting(of: party, with: id).map { meeting in
                    knowledge.rules.findings(
                        of: meeting.party, trader: meeting.trader, meeting: entry, hit: meeting.hit, article: article,
                        source: source)
                } ?? []
            }
            if findings.isEmpty, try await store.fingerprints(of: [article.id]).isEmpty { continue }
            let outcome = try await store.commit(
                ArticleCommit(article: article, findings: findings), at: now, by: knowledge.storyRules)
            raised += outcome.raised
            updated += outcome.updated
        }
        return (raised, updated)
    }

    /// Takes back what was found of entries that nobody meets any more: delisted, cleared, or a trader struck from the
    /// register.
    private func withdraw(besides met: Set<String>, at now: Timestamp) async throws {
        var last = ListArticle.prefix
        while true {
            let stored = try await store.storedArticles(after: last, limit: 200)
            for item in stored where item.article.id.hasPrefix(ListArticle.prefix) && !met.contains(item.article.id) {
                let commit = ArticleCommit(
                    article: item.article, analysis: item.analysis, matches: item.matches, sketch: item.sketch)
                _ = try await store.commit(commit, at: now, by: knowledge.storyRules)
            }
            guard let end = stored.last?.article.id, end.hasPrefix(ListArticle.prefix) else { return }
            last = end
        }
    }
}
