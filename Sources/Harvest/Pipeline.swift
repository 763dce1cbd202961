/// The order of the stations: the way of one source from its address to its alerts, straight down. This file doubles as
/// the table of contents of the program.
import Alerts
import Articles
import Extraction
import Fetching
import Matching
package import Records
import Storage

package struct Pipeline: Sendable {
    let stations: Stations
    let knowledge: Knowledge

    /// What one source yielded.
    package struct Yield: Sendable {
        package var new = 0
        package var updated = 0
        package var raised: [String] = []
        package var alertsUpdated: [String] = []
        package var unchanged = false
        /// Pages behind items that wait for a later pass.
        package var waiting = 0
        package var diagnostics: [Diagnostic] = []
        /// What the answer said of the source's rhythm.
        var poll = Poll()

        package init() {}
    }

    /// Collects the source, and brings every item that is new or changed to its end.
    func run(_ source: Source, _ state: inout SourceState) async throws -> Yield {
        var yield = Yield()
        var follower = PageFollower(source: source, stations: stations)
        let collector = Collectors.of(source.kind)
        let collected = try await collector.collect(source, &state, stations) { drafts in
            try await work(on: drafts, of: source, &follower, &yield)
        }
        try await finishPages(of: source, &follower, &yield)
        yield.unchanged = collected.isUnchanged
        yield.diagnostics += collected.diagnostics + follower.diagnostics
        yield.waiting = follower.waiting
        yield.poll = collected.poll
        yield.poll.new = yield.new
        yield.diagnostics += Self.gap(yield, before: state)
        return yield
    }

    /// Where everything in a feed is new though it was read before, more may have come and gone meanwhile.
    private static func gap(_ yield: Yield, before state: SourceState) -> [Diagnostic] {
        guard state.lastSuccess != nil, yield.poll.isWindow, let items = yield.poll.items, items >= 5,
            yield.new == items
        else { return [] }
        return [
            Diagnostic(
                .warning, "gap", "all \(items) items of the feed are new: others may have come and gone in between")
        ]
    }

    private func work(
        on drafts: [Draft], of source: Source, _ follower: inout PageFollower, _ yield: inout Yield
    ) async throws {
        let known = try await stations.store.fingerprints(of: drafts.map(\.article.id))
        try await follower.prepare(drafts)
        for draft in drafts {
            try Task.checkCancellation()
            if let followed = try await follower.follow(draft, known: known[draft.article.id]) {
                try await keep(followed, of: source, &yield)
            }
        }
    }

    /// Pages that could not be had before, of items that no answer holds any more.
    private func finishPages(
        of source: Source, _ follower: inout PageFollower, _ yield: inout Yield
    ) async throws {
        for draft in try await follower.left() {
            try Task.checkCancellation()
            let known = draft.isComplete ? draft.article.fingerprint : nil
            if let followed = try await follower.follow(draft, known: known) {
                try await keep(followed, of: source, &yield)
            }
        }
    }

    /// Reads one article, and stores it with everything that comes of it.
    private func keep(_ draft: Draft, of source: Source, _ yield: inout Yield) async throws {
        var article = draft.article
        article.evidence = draft.evidence?.sha256
        var commit = knowledge.commit(of: article, source: source)
        commit.evidence = draft.evidence
        commit.page = draft.page
        // What an article refers to is on the disk before the article is.
        try stations.evidence.sync()
        let outcome = try await stations.store.commit(commit, at: stations.clock(), by: knowledge.storyRules)
        yield.count(outcome)
        stations.report(.articleSaved(source: source.id, article: article, admission: outcome.admission))
        for alert in outcome.raised { stations.report(.alertRaised(alert)) }
    }
}

extension Knowledge {
    /// All that is made of an article's text, station by station.
    func commit(of article: Article, source: Source) -> ArticleCommit {
        let analysis = reader.read(title: article.title, text: article.text, language: article.language)
        let matches = linker.link(analysis)
        return ArticleCommit(
            article: article, analysis: analysis, matches: matches,
            findings: findings(in: article, analysis, matches, source: source),
            sketch: Sketcher.sketch(title: article.title, text: article.text))
    }

    /// What the rules make of an article.
    func findings(in article: Article, _ analysis: Analysis, _ matches: [Match], source: Source) -> [Finding] {
        rules.findings(
            in: Scene(
                article: article, analysis: analysis, matches: matches, source: source, watch: watch,
                title: { titles[$0] }, entity: { index[$0] }))
    }
}

extension Pipeline.Yield {
    mutating func count(_ outcome: CommitOutcome) {
        new += outcome.admission == .new ? 1 : 0
        updated += outcome.admission == .changed ? 1 : 0
        raised += outcome.raised.map(\.id)
        alertsUpdated += outcome.updated.map(\.id)
    }
}
