import Alerts
import Records
import Testing

struct EventTests {
    private let set = rules(
        """
        rules:
          - {id: r, title: x, subject: {party: trader}, all: [{concept: [offence, event]}], least: 0, explain: "{subject}"}
          - {id: g, title: x, subject: {goods: register}, all: [{concept: [regulation]}], within: sentence, least: 0, explain: x}
          - id: w
            title: x
            subject: {party: trader}
            all: [{concept: [event:fine]}]
            least: 0
            over: {days: 7, articles: 3, origins: 2}
            severity: {least: medium, most: medium}
            explain: x
        """)
    private let now = Timestamp(seconds: 1_000)

    private func finding(
        _ text: String, rule: String = "r", id: String = "a", publisher: String = "A", day: Int = 0,
        title: String = "",
        language: String = "en"
    ) throws -> Finding {
        var builder = SceneBuilder(traders: [goldTrader()])
        builder.id = id
        builder.publisher = publisher
        builder.day = day
        builder.language = language
        return try #require(
            set.findings(in: builder.scene(title: title, text)).first { $0.rule == rule })
    }

    @Test(
        "reports of one trader that agree are one event; other goods in another country are another, and so is later"
    )
    func parties() throws {
        let first = try finding(
            "[T-1|Oceanic] [offence:smuggling|smuggled] [commodity:hs:7108|gold] from [country:ML|Mali].")
        let later = try finding(
            "[T-1|Oceanic] must pay for [offence:smuggling|smuggling] [commodity:hs:7108|gold], a court said.",
            id: "b", day: 9)
        let other = try finding(
            "[T-1|Oceanic] [offence:undervaluation|undervalued] [commodity:hs:4407|timber] from [country:BR|Brazil].",
            id: "c")
        let russian = try finding(
            "[T-1|Oceanic] [offence:smuggling|контрабанда] [commodity:hs:7108|золота] из [country:ML|Мали].",
            id: "d",
            language: "ru")
        let far = try finding(
            "[T-1|Oceanic] [offence:smuggling|smuggled] [commodity:hs:7108|gold] from [country:ML|Mali].",
            id: "e", day: 40)
        for (a, b, same) in [
            (first, later, true), (first, other, false), (first, russian, true), (first, far, false),
        ] {
            #expect(set.sameEvent(a, b) == same)
            #expect(set.sameEvent(b, a) == same)
        }
    }

    @Test(
        "two tariffs on one heading by two countries are two events, the same one in other words is one"
    )
    func goods() throws {
        let china = try finding(
            "[country:CN|China] raised its [regulation:tariff|tariff] on [commodity:hs:7108|gold] bars to 20 percent.",
            rule: "g")
        let same = try finding(
            "The [regulation:tariff|tariff] of [country:CN|China] on [commodity:hs:7108|gold] bars raised to 20 percent.",
            rule: "g", id: "b", day: 1)
        let india = try finding(
            "[country:IN|India] raised its [regulation:tariff|tariff] on [commodity:hs:7108|gold] bars to 20 percent.",
            rule: "g", id: "c")
        #expect(set.sameEvent(china, same))
        #expect(!set.sameEvent(china, india))
    }

    @Test("a rule that wants several reports within days waits for them, and its severity has bounds")
    func window() throws {
        let text = "[T-1|Oceanic] paid a [event:fine|fine]"
        let findings = try (0..<3).map {
            try finding(
                "\(text) of \($0).", rule: "w", id: "a\($0)", publisher: $0 == 0 ? "A" : "B", day: $0 * 3)
        }
        func alert(_ findings: [Finding]) -> Alert? {
            set.alert(of: findings, story: "s", previous: nil, history: SubjectHistory(), at: now)
        }
        #expect(alert(Array(findings.prefix(2))) == nil)
        #expect(alert(findings)?.severity == .medium)
        var far = findings
        far[2].evidence.published = Timestamp(year: 2026, month: 2, day: 10)
        #expect(alert(far) == nil)
        #expect(set.sameEvent(findings[0], findings[1]))
    }

    @Test("history, corroboration and credibility")
    func history() throws {
        let one = try finding("[T-1|Oceanic] [offence:smuggling|smuggled] much.")
        let two = try finding(
            "So [T-1|Oceanic] [offence:smuggling|smuggled] a lot.", id: "b", publisher: "B")
        func alert(_ findings: [Finding], _ history: SubjectHistory) throws -> Alert {
            try #require(set.alert(of: findings, story: "s", previous: nil, history: history, at: now))
        }
        let plain = try alert([one], SubjectHistory(events: 1))
        #expect(try alert([one], SubjectHistory()).score > plain.score)
        #expect(try alert([one], SubjectHistory(events: 1, confirmed: 2)).score == plain.score + 10)
        #expect(try alert([one], SubjectHistory(events: 1, dismissed: 9)).score == plain.score - 18)
        #expect(plain.credibility == 6)
        var official = two
        official.evidence.tier = .official
        official.evidence.reliability = .a
        #expect(try alert([one, official], SubjectHistory()).credibility == 1)
    }

    @Test("a retraction lowers what it takes back and opens it again; alone it raises nothing")
    func retraction() throws {
        let report = try finding("[T-1|Oceanic] [offence:smuggling|smuggled] much.")
        let back = try finding(
            "We withdraw our report: [T-1|Oceanic] has nothing to do with it.", id: "b", day: 2,
            title: "Retraction: we were wrong about [T-1|Oceanic]")
        #expect(back.nature == .retraction)
        #expect(back.contributions.isEmpty)
        #expect(set.sameEvent(report, back))
        #expect(
            set.alert(of: [back], story: "s", previous: nil, history: SubjectHistory(), at: now) == nil)
        var before = try #require(
            set.alert(of: [report], story: "s", previous: nil, history: SubjectHistory(), at: now))
        before.state = .dismissed
        let after = try #require(
            set.alert(
                of: [report, back], story: "s", previous: before, history: SubjectHistory(),
                at: now.adding(9)))
        #expect(after.score < before.score)
        #expect(after.credibility == 5)
        #expect(after.state == .open)
        #expect(after.evidence.count == 2)
        let again = set.alert(
            of: [report, back], story: "s", previous: after, history: SubjectHistory(), at: now.adding(20)
        )
        #expect(again == after)
    }

    @Test(
        "whatever the order of findings and whatever they weigh, the alert is the same, and its sum within 0 and 100"
    )
    func properties() throws {
        var random = SystemRandomNumberGenerator()
        let texts = [
            "[T-1|Oceanic] [offence:smuggling|smuggled] much.",
            "[T-1|Oceanic] [offence:bribery|bribed] many.",
            "A [event:seizure|seizure] at [T-1|Oceanic].", "We withdraw our report on [T-1|Oceanic].",
        ]
        for round in 0..<200 {
            let count = Int.random(in: 1...6, using: &random)
            var findings = try (0..<count).map { i in
                try finding(
                    i == 0 ? texts[0] : texts.randomElement(using: &random) ?? texts[0], id: "r\(round)-\(i)",
                    publisher: "P\(i % 3)", day: i % 4)
            }
            for i in findings.indices where !findings[i].contributions.isEmpty {
                findings[i].contributions.append(.init("noise", Int.random(in: -150...150, using: &random)))
            }
            let history = SubjectHistory(events: round % 4, confirmed: round % 3, dismissed: round % 5)
            let alert = set.alert(of: findings, story: "s", previous: nil, history: history, at: now)
            let shuffled = set.alert(
                of: findings.shuffled(using: &random), story: "s", previous: nil, history: history, at: now)
            #expect(alert == shuffled)
            let sum = alert?.contributions.reduce(0) { $0 + $1.points }
            #expect(alert?.score == sum)
            #expect(0...100 ~= (sum ?? 0))
        }
    }
}
