import Records
import Storage
import Testing

@Suite struct PageTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    static func page(_ article: String, source: String = "gulf-trade", after seconds: Int64? = 0) -> FollowedPage {
        FollowedPage(
            article: article, source: source, url: "https://news.example/\(article)", item: "i",
            nextTry: seconds.map(Sample.noon.adding))
    }

    @Test("a page comes back with every member, and the next one takes its place")
    func roundTrip() async throws {
        var page = Self.page("a1")
        try await store.save([page])
        #expect(try await store.followedPages(of: ["a1", "a2"]) == ["a1": page])
        page.url = "https://news.example/moved"
        page.item = "j"
        page.etag = "\"x\""
        page.lastModified = "Thu, 15 Jan 2026 12:00:00 GMT"
        page.attempts = 3
        page.nextTry = nil
        page.lastError = "404"
        try await store.save([page])
        #expect(try await store.followedPages(of: ["a1"]) == ["a1": page])
        try await store.save([FollowedPage]())
    }

    @Test("what is due of a source comes longest waiting first, and no more than asked for")
    func pending() async throws {
        try await store.save([
            Self.page("a3", after: -30), Self.page("a1", after: -10), Self.page("a2", after: -10),
            Self.page("a4", after: 1), Self.page("a5", after: nil), Self.page("b1", source: "other", after: -99),
        ])
        let due = try await store.pendingPages(of: "gulf-trade", at: Sample.noon, limit: 9)
        #expect(due.map(\.article) == ["a3", "a1", "a2"])
        #expect(try await store.pendingPages(of: "gulf-trade", at: Sample.noon, limit: 2).count == 2)
        #expect(try await store.pendingPages(of: "nobody", at: Sample.noon, limit: 2).isEmpty)
        #expect(try await store.report().pendingPages == 5)
    }

    @Test("a page is stored with its article, also with one that is known, and not without it")
    func withArticle() async throws {
        var commit = Sample.commit("a1")
        commit.page = Self.page("a1")
        try await store.take(commit)
        #expect(try await store.followedPages(of: ["a1"]) == ["a1": Self.page("a1")])
        commit.page = Self.page("a1", after: nil)
        #expect(try await store.take(commit).admission == .known)
        #expect(try await store.followedPages(of: ["a1"]) == ["a1": Self.page("a1", after: nil)])

        var refused = Sample.commit("a2")
        refused.article.evidence = "another"
        refused.page = Self.page("a2")
        await #expect(throws: StoreError.self) { try await store.take(refused) }
        #expect(try await store.followedPages(of: ["a2"]).isEmpty)
    }

    @Test("the digest knows pages, done or not, and not their times")
    func digest() async throws {
        try await store.save([Self.page("a1")])
        let digest = try await store.digest()
        try await store.save([Self.page("a1", after: 60)])
        #expect(try await store.digest() == digest)
        try await store.save([Self.page("a1", after: nil)])
        #expect(try await store.digest() != digest)
    }
}
