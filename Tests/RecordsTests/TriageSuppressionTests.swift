import Records
import Testing

@Suite struct TriageSuppressionTests {
    static let now = Timestamp(year: 2026, month: 1, day: 15)

    static func evidence(_ source: String, title: String = "Gold", quote: String = "Gold was seized.", article: String)
        -> Alert.Evidence
    {
        Alert.Evidence(
            article: article, source: source, tier: .press, publisher: nil, url: "https://news.example/" + article,
            published: nil, title: title, language: "en", quote: quote, mentions: [])
    }

    static var alert: Alert {
        var alert = Alert(
            id: "a1", rule: "trader-offence", score: 70, subject: .init(kind: "trader", id: "T-1", name: "Trader"),
            story: "m1", raised: now)
        alert.concepts = ["offence:counterfeit", "event:seizure", "topic:gold"]
        alert.commodities = ["commodity:hs:7108"]
        alert.countries = ["AE"]
        alert.evidence = [evidence("gulf-trade", article: "m1"), evidence("gulf-trade", article: "m2")]
        return alert
    }

    static func suppression(_ scope: Suppression.Scope) -> Suppression {
        Suppression(scope, reason: .known, user: "k", at: now)
    }

    @Test(
        "each part of a scope holds what it names",
        arguments: [
            (Suppression.Scope(subject: "T-1"), true), (.init(subject: "T-2"), false),
            (.init(rule: "trader-offence"), true), (.init(rule: "valuation"), false),
            (.init(story: "m1"), true), (.init(story: "m2"), true), (.init(story: "m3"), false),
            (.init(source: "gulf-trade"), true), (.init(source: "port-news"), false),
            (.init(concept: "offence:counterfeit"), true), (.init(concept: "offence:smuggling"), false),
            (.init(concept: "topic:gold"), true), (.init(concept: "commodity:hs:7108"), true),
            (.init(concept: "country:AE"), true), (.init(concept: "country:IR"), false),
            (.init(term: "seized"), true), (.init(term: "SEIZED"), true), (.init(term: "was seized"), true),
            (.init(term: "seize"), false), (.init(term: "old"), false), (.init(term: "gold"), true),
            (.init(subject: "T-1", rule: "trader-offence", source: "gulf-trade", term: "gold"), true),
            (.init(subject: "T-1", rule: "valuation"), false), (.init(), false),
        ])
    func scopes(scope: Suppression.Scope, holds: Bool) {
        #expect(Self.suppression(scope).holds(Self.alert) == holds, "\(scope)")
    }

    @Test("a second source, another offence or a report without the term lets the alert go")
    func release() {
        var other = Self.alert
        other.evidence.append(Self.evidence("port-news", article: "m3"))
        #expect(!Self.suppression(.init(source: "gulf-trade")).holds(other))
        other = Self.alert
        other.concepts.append("offence:smuggling")
        #expect(!Self.suppression(.init(concept: "offence:counterfeit")).holds(other))
        #expect(Self.suppression(.init(concept: "event:seizure")).holds(other))
        other = Self.alert
        other.evidence.append(Self.evidence("gulf-trade", title: "Silver", quote: "Silver was seized.", article: "m3"))
        #expect(!Self.suppression(.init(term: "gold")).holds(other))
        other.evidence = []
        #expect(!Self.suppression(.init(source: "gulf-trade")).holds(other))
        #expect(!Self.suppression(.init(term: "gold")).holds(other))
    }

    @Test(
        "a term in a writing without spaces is found anywhere, and one of no letters by itself",
        arguments: [
            ("黄金", "海关查获黄金走私", true), ("黄铜", "海关查获黄金走私", false), ("C++", "the C++ code", true),
            ("", "anything", false), ("straße", "in der Straße", true), ("é", "cafe\u{301}", false),
        ])
    func terms(term: String, text: String, holds: Bool) {
        var alert = Self.alert
        alert.evidence = [Self.evidence("gulf-trade", title: "", quote: text, article: "m1")]
        #expect(Self.suppression(.init(term: term)).holds(alert) == holds)
    }

    @Test("a suppression lasts ninety days where nothing is said, and two years at most")
    func ends() {
        var suppression = Self.suppression(.init(rule: "valuation"))
        #expect(suppression.until == Self.now.adding(90 * 86_400))
        #expect(suppression.refusal == nil)
        #expect(suppression.isStanding(at: suppression.until.adding(-1)))
        #expect(!suppression.isStanding(at: suppression.until))
        suppression.until = Self.now.adding(731 * 86_400)
        #expect(suppression.refusal == nil)
        suppression.until = Self.now.adding(732 * 86_400)
        #expect(suppression.refusal?.contains("two years") == true)
        suppression.until = Self.now
        #expect(suppression.refusal?.contains("over") == true)
        #expect(Self.suppression(.init()).refusal?.contains("needs") == true)
        suppression = Self.suppression(.init(rule: "valuation"))
        for state in [Suppression.State.proposed, .ended, .refused] {
            suppression.state = state
            #expect(!suppression.isStanding(at: Self.now))
        }
    }

    @Test("a finding is held as the alert of it would be")
    func findings() {
        let finding = Finding(
            rule: "trader-offence", subject: .init(kind: "trader", id: "T-1", name: "Trader"), article: "m1",
            linked: [],
            concepts: ["offence:counterfeit"], countries: ["AE"], commodities: [],
            evidence: Self.evidence("gulf-trade", article: "m1"), contributions: [])
        #expect(Self.suppression(.init(source: "gulf-trade", concept: "country:AE")).holds(finding, story: "m0"))
        #expect(Self.suppression(.init(story: "m0")).holds(finding, story: "m0"))
        #expect(!Self.suppression(.init(story: "m9")).holds(finding, story: "m0"))
    }
}
