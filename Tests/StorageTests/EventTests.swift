import Records
import Storage
import Testing

/// Stories that tell of one event make one alert.
@Suite struct EventTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    /// Reports with a word of their text in common tell of one event, where at most a week lies between them. What came
    /// before shows in the score.
    static let rules = StoryRules(
        sameStory: Sample.sameStory,
        sameEvent: { a, b in
            !Set(a.evidence.quote.split(separator: " ")).isDisjoint(with: b.evidence.quote.split(separator: " "))
        }, window: 7 * 86_400
    ) { findings, event, previous, history, now in
        var alert = Sample.assemble(findings, event, previous, history, now)
        alert?.contributions = [Alert.Contribution("events before", history.events)]
        return alert
    }

    static func report(_ id: String, _ text: String, day: Int, subjects: [String] = ["T-1"]) -> ArticleCommit {
        var commit = Sample.commit(id, text: text, subjects: subjects)
        let published = Sample.noon.adding(Int64(day) * 86_400)
        commit.article.published = published
        for i in commit.findings.indices { commit.findings[i].evidence.published = published }
        // Bands of whole texts: two reports are one story only where they are the same.
        commit.sketch = Sample.sketch(text.replacing(" ", with: "-"))
        return commit
    }

    @Test("a follow-up within the window joins the alert; one far behind begins anew, and knows of what was before")
    func followUps() async throws {
        let first = try await store.take(Self.report("m1", "gold raid", day: 0), by: Self.rules)
        #expect(first.raised.count == 1)
        for (id, day) in [("m2", 5), ("m3", 11), ("m4", 17)] {
            let next = try await store.take(Self.report(id, "gold trial \(id)", day: day), by: Self.rules)
            #expect(next.raised.isEmpty)
            #expect(next.updated.map(\.id) == first.raised.map(\.id))
        }
        let alert = try #require(try await store.alerts(AlertFilter()).first)
        #expect(alert.articles == 4)
        #expect(alert.story == "m1")
        let late = try await store.take(Self.report("m5", "gold fine", day: 40), by: Self.rules)
        #expect(late.raised.map(\.articles) == [1])
        #expect(late.raised.first?.contributions.first?.points == 1)
    }

    @Test("other words, another subject or another rule are another event")
    func apart() async throws {
        try await store.take(Self.report("m1", "gold raid", day: 0), by: Self.rules)
        try await store.take(Self.report("m2", "copper theft", day: 0), by: Self.rules)
        try await store.take(Self.report("m3", "gold raids", day: 1, subjects: ["T-2"]), by: Self.rules)
        #expect(try await store.alerts(AlertFilter()).count == 3)
    }

    @Test("an event falls apart when the report that held it together says something else")
    func splitting() async throws {
        try await store.take(Self.report("m1", "gold raid", day: 0), by: Self.rules)
        try await store.take(Self.report("m2", "gold copper", day: 1), by: Self.rules)
        try await store.take(Self.report("m3", "copper theft", day: 2), by: Self.rules)
        #expect(try await store.alerts(AlertFilter()).map(\.articles) == [3])
        let outcome = try await store.take(Self.report("m2", "zinc", day: 1), by: Self.rules)
        #expect(outcome.raised.count == 2)
        #expect(Set(try await store.alerts(AlertFilter()).map(\.story)) == ["m1", "m2", "m3"])
    }

    @Test("an alert that was decided on keeps that when its event gets another name")
    func renaming() async throws {
        let first = try await store.take(Self.report("m5", "gold raid", day: 3), by: Self.rules)
        _ = try await store.setState(.escalated, of: first.raised[0].id, note: nil, at: Sample.noon)
        let next = try await store.take(Self.report("m1", "gold trial", day: 4), by: Self.rules)
        #expect(next.removed == first.raised.map(\.id))
        #expect(next.updated.map(\.state) == [.escalated])
        #expect(next.updated.map(\.story) == ["m1"])
    }

    @Test("an alert waits for as many reports as its rule asks, and goes when they do")
    func enough() async throws {
        let rules = StoryRules(sameStory: Sample.sameStory, sameEvent: Self.rules.sameEvent, window: 7 * 86_400) {
            $0.count < 2 ? nil : Sample.assemble($0, $1, $2, $3, $4)
        }
        #expect(try await store.take(Self.report("m1", "gold raid", day: 0), by: rules).raised.isEmpty)
        #expect(try await store.take(Self.report("m2", "gold trial", day: 0), by: rules).raised.count == 1)
        #expect(try await store.take(Self.report("m2", "zinc", day: 0), by: rules).removed.count == 1)
        #expect(try await store.alerts(AlertFilter()).isEmpty)
    }

    /// Sixty reports over a hundred days, of few words, some about two subjects.
    static func planted(_ seed: UInt64) -> [ArticleCommit] {
        var generator = SeededGenerator(state: seed)
        let words = (0..<14).map { "w\($0)" }
        return (0..<60).map { i in
            let text = (0..<2).compactMap { _ in words.randomElement(using: &generator) }.joined(separator: " ")
            let subjects = Bool.random(using: &generator) ? ["T-1"] : ["T-1", "T-2"]
            return report(
                "n\(i * 7_919 % 1_000)", text, day: Int.random(in: 0..<100, using: &generator), subjects: subjects)
        }
    }

    @Test("the events, and what came before each, are the same whatever the order of arrival", arguments: 1..<7)
    func orderIndependence(seed: UInt64) async throws {
        let plain = try TemporaryDirectory()
        let reference = try plain.store()
        let planted = Self.planted(seed)
        for commit in planted { try await reference.take(commit, by: Self.rules) }
        var generator = SeededGenerator(state: seed)
        for commit in planted.shuffled(using: &generator) {
            let detour = Self.report(commit.article.id, "w1 w2 w3", day: 50)
            try await store.take(detour, by: Self.rules)
        }
        for commit in planted.shuffled(using: &generator) { try await store.take(commit, by: Self.rules) }
        // The way here is in the revisions, and nowhere else.
        #expect(
            try await store.alerts(AlertFilter()).map(Self.timeless)
                == reference.alerts(AlertFilter()).map(Self.timeless))
    }

    @Test("events are what comparing all pairs gives", arguments: 1..<5)
    func oracle(seed: UInt64) async throws {
        let planted = Self.planted(seed).filter { $0.findings.count == 1 }
        for commit in planted { try await store.take(commit, by: Self.rules) }
        // Texts that are equal are one story, for which the finding of its least article stands.
        let stories = Dictionary(grouping: planted) { $0.sketch }.values.map { story in
            story.sorted { $0.article.id < $1.article.id }
        }
        let standing = Set(stories.compactMap(\.first?.article.id))
        var groups = stories
        var isJoined = true
        while isJoined {
            isJoined = false
            outer: for i in groups.indices {
                for j in groups.indices where j > i {
                    let here = groups[i].filter { standing.contains($0.article.id) }
                    let there = groups[j].filter { standing.contains($0.article.id) }
                    guard here.contains(where: { a in there.contains { Self.tellTheSame(a, $0) } }) else {
                        continue
                    }
                    groups[i] += groups.remove(at: j)
                    isJoined = true
                    break outer
                }
            }
        }
        let expected = Set(groups.map { Set($0.map(\.article.id)) })
        let found = try await store.alerts(AlertFilter()).map { Set($0.evidence.map(\.article)) }
        #expect(Set(found) == expected)
    }

    private static func tellTheSame(_ a: ArticleCommit, _ b: ArticleCommit) -> Bool {
        let (one, other) = (a.findings[0], b.findings[0])
        let days = abs((a.article.published?.seconds ?? 0) - (b.article.published?.seconds ?? 0))
        return days <= rules.window && rules.sameEvent(one, other)
    }

    private static func timeless(_ alert: Alert) -> Alert {
        var alert = alert
        alert.raised = Sample.noon
        alert.updated = Sample.noon
        return alert
    }
}
