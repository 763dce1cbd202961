import Alerts
import Records
import Testing

struct AssemblyTests {
    private let set = rules(
        """
        rules:
          - {id: r, title: x, subject: {party: trader}, all: [{concept: [offence]}], least: 0, explain: "{subject}"}
        """)
    private let now = Timestamp(seconds: 1_000)

    private func finding(_ id: String, _ text: String, publisher: String) -> Finding {
        var builder = SceneBuilder(traders: [goldTrader()])
        builder.id = id
        builder.publisher = publisher
        return set.findings(in: builder.scene(text))[0]
    }

    private func alert(of findings: [Finding], previous: Alert? = nil, at now: Timestamp) throws -> Alert {
        try #require(
            set.alert(of: findings, story: "s", previous: previous, history: SubjectHistory(), at: now))
    }

    @Test("the alert of a story is the same whatever the order of its findings")
    func order() throws {
        let findings = [
            finding("a", "[T-1|Oceanic] [offence:smuggling|smuggled] much.", publisher: "A"),
            finding("b", "So [T-1|Oceanic] is accused of [offence:bribery|bribery] too.", publisher: "B"),
            finding("c", "[T-1|Oceanic] [offence:smuggling|smuggled] much.", publisher: "C"),
        ]
        let first = try alert(of: findings, at: now)
        #expect(try alert(of: findings.reversed(), at: now) == first)
        #expect(first.articles == 3)
        #expect(first.origins == 2, "a copy is no second origin")
        #expect(first.contributions.contains(Alert.Contribution("2 independent reports", 6)))
        #expect(
            first.contributions.contains { $0.reason == "new in the story: bribery" && $0.points == 4 })
        #expect(first.score == first.contributions.reduce(0) { $0 + $1.points })
        #expect(Set(first.concepts) == ["offence:smuggling", "offence:bribery"])
    }

    @Test("an alert that says nothing new keeps its times and state; one that does is updated")
    func updates() throws {
        let one = [finding("a", "[T-1|Oceanic] [offence:smuggling|smuggled] much.", publisher: "A")]
        var first = try alert(of: one, at: now)
        first.state = .open
        let later = now.adding(60)
        #expect(try alert(of: one, previous: first, at: later) == first)
        let more =
            one + [
                finding("b", "So [T-1|Oceanic] is accused of [offence:bribery|bribery].", publisher: "B")
            ]
        let grown = try alert(of: more, previous: first, at: later)
        #expect(grown.updated == later)
        #expect(grown.raised == now)
        #expect(grown.state == .open)
        #expect(grown.id == first.id)
    }
}
