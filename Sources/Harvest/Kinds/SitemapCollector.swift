import Articles
import Fetching
import Parsing
import Records
import Storage

/// Sitemaps, news sitemaps and sitemap indexes (sitemaps.org 0.9): each address that is new is a draft that needs the
/// page behind it. What is new when a sitemap is first met, `SitemapMemory` decides.
struct SitemapCollector: Collector {
    func collect(
        _ source: Source, _ state: inout SourceState, _ stations: Stations,
        _ work: ([Draft]) async throws -> Void
    ) async throws -> Collected {
        let key = "sitemap/" + source.id
        let now = stations.clock()
        var memory = try await SitemapMemory.recalled(from: stations.store.value(key))
        memory.since = memory.since ?? now
        let request = state.request(for: source, at: now)
        let document = try await stations.fetcher.fetch(request)
        var collected = Collected()
        collected.poll = Poll(notModified: document)
        collected.poll.isWindow = false
        var parts: [Part] = []
        if case .body = try state.accept(document, to: request, at: now) {
            let part = Part(feed: try FeedParser.parse(document), document: document)
            collected.poll.hints = PollHints(document: document, feed: part.feed)
            try await stations.evidence.keep(document, of: source)
            if part.feed.format == "sitemapindex" { memory.take(index: part.feed) } else { parts = [part] }
        }
        // An index stays as it is while its sitemaps change.
        parts += try await children(stations, &memory, &collected)
        collected.isUnchanged = parts.isEmpty
        for part in parts { try await work(try await drafts(of: part, source, stations, &memory, &collected)) }
        memory.endMeeting()
        try await stations.store.setValue(memory.bytes, for: key)
        return collected
    }

    /// A sitemap as it was answered.
    private struct Part {
        var feed: Feed
        var document: Document
    }

    private func drafts(
        of part: Part, _ source: Source, _ stations: Stations, _ memory: inout SitemapMemory,
        _ collected: inout Collected
    ) async throws -> [Draft] {
        let evidence = try await stations.evidence.keep(part.document, of: source)
        let found = FeedDrafts(part.feed, of: part.document, stations.builder(of: source), evidence)
        let drafts = found.drafts.map { draft in
            var draft = draft
            draft.isComplete = !draft.article.title.isEmpty
            draft.item = draft.article.published?.description ?? draft.item
            return draft
        }
        let picked = memory.pick(drafts)
        collected.poll.items = (collected.poll.items ?? 0) + drafts.count
        collected.diagnostics += part.feed.diagnostics + found.diagnostics
        if picked.count < drafts.count {
            collected.diagnostics.append(
                Diagnostic(
                    .note, "old-addresses",
                    "\(drafts.count - picked.count) of \(drafts.count) addresses count as known: they were there before the "
                        + "sitemap was first met"))
        }
        return picked
    }

    /// The sitemaps of an index that are due.
    private func children(
        _ stations: Stations, _ memory: inout SitemapMemory, _ collected: inout Collected
    ) async throws -> [Part] {
        let due = memory.due
        if due.left > 0 {
            collected.diagnostics.append(
                Diagnostic(.note, "many-sitemaps", "\(due.left) sitemaps of the index are left for the next time"))
        }
        var parts: [Part] = []
        for url in due.urls {
            switch await stations.answer(to: memory.request(for: url)) {
            case .success(let document):
                let feed = (200..<300).contains(document.status) ? try? FeedParser.parse(document) : nil
                memory.note(document, isRead: feed != nil || document.status == 304, of: url, at: stations.clock())
                if let feed {
                    parts.append(Part(feed: feed, document: document))
                } else if document.status != 304 {
                    collected.diagnostics.append(
                        Diagnostic(
                            .warning, "sitemap-unread", "the answer (\(document.status)) is no sitemap", place: url))
                }
            case .failure(let error):
                guard error.kind != .cancelled, error.kind != .closed else { throw CancellationError() }
                memory.noteFailure(of: url, at: stations.clock())
                collected.diagnostics.append(
                    Diagnostic(.warning, "sitemap-" + error.kind.rawValue, error.message, place: url))
            }
        }
        return parts
    }
}
