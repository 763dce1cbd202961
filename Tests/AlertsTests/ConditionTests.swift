import Alerts
import Records
import Testing

struct ConditionTests {
    private func fires(_ condition: String, _ text: String, title: String = "") -> Bool {
        let set = rules(
            """
            rules:
              - id: r
                title: x
                subject: {party: trader}
                all:
                  - \(condition)
                within: document
                least: 0
                explain: x
            """)
        var builder = SceneBuilder(traders: [goldTrader()])
        builder.tier = .press
        return !set.findings(in: builder.scene(title: title, text)).isEmpty
    }

    @Test(
        "each condition on a text that meets it and one that does not",
        arguments: [
            ("{party: unknown}", "[T-1|Oceanic] met [person:x|Ana Keller].", "[T-1|Oceanic] met nobody."),
            (
                "{concept: [offence], negated: yes}", "[T-1|Oceanic] no [!offence:bribery|bribe].",
                "[T-1|Oceanic] [offence:bribery|bribed]."
            ),
            (
                "{concept: [offence], supposed: no}", "[T-1|Oceanic] [offence:bribery|bribed].",
                "[T-1|Oceanic] perhaps [?offence:bribery|bribed]."
            ),
            (
                "{count: {concept: [offence], at-least: 2, distinct: yes}}",
                "[T-1|Oceanic] [offence:bribery|bribed], [offence:arms|armed].",
                "[T-1|Oceanic] [offence:bribery|bribed], [offence:bribery|bribed]."
            ),
            (
                "{goods: [\"71\"]}", "[T-1|Oceanic] has [commodity:hs:7108|gold].",
                "[T-1|Oceanic] has [commodity:hs:4407|wood]."
            ),
            (
                "{place: subject, role: origin}", "[T-1|Oceanic] in [country:ML|Mali].",
                "[T-1|Oceanic] in [country:AE|Dubai]."
            ),
            (
                "{place: [ML], role: origin}", "[T-1|Oceanic]: [route:MLBKO>AEJEA|Bamako to Dubai].",
                "[T-1|Oceanic]: [route:AEJEA>MLBKO|Dubai to Bamako]."
            ),
            (
                "{route: subject}", "[T-1|Oceanic]: [route:ML>AE|Mali to Dubai].",
                "[T-1|Oceanic]: [route:AE>ML|Dubai to Mali]."
            ),
            (
                "{route: [RU>KZ]}", "[T-1|Oceanic]: [route:RUMOW>KZALA|this way].",
                "[T-1|Oceanic]: [route:KZ>RU|that way]."
            ),
            (
                "{quantity: [t], least: 100}", "[T-1|Oceanic] [quantity:3000 t|3,000 t].",
                "[T-1|Oceanic] [quantity:3 t|3 t]."
            ),
            (
                "{price: [USD]}", "[T-1|Oceanic] [price:USD 450/t|$450].",
                "[T-1|Oceanic] [price:EUR 450/t|450 euros]."
            ),
            ("{title: lead}", "[T-1|Oceanic] is here.", "Nothing.\n[T-1|Oceanic] is here."),
            ("{source: [any], reliability: B}", "[T-1|Oceanic].", ""),
            ("{language: [en]}", "[T-1|Oceanic].", ""),
        ])
    func conditions(condition: String, fires met: String, silent: String) {
        #expect(fires(condition, met), "\(condition)")
        #expect(!fires(condition, silent), "\(condition)")
    }

    @Test("20,000 mentions in one sentence and 2,000 parties in another are no trouble")
    func large() {
        let set = ShippedRules.all.rules.withAll()
        let piece =
            "[T-1|Oceanic] [offence:smuggling|smuggled] [commodity:hs:7108|gold] from [country:ML|Mali] and "
        let long = SceneBuilder(traders: [goldTrader()]).scene(String(repeating: piece, count: 5_000))
        let clock = ContinuousClock()
        let took = clock.measure { #expect(!set.findings(in: long).isEmpty) }
        #expect(took < .seconds(60))
        let traders = (0..<2_000).map { goldTrader("N-\($0)") }
        let names = traders.map { "[\($0.id)|Name]" }.joined(separator: ", ")
        let list = SceneBuilder(traders: traders).scene(
            names + " are accused of [offence:smuggling|smuggling].")
        #expect(set.findings(in: list).count < 500)
    }

    @Test("traders who own each other are no trouble")
    func cycle() {
        var a = Entity(id: "A/owner/B", schema: .company, name: "B", dataset: Watch.register)
        a.notes = [Watch.traderNote: "B/owner/A"]
        var b = Entity(id: "B/owner/A", schema: .company, name: "A", dataset: Watch.register)
        b.notes = [Watch.traderNote: "A/owner/B"]
        let scene = SceneBuilder(traders: [a, b]).scene(
            "[A/owner/B|B] and [B/owner/A|A] are accused of [offence:smuggling|smuggling].")
        #expect(ShippedRules.all.rules.findings(in: scene).count <= 2)
    }
}
