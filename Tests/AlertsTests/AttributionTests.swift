import Alerts
import Records
import Testing

/// Whose deed it is: sentences in several languages, and whether the rule may fire about the trader.
struct AttributionTests {
    private let set = rules(
        """
        rules:
          - id: r
            title: x
            subject: {party: trader}
            all:
              - concept: [offence]
            within: paragraph
            base: 30
            explain: x
        """)

    private func fires(_ text: String, title: String = "") -> Bool {
        var builder = SceneBuilder(traders: [goldTrader(), goldTrader("T-2")])
        builder.tier = .press
        let listed = Entity(id: "L-1", schema: .company, name: "Kestrel Harbour", dataset: "list")
        builder.listed = [listed]
        return set.findings(in: builder.scene(title: title, text)).contains { $0.subject.id == "T-1" }
    }

    @Test(
        "an offence that is the trader's own",
        arguments: [
            "Prosecutors charged [T-1|Oceanic] with [offence:smuggling|smuggling].",
            "[T-1|Oceanic], [T-2|Adriatic] and [L-1|Kestrel] are accused of [offence:smuggling|smuggling].",
            "[T-1|Oceanic] and its director [person:x|Juan Perez] were charged with [offence:smuggling|smuggling].",
            "[T-1|Oceanic] was in the news. The company is accused of [offence:smuggling|smuggling].",
            "[T-1|Oceanic] was in the news.\nThe company is accused of [offence:smuggling|smuggling].",
            "[T-1|Oceanic] оказалась в центре внимания.\nКомпанию подозревают в [offence:smuggling|контрабанде].",
            "[T-1|Oceanic] está en las noticias.\nLa empresa es acusada de [offence:smuggling|contrabando].",
            "[T-1|Oceanic] ist in den Schlagzeilen.\nDas Unternehmen soll [offence:smuggling|geschmuggelt] haben.",
            "[T-1|Oceanic] fait parler d'elle.\nLa société est accusée de [offence:smuggling|contrebande].",
            "A plot of [offence:smuggling|smuggling] was found.\nThe shipment belonged to [T-1|Oceanic].",
            "[organization:x|Guardia Civil] agents say [T-1|Oceanic] took part in [offence:smuggling|smuggling].",
            "[T-1|Oceanic] was warned by customs after [offence:smuggling|smuggling] gold.",
        ])
    func own(text: String) { #expect(fires(text)) }

    @Test(
        "an offence that is somebody else's",
        arguments: [
            "[T-1|Oceanic] opened a plant, while [T-2|Adriatic] was charged with [offence:smuggling|smuggling].",
            "[T-1|Oceanic] opened a plant. [T-2|Adriatic] was charged with [offence:smuggling|smuggling].",
            "[T-1|Oceanic] alerted customs to [offence:smuggling|smuggling].",
            "[T-1|Oceanic] was the victim of [offence:smuggling|smuggling].",
            "The ring of [offence:smuggling|smuggling] was found thanks to [T-1|Oceanic].",
            "[T-1|Oceanic], a law firm, spoke of [offence:smuggling|smuggling].",
            "[T-1|Oceanic] сообщила в полицию о [offence:smuggling|контрабанде].",
            "[T-1|Oceanic] fue víctima de [offence:smuggling|contrabando].",
            "[T-1|Oceanic] wurde Opfer von [offence:smuggling|Schmuggel].",
            "[T-1|Oceanic] a porté plainte pour [offence:counterfeit|contrefaçon].",
            "[T-1|Oceanic] 向海关举报[offence:smuggling|走私].",
            "[T-1|Oceanic] is the main sponsor of a play on [offence:smuggling|smuggling].",
            "In 2009 [T-1|Oceanic] paid for [offence:smuggling|smuggling].",
            "[T-1|Oceanic] opened a plant.\nMeanwhile [offence:smuggling|smuggling] is up.",
            "Read also: [T-1|Oceanic] and [offence:smuggling|smuggling].",
            "[T-1|Oceanic] was cleared of [!offence:smuggling|smuggling]. It was accused of [offence:smuggling|smuggling].",
        ])
    func others(text: String) { #expect(!fires(text)) }

    @Test("title and lead speak of one matter, and a headline that clears silences the rest")
    func titles() {
        #expect(
            fires("Customs came to [T-1|Oceanic].", title: "[offence:smuggling|Smuggling] in Dubai"))
        #expect(
            !fires(
                "It was tried for [offence:smuggling|smuggling].",
                title: "[T-1|Oceanic] acquitted of charges"))
    }

    @Test("what stands farther away counts less")
    func order() throws {
        func points(_ text: String) -> Int {
            let loose = rules(
                """
                rules:
                  - {id: r, title: x, subject: {party: trader}, all: [{concept: [offence]}], within: document, base: 30, least: 0, explain: x}
                """)
            let scene = SceneBuilder(traders: [goldTrader()]).scene("Nothing.\n" + text)
            return loose.findings(in: scene).first?.contributions.reduce(0) { $0 + $1.points } ?? -1
        }
        let near = points("[T-1|Oceanic] did [offence:smuggling|smuggle].")
        let next = points("[T-1|Oceanic] is big. It did [offence:smuggling|smuggle].")
        let paragraph = points("[T-1|Oceanic] is big. Somebody did [offence:smuggling|smuggle].")
        #expect(near > next)
        #expect(next > paragraph)
        #expect(points("[T-1|Oceanic] did [?offence:smuggling|smuggle].") < near)
    }
}
