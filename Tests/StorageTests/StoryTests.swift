import Records
import Storage
import Testing

@Suite struct StoryTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    /// Thirty articles: six stories of chains in which only neighbours resemble each other, and some by themselves.
    static let planted: [ArticleCommit] = (0..<30).map { i in
        let story = i % 8
        let link = i / 8
        let words = (0..<8).map { story < 6 ? "s\(story)w\(link * 4 + $0)" : "alone\(i)w\($0)" }
        return Sample.commit(
            "n\(i * 7_919 % 1_000)", text: words.joined(separator: " "),
            subjects: i % 3 == 0 ? ["T-1"] : ["T-1", "T-\(story)x"])
    }

    @Test("the store is the same whatever the order of arrival", arguments: 0..<6)
    func orderIndependence(seed: UInt64) async throws {
        let plain = try TemporaryDirectory()
        let reference = try plain.store()
        for commit in StoryTests.planted { try await reference.take(commit) }
        var generator = SeededGenerator(state: seed)
        for (i, commit) in StoryTests.planted.shuffled(using: &generator).enumerated() {
            try await store.take(commit, at: Sample.noon.adding(Int64(i)))
        }
        #expect(try await store.digest() == (try await reference.digest()))
        let stories = Set(try await store.alerts(AlertFilter()).map(\.story))
        #expect(stories.count == 6 + StoryTests.planted.indices.filter { $0 % 8 > 5 }.count)
    }

    @Test("a text that was changed and changed back leaves the stories as they would be without", arguments: 0..<3)
    func revisedOrder(seed: UInt64) async throws {
        let plain = try TemporaryDirectory()
        let reference = try plain.store()
        let detour = { (commit: ArticleCommit) in
            Sample.commit(commit.article.id, text: "s1w0 s1w1 s2w4 s2w5", subjects: ["T-7"])
        }
        for commit in StoryTests.planted {
            try await reference.take(detour(commit))
            try await reference.take(commit)
        }
        var generator = SeededGenerator(state: seed)
        for commit in StoryTests.planted.shuffled(using: &generator) { try await store.take(detour(commit)) }
        for commit in StoryTests.planted.shuffled(using: &generator) { try await store.take(commit) }
        #expect(try await store.digest() == (try await reference.digest()))
    }

    @Test("an article between two stories makes one of them, and the alert keeps the earlier time")
    func merging() async throws {
        let left = try await store.take(Sample.commit("m1", text: "a b c d"), at: Sample.noon)
        try await store.take(Sample.commit("m2", text: "w x y z"), at: Sample.noon.adding(10))
        let outcome = try await store.take(Sample.commit("m3", text: "a b c d w x y z"), at: Sample.noon.adding(20))
        #expect(outcome.story == "m1")
        #expect(outcome.raised.isEmpty)
        #expect(outcome.updated.map(\.id) == left.raised.map(\.id))
        #expect(outcome.removed.count == 1)
        let alert = try #require(try await store.alerts(AlertFilter()).first)
        #expect(alert.articles == 3)
        #expect(alert.raised == Sample.noon)
        #expect(alert.evidence.map(\.article) == ["m1", "m2", "m3"])
        #expect(try await store.articles(inStory: "m1").count == 3)
    }

    @Test("a smaller id renames the story, and the alert takes state, decisions and receipts along")
    func renaming() async throws {
        let first = try await store.take(Sample.commit("m5", text: "a b c d", points: 90))
        let id = try #require(first.raised.first?.id)
        _ = try await store.setState(.escalated, of: id, note: "to the team", at: Sample.noon)
        try await store.markDelivered(id, severity: .critical, sink: "file", receipt: "r", at: Sample.noon)
        let outcome = try await store.take(Sample.commit("m1", text: "a b c d", points: 90))
        #expect(outcome.story == "m1")
        #expect(outcome.removed == [id])
        let alert = try #require(outcome.updated.first)
        #expect(alert.id != id)
        #expect(alert.state == .escalated)
        #expect(try await store.decisions(on: alert.id).map(\.note) == ["to the team"])
        #expect(try await store.pendingDeliveries(limit: 10).isEmpty)
    }

    @Test("of two stories that become one the more decided state counts", arguments: [true, false])
    func states(escalateFirst: Bool) async throws {
        let one = try await store.take(Sample.commit("m1", text: "a b c d"))
        let two = try await store.take(Sample.commit("m2", text: "w x y z"))
        let (strong, weak) = escalateFirst ? (one, two) : (two, one)
        _ = try await store.setState(.escalated, of: strong.raised[0].id, note: nil, at: Sample.noon)
        _ = try await store.setState(.open, of: weak.raised[0].id, note: nil, at: Sample.noon)
        try await store.take(Sample.commit("m0", text: "a b c d w x y z"))
        let alerts = try await store.alerts(AlertFilter())
        #expect(alerts.map(\.state) == [.escalated])
        #expect(try await store.decisions(on: alerts[0].id).count == 3)
    }

    @Test("a story falls apart when the article that held it together says something else")
    func splitting() async throws {
        try await store.take(Sample.commit("m1", text: "a b c d"))
        try await store.take(Sample.commit("m2", text: "w x y z"))
        try await store.take(Sample.commit("m3", text: "a b c d w x y z"))
        let outcome = try await store.take(Sample.commit("m3", text: "e f g h"))
        #expect(outcome.admission == .changed)
        #expect(outcome.story == "m3")
        let alerts = try await store.alerts(AlertFilter())
        #expect(Set(alerts.map(\.story)) == ["m1", "m2", "m3"])
        #expect(alerts.allSatisfy { $0.articles == 1 })
    }

    @Test("articles without a sketch are stories of their own")
    func noSketch() async throws {
        for id in ["m1", "m2"] {
            var commit = Sample.commit(id, text: "same")
            commit.sketch = Sketch()
            #expect(try await store.take(commit).story == id)
        }
    }

    @Test("findings without differing words are told apart by rule and subject")
    func keys() async throws {
        let article = Sample.article("m1")
        let findings = [
            Sample.finding(article, subject: "T-1", rule: "valuation"), Sample.finding(article, subject: "T-1"),
            Sample.finding(article, subject: "T-2"), Sample.finding(article, subject: "T-2", points: 5),
        ]
        let outcome = try await store.take(ArticleCommit(article: article, findings: findings))
        #expect(outcome.raised.count == 3)
        #expect(outcome.raised.allSatisfy { $0.id.count == 13 && $0.id.hasPrefix("a") })
        #expect(outcome.raised.first { $0.subject.id == "T-2" }?.articles == 2)
    }
}
