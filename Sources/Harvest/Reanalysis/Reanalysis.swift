import Foundation
package import Records
import Storage

/// Both directions in time: what is new in register, lists, lexicons or rules is held against the articles that are
/// stored. Alerts that come of it are marked as retrospective.
///
/// Only what can be affected is read again: articles that name a changed party in any form, or were thought to; after a
/// change of rules all are judged again by what was read. It goes on where it was stopped.
package struct Reanalysis: Sendable {
    let engine: Engine
    let knowledge: Knowledge
    let clock: @Sendable () -> Timestamp

    package struct Summary: Hashable, Sendable {
        /// What had changed, in words.
        package var reason = ""
        /// Articles that were looked at, and those read anew.
        package var looked = 0
        package var reread = 0
        package var raised: [String] = []
        package var updated: [String] = []
        package var removed: [String] = []
    }

    package init(
        engine: Engine, knowledge: Knowledge, clock: @escaping @Sendable () -> Timestamp = Engine.now
    ) {
        self.engine = engine
        self.knowledge = knowledge
        self.clock = clock
    }

    /// Knowledge as it is now, read for this.
    package static func current(
        _ engine: Engine, clock: @escaping @Sendable () -> Timestamp = Engine.now
    ) async throws -> Reanalysis {
        Reanalysis(engine: engine, knowledge: try await Knowledge.current(of: engine), clock: clock)
    }

    /// What has changed since the articles were read; nil where nobody knows, as in a store of before.
    package func reason() async throws -> String? { try await change(isForced: false)?.summary }

    /// - Parameters:
    ///   - isForced: reads every article again, whatever has changed.
    ///   - skipsWhole: leaves the reading of every article after a change of lexicons, models or program, which takes
    ///     long, to another time.
    ///   - progress: is told how many of how many articles were looked at.
    package func run(
        isForced: Bool = false, skipsWhole: Bool = false, raised: (Alert) -> Void = { _ in },
        progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> Summary {
        var next = try ReadingMemory.current(engine, knowledge)
        var summary = Summary()
        guard var change = try await change(isForced: isForced) else {
            // The first time there is nothing to compare with: what is stored was read with what is known.
            try await next.save(to: engine.store)
            return summary
        }
        if skipsWhole, change.isWhole, let last = try await ReadingMemory.load(from: engine.store) {
            change.isWhole = false
            (next.program, next.lexicon) = (last.program, last.lexicon)
        }
        summary.reason = change.summary
        if change.isEmpty { return summary }
        try await work(on: change, toward: try next.fingerprint(), &summary, raised, progress)
        // What was dismissed for reasons that hold no longer is open again.
        let reopened = try await engine.store.reopenDismissals(rules: engine.files.ruleFingerprints, at: clock())
        summary.updated += reopened.map(\.alert.id).filter { !summary.updated.contains($0) }
        try await next.save(to: engine.store)
        try await ReanalysisBookmark.clear(in: engine.store)
        return summary
    }

    private func change(isForced: Bool) async throws -> ReadingChange? {
        if isForced { return ReadingChange(isWhole: true) }
        let next = try ReadingMemory.current(engine, knowledge)
        guard let last = try await ReadingMemory.load(from: engine.store) else { return nil }
        return try await ReadingChange.between(last, next, knowledge, engine.store)
    }

    private func work(
        on change: ReadingChange, toward goal: String, _ summary: inout Summary, _ raised: (Alert) -> Void,
        _ progress: (Int, Int) -> Void
    ) async throws {
        let all = try await engine.store.report().rows["articles"] ?? 0
        let look = AffectedArticles(change, met: try await engine.store.articles(matching: change.parties))
        let sources = Dictionary(engine.files.catalog.sources.map { ($0.id, $0) }) { first, _ in first }
        var place = try await ReanalysisBookmark.load(toward: goal, from: engine.store)
        while true {
            try Task.checkCancellation()
            let stored = try await engine.store.storedArticles(
                after: place, limit: 400, withReadings: change.rules || change.isWhole)
            guard let last = stored.last else { return }
            for (item, commit) in try await readings(of: stored, look, sources) {
                let outcome = try await engine.store.commit(commit, at: clock(), by: knowledge.storyRules)
                summary.reread += item == .read ? 1 : 0
                summary.raised += outcome.raised.map(\.id)
                summary.updated += outcome.updated.map(\.id)
                summary.removed += outcome.removed
                for alert in outcome.raised { raised(alert) }
            }
            summary.looked += stored.count
            place = last.article.id
            try await ReanalysisBookmark.save(last.article.id, toward: goal, to: engine.store)
            progress(summary.looked, max(all, summary.looked))
        }
    }

    private enum Work: Sendable { case read, judged }

    /// What has become of some articles, on all cores.
    private func readings(
        of stored: [StoredArticle], _ look: AffectedArticles, _ sources: [String: Source]
    ) async throws -> [(Work, ArticleCommit)] {
        let share = max(1, (stored.count + Self.tasks - 1) / Self.tasks)
        return try await withThrowingTaskGroup(of: (Int, [(Work, ArticleCommit)]).self) { group in
            for start in stride(from: 0, to: stored.count, by: share) {
                let part = stored[start..<min(stored.count, start + share)]
                group.addTask { (start, part.compactMap { reading(of: $0, look, sources) }) }
            }
            var parts: [Int: [(Work, ArticleCommit)]] = [:]
            for try await (start, part) in group { parts[start] = part }
            return parts.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    private static let tasks = max(1, ProcessInfo.processInfo.activeProcessorCount)

    private func reading(
        of item: StoredArticle, _ look: AffectedArticles, _ sources: [String: Source]
    ) -> (Work, ArticleCommit)? {
        // Entries of lists are written by the screening, silences by the watch.
        if item.article.id.hasPrefix(ListArticle.prefix) || item.article.id.hasPrefix(SourceWatch.prefix) { return nil }
        let source = sources[item.article.source] ?? Source(of: item.article)
        var commit: ArticleCommit
        let isRead = look.holds(item.article)
        if isRead {
            commit = knowledge.commit(of: item.article, source: source)
        } else {
            guard look.judgesAll else { return nil }
            let findings = knowledge.findings(in: item.article, item.analysis, item.matches, source: source)
            // The store gives them in an order of its own.
            guard Set(findings) != Set(item.findings) else { return nil }
            commit = ArticleCommit(
                article: item.article, analysis: item.analysis, matches: item.matches, findings: findings,
                sketch: item.sketch)
        }
        commit.isRetrospective = true
        return (isRead ? .read : .judged, commit)
    }
}

extension Source {
    /// Of an article whose source is in the catalogue no more.
    fileprivate init(of article: Article) {
        self.init(id: article.source, title: article.source, kind: .feed, url: article.url)
    }
}
