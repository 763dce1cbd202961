import Alerts
import Records
import Testing

struct FindingTests {
    private let offence = rules(
        """
        rules:
          - id: trader-offence
            title: A trader beside an offence
            subject: {party: trader}
            all:
              - concept: [offence]
            within: paragraph
            base: 30
            explain: "{subject} beside {concepts}"
        """)

    @Test("a trader and an offence in one sentence are a finding, with the sentence as its quote")
    func fires() throws {
        let scene = SceneBuilder(traders: [goldTrader()]).scene(
            "Nothing here.\nAgents say [T-1|Oceanic Metals FZE] is charged with [offence:undervaluation|undervaluation] of [commodity:hs:7108|gold]. More later."
        )
        let finding = try #require(offence.findings(in: scene).first)
        #expect(finding.rule == "trader-offence")
        #expect(finding.subject == Alert.Subject(kind: "trader", id: "T-1", name: "Oceanic Metals FZE"))
        #expect(finding.concepts == ["offence:undervaluation"])
        #expect(finding.commodities == ["commodity:hs:7108"])
        #expect(finding.evidence.quote.contains("is charged with undervaluation of gold"))
        for span in finding.evidence.mentions {
            let bytes = Array(finding.evidence.quote.utf8)[span.start..<span.end]
            #expect(
                ["Oceanic Metals FZE", "undervaluation", "gold"].contains(
                    String(decoding: bytes, as: UTF8.self)))
        }
        #expect(
            finding.contributions.contains { $0.reason.contains("same sentence") && $0.points == 23 })
        #expect(finding.contributions.contains { $0.reason.contains("goods the trader declares") })
    }

    @Test(
        "what only looks like it stays silent",
        arguments: [
            "[T-1|Oceanic Metals FZE] opened a school.\nA court spoke of [offence:smuggling|smuggling].",
            "[T-1|Oceanic Metals FZE] had nothing to do with the [!offence:smuggling|smuggling].",
            "Ring of [offence:smuggling|smuggling] broken. [T-1|Oceanic Metals FZE] was not in the [!offence:smuggling|smuggling].",
            "[T-1|Oceanic Metals FZE] of [country:US|Ohio] was fined for [offence:smuggling|smuggling] [commodity:hs:4407|mahogany].",
            "Somebody was fined for [offence:smuggling|smuggling].",
        ])
    func silent(text: String) {
        #expect(offence.findings(in: SceneBuilder(traders: [goldTrader()]).scene(text)).isEmpty)
    }

    @Test("a title counts as one paragraph with the lead, and adds points")
    func title() throws {
        let scene = SceneBuilder(traders: [goldTrader()]).scene(
            title: "[T-1|Oceanic Metals] charged", "It is about [offence:smuggling|smuggling], they say.")
        let finding = try #require(offence.findings(in: scene).first)
        #expect(finding.contributions.contains { $0.reason == "stands in the title" })
    }

    @Test(
        "a doubtful match costs points, an identifier gives some, and a listed party beside it adds")
    func certainty() throws {
        let text =
            "[T-1|Oceanic Metals] and [L-1|Ana Keller] are charged with [offence:smuggling|smuggling]."
        let listed = Entity(id: "L-1", schema: .person, name: "Ana Keller", dataset: "un-sc")
        func points(_ change: (inout SceneBuilder) -> Void) throws -> Int {
            var builder = SceneBuilder(traders: [goldTrader()], listed: [listed])
            change(&builder)
            return try #require(offence.findings(in: builder.scene(text)).first).contributions.reduce(0) {
                $0 + $1.points
            }
        }
        let plain = try points { _ in }
        #expect(try points { $0.matchScore = 0.8 } == plain - 8)
        #expect(try points { $0.reasons = ["identifier: imo"] } == plain + 10)
        #expect(try points { $0.tier = .official } == plain + 10)
        #expect(try points { $0.listed = [] } == plain - 12)
    }

    @Test("two traders of one name are two findings, and a vessel speaks for its trader")
    func subjects() {
        let twins = SceneBuilder(traders: [goldTrader("T-1")]).scene(
            "[T-1|Oceanic Metals] is charged with [offence:smuggling|smuggling].")
        #expect(offence.findings(in: twins).count == 1)
        var vessel = Entity(
            id: "T-1/vessel/Delta Star", schema: .vessel, name: "Delta Star", dataset: "register")
        vessel.notes = [Watch.traderNote: "T-1"]
        let scene = SceneBuilder(traders: [goldTrader()], listed: [vessel]).scene(
            "The [T-1/vessel/Delta Star|Delta Star] was caught [offence:smuggling|smuggling].")
        #expect(offence.findings(in: scene).map(\.subject.id) == ["T-1"])
    }

    @Test(
        "conditions nest, and distance counts in words too",
        arguments: [
            ("[T-1|Oceanic Metals] [event:seizure|seized] [commodity:hs:7108|gold]", true),
            (
                "[T-1|Oceanic Metals] [event:seizure|seized] one two three four five six seven [commodity:hs:7108|gold]",
                false
            ),
            (
                "[T-1|Oceanic Metals] [event:seizure|seized] [commodity:hs:7108|gold] [offence:smuggling|smuggled]",
                false
            ),
            ("[T-1|Oceanic Metals] [event:seizure|seized] in [country:ML|Mali]", true),
        ])
    func nesting(text: String, fires: Bool) {
        let set = rules(
            """
            rules:
              - id: nested
                title: x
                subject: {party: trader}
                all:
                  - concept: [event:seizure]
                  - any:
                      - goods: subject
                        within: 4 words
                      - place: [ML]
                none:
                  - concept: [offence:smuggling]
                least: 0
                explain: x
            """)
        #expect(set.findings(in: SceneBuilder(traders: [goldTrader()]).scene(text)).isEmpty != fires)
    }

    @Test("goods of the register are a subject of their own")
    func goods() throws {
        let set = rules(
            """
            rules:
              - {id: g, title: x, subject: {goods: register}, all: [{concept: [offence]}], least: 0, explain: "{goods} {places}"}
            """)
        let builder = SceneBuilder(traders: [goldTrader()])
        let found = set.findings(
            in: builder.scene(
                "[commodity:hs:7108|gold] [offence:smuggling|smuggled] from [country:ML|Mali]"))
        #expect(
            found.map(\.subject) == [
                Alert.Subject(kind: "commodity", id: "commodity:hs:7108", name: "gold")
            ])
        #expect(found.first?.countries == ["ML"])
        #expect(
            set.findings(in: builder.scene("[commodity:hs:4407|timber] [offence:smuggling|smuggled]"))
                .isEmpty)
    }
}
