import Records
import Storage
import Testing

@Suite struct CommitTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    @Test("an article comes back as it was stored, with its evidence, analysis and matches")
    func roundTrip() async throws {
        var commit = Sample.commit("a1", text: "The cargo\nwas seized – “misdeclared”.")
        commit.article.authors = ["A. Keller", "B. Moreau"]
        commit.article.categories = ["customs", ""]
        commit.article.language = "en"
        commit.analysis.countries = ["AE"]
        commit.analysis.mentions = [Mention(zone: .text, start: 4, end: 9, text: "cargo", kind: .organization)]
        commit.matches = [Match(mention: 0, entity: "T-1", score: 0.75, reasons: ["name: exact"])]
        let outcome = try await store.take(commit)
        #expect(outcome.admission == .new)
        #expect(outcome.story == "a1")
        #expect(outcome.raised.map(\.subject.id) == ["T-1"])

        let stored = try #require(try await store.storedArticles(after: nil, limit: 10).first)
        let sha256 = try #require(stored.article.evidence)
        let place = try #require(commit.evidence)
        #expect(sha256 == place.sha256)
        #expect(try await store.evidence(sha256) == .archived(place))
        commit.article.evidence = sha256
        #expect(stored.article == commit.article)
        #expect(stored.analysis == commit.analysis)
        #expect(stored.matches == commit.matches)
        #expect(stored.sketch == commit.sketch)
        #expect(try await store.article("a1") == commit.article)
        #expect(try await store.article("a2") == nil)
        #expect(try await store.fingerprints(of: ["a1", "a2"]) == ["a1": commit.article.fingerprint])
    }

    @Test("the same article again changes nothing, not even a time")
    func idempotence() async throws {
        let commit = Sample.commit("a1")
        try await store.take(commit)
        let digest = try await store.digest()
        let alerts = try await store.alerts(AlertFilter())
        let outcome = try await store.take(commit, at: Sample.noon.adding(86_400))
        #expect(outcome.admission == .known)
        #expect(outcome.raised.isEmpty && outcome.updated.isEmpty && outcome.removed.isEmpty)
        #expect(try await store.digest() == digest)
        #expect(try await store.alerts(AlertFilter()) == alerts)
        #expect(try await store.revisions(of: "a1").isEmpty)
    }

    @Test("a changed fingerprint is a new revision: findings and alerts follow the new text")
    func revision() async throws {
        try await store.take(Sample.commit("a1", text: "first text", subjects: ["T-1", "T-2"]))
        let later = Sample.noon.adding(60)
        let outcome = try await store.take(Sample.commit("a1", text: "second text", subjects: ["T-1"]), at: later)
        #expect(outcome.admission == .changed)
        #expect(outcome.updated.map(\.subject.id) == ["T-1"])
        #expect(outcome.removed.count == 1)
        let alert = try #require(try await store.alerts(AlertFilter()).first)
        #expect(alert.evidence.map(\.quote) == ["second text"])
        #expect(alert.raised == Sample.noon)
        #expect(alert.updated == later)
        let old = try #require(try await store.revisions(of: "a1").first)
        #expect(old.text == "first text")
        #expect(old.replaced == later)
        #expect(old.evidence == Sample.place("first text").sha256)
        #expect(try await store.evidence(old.evidence ?? "") == .archived(Sample.place("first text")))
        #expect(try await store.search(SearchQuery(text: "first")).isEmpty)
        #expect(try await store.search(SearchQuery(text: "second")).count == 1)
    }

    @Test("an alert that lost its findings goes, unless somebody decided on it")
    func orphans() async throws {
        let first = try await store.take(Sample.commit("a1", text: "one", subjects: ["T-1", "T-2"]))
        let kept = try #require(first.raised.first { $0.subject.id == "T-2" })
        _ = try await store.setState(.open, of: kept.id, note: "looked at", at: Sample.noon)
        let outcome = try await store.take(Sample.commit("a1", text: "two", subjects: []))
        #expect(outcome.removed == first.raised.filter { $0.subject.id == "T-1" }.map(\.id))
        let left = try await store.alerts(AlertFilter())
        #expect(left.map(\.id) == [kept.id])
        #expect(left.first?.state == .open)
        #expect(try await store.decisions(on: kept.id).map(\.note) == ["looked at"])
    }

    @Test("an old article read again with new knowledge keeps its revision and gets new alerts")
    func rereading() async throws {
        try await store.take(Sample.commit("a1", text: "one", subjects: []))
        var again = Sample.commit("a1", text: "one", subjects: ["T-9"])
        again.evidence = nil
        let outcome = try await store.take(again, at: Sample.noon.adding(60))
        #expect(outcome.admission == .known)
        #expect(outcome.raised.map(\.subject.id) == ["T-9"])
        #expect(try await store.revisions(of: "a1").isEmpty)
        #expect(try await store.article("a1")?.evidence != nil)
    }

    @Test("bytes are stored once, however many articles were read from them")
    func sharedEvidence() async throws {
        for id in ["a1", "a2", "a3"] {
            var commit = Sample.commit(id, text: "text of \(id)")
            commit.evidence = Sample.place("all three", offset: id == "a1" ? 0 : 5_000)
            try await store.take(commit)
        }
        let report = try await store.report()
        #expect(report.rows["evidence"] == 1)
        #expect(report.evidenceBytes == 9)
        #expect(report.evidenceStoredBytes == 0)
        #expect(report.archivedEvidence == 1)
        #expect(report.archiveFiles == 1)
        #expect(report.archivedBytes == 300)
        #expect(
            try await store.evidencePlaces(after: nil, limit: 9) == [Sample.place("all three", offset: 5_000)],
            "the last place counts")
    }

    @Test("evidence that is not of the hash it claims is refused, and nothing of the article stays")
    func forgedEvidence() async throws {
        var commit = Sample.commit("a1")
        commit.article.evidence = String(repeating: "0", count: 64)
        await #expect(throws: StoreError.self) { try await store.take(commit) }
        #expect(try await store.article("a1") == nil)
        #expect(try await store.alerts(AlertFilter()).isEmpty)
    }

    @Test("an article whose bytes may not be kept is stored without a reference to them")
    func noEvidence() async throws {
        var commit = Sample.commit("a1")
        commit.article.evidence = String(repeating: "0", count: 64)
        commit.evidence = nil
        try await store.take(commit)
        #expect(try await store.article("a1")?.evidence == nil)
        #expect(try await store.take(commit).admission == .known)
    }

    @Test("many tasks may commit at once")
    func concurrency() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for i in 0..<40 {
                group.addTask { [store] in _ = try await store.take(Sample.commit("a\(i % 20)", text: "word\(i % 20)"))
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.report().rows["articles"] == 20)
        #expect(try await store.alerts(AlertFilter()).count == 20)
    }
}
