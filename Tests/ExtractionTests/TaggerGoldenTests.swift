import Foundation
import Records
import TestSupport
import Testing

@testable import Extraction

@Suite("Parties of the shipped English model")
struct TaggerGoldenTests {
    static let tagger: PartyTagger? = try? PartyTagger(model("en"))

    /// A shipped model.
    static func model(_ language: String) throws -> PartyModel {
        let path = Repository.path("models/parties.\(language).model")
        return try PartyModel([UInt8](try #require(FileManager.default.contents(atPath: path))))
    }

    /// Sentences of trade news with the parties that stand in them: p person, o organisation, l location, v ship.
    static let table: [(text: String, parties: String)] = [
        (
            "The tanker SEA PRIDE (IMO 9074729), managed by Halvorsen Maritime AS, left Bandar Abbas for Ningbo.",
            "v SEA PRIDE|o Halvorsen Maritime AS|l Bandar Abbas|l Ningbo"
        ),
        (
            "Irina Volkova, a spokeswoman for Baltic Grain Terminal JSC, declined to comment.",
            "p Irina Volkova|o Baltic Grain Terminal JSC"
        ),
        (
            "Prosecutors in Hamburg charged Jens Petersen and Mehmet Kaya with exporting bearings to Russia.",
            "l Hamburg|p Jens Petersen|p Mehmet Kaya|l Russia"
        ),
        ("The cargo had been sold to Al Noor General Trading LLC of Dubai.", "o Al Noor General Trading LLC|l Dubai"),
        (
            "\"We have no links with that company,\" said Paul Okoro of Lagos-based Greenfield Agro Ltd.",
            "p Paul Okoro|l Lagos|o Greenfield Agro Ltd."
        ),
        (
            "ROTTERDAM, 12 March - Dutch customs seized ferronickel from the bulk carrier Ocean Heron on Tuesday.",
            "l ROTTERDAM|v Ocean Heron"
        ),
        (
            "M/V Northern Light and the fishing vessel Santa Rosa were detained off Cape Verde.",
            "v Northern Light|v Santa Rosa|l Cape Verde"
        ),
        (
            "The European Commission opened an investigation into imports of steel from India and Turkey.",
            "o European Commission|l India|l Turkey"
        ),
        ("Consignee: Kestrel Electronics GmbH, Vienna", "o Kestrel Electronics GmbH|l Vienna"),
        (
            "The U.S. Department of Commerce said Tarvik Components had shipped chips to Hong Kong.",
            "o U.S. Department of Commerce|o Tarvik Components|l Hong Kong"
        ),
        ("Its owner, Yusuf Rahmani, fled to Muscat.", "p Yusuf Rahmani|l Muscat"),
        ("Wheat prices rose on Monday, traders said.", ""),
        (
            "Mr O'Brien of McAllister & Sons flew from São Paulo to Zürich.",
            "p O'Brien|o McAllister & Sons|l São Paulo|l Zürich"
        ),
        (
            "In a letter to Interpol, Colonel José Almeida asked for the arrest of Piet van der Berg.",
            "o Interpol|p José Almeida|p Piet van der Berg"
        ),
        (
            "The vessel was inspected at Port Klang by the Royal Malaysian Customs Department.",
            "l Port Klang|o Royal Malaysian Customs Department"
        ),
        (
            "Police in Antwerp found cocaine in a container sent by Frutas del Valle S.A. of Guayaquil.",
            "l Antwerp|o Frutas del Valle S.A.|l Guayaquil"
        ),
        (
            "Elena Marchetti, who runs Adriatic Freight Services in Trieste, was fined.",
            "p Elena Marchetti|o Adriatic Freight Services|l Trieste"
        ),
        (
            "The Ministry of Trade in Accra revoked the licence of Volta Minerals Ltd.",
            "o Ministry of Trade|l Accra|o Volta Minerals Ltd."
        ),
        (
            "Kovac told reporters in Belgrade that Danube Metals had done nothing wrong.",
            "p Kovac|l Belgrade|o Danube Metals"
        ),
        (
            "The Halcyon Spirit (IMO 9301122) turned off its transponder near Kharg Island.",
            "v Halcyon Spirit|l Kharg Island"
        ),
        ("Duties on imported tyres will rise by 12 percent next year.", ""),
    ]

    static func said(_ mentions: [Mention]) -> [String] {
        mentions.map { mention in
            String(mention.kind.rawValue.prefix(1)) + " " + mention.text
        }
    }

    @Test("of the parties in a table of trade news, nine in ten are told with kind and bounds, and few others")
    func table() throws {
        let tagger = try #require(Self.tagger)
        var right = 0
        var expected = 0
        var found = 0
        var wrong: [String] = []
        for (text, parties) in Self.table {
            let wanted = parties.split(separator: "|").map(String.init)
            let said = Self.said(tagger.tag(text))
            right += said.filter(wanted.contains).count
            expected += wanted.count
            found += said.count
            if said != wanted { wrong.append("\(said) instead of \(wanted)") }
        }
        #expect(Double(right) >= 0.9 * Double(expected), "\(wrong)")
        #expect(Double(right) >= 0.9 * Double(found), "\(wrong)")
    }

    @Test("of news wire with headlines and tables, nine names in ten are met, and few others told")
    func wire() throws {
        let tagger = try #require(Self.tagger)
        let corpus = TaggerCorpus(TaggerWireSample.corpus)
        #expect(corpus.sentenceCount > 100)
        let score = TaggerScore(tagger, on: corpus)
        #expect(score.all.overlapF1 > 0.85)
        #expect(score.kinds.allSatisfy { $0.overlapF1 > 0.75 })
    }

    @Test(
        "names are found in tokens written apart and in titles",
        arguments: [
            ("Norway 's Statoil , which ships from Mongstad , said", "l Norway|o Statoil|l Mongstad"),
            ("U.S. President Bill Clinton met German Chancellor Helmut Kohl .", "l U.S.|p Bill Clinton|p Helmut Kohl"),
            ("CHINA BANS EXPORTS OF GALLIUM", "l CHINA"),
            ("LONDON 1996-08-30", "l LONDON"),
            ("French and Iranian officials met in Geneva .", "l Geneva"),
            ("Siemens AG , Repsol SA and Fincantieri SpA will bid", "o Siemens AG|o Repsol SA|o Fincantieri SpA"),
        ] as [(String, String)])
    func manners(_ text: String, _ parties: String) throws {
        let tagger = try #require(Self.tagger)
        #expect(Self.said(tagger.tag(text)).joined(separator: "|") == parties)
    }

    @Test(
        "a title is read in the light of its text",
        arguments: [
            ("MARCHETTI FINED, ADRIATIC FREIGHT SERVICES CLOSED", "p MARCHETTI|o ADRIATIC FREIGHT SERVICES"),
            ("Marchetti Fined Over Trieste Shipments", "p Marchetti|l Trieste"),
            ("Adriatic Freight Services Fined", "o Adriatic Freight Services"),
        ])
    func titles(_ title: String, _ parties: String) throws {
        let tagger = try #require(Self.tagger)
        let text = """
            Elena Marchetti, who runs Adriatic Freight Services in Trieste, was fined over shipments to Syria. \
            Adriatic Freight Services has closed, Marchetti said.
            """
        let mentions = tagger.tag(title: title, text: text)
        #expect(Self.said(mentions.filter { $0.zone == .title }).joined(separator: "|") == parties)
        #expect(mentions.filter { $0.zone == .text }.count == 6)
    }

    @Test("a surname, a short form and what stands in brackets are told as the full name was")
    func shortForms() throws {
        let tagger = try #require(Self.tagger)
        let text = """
            Mannhof AG expects a difficult year, chief executive Werner Dieterle said.
            Dieterle told a news conference that orders were falling.
            Mannhof's profit fell. Baltic Grain Terminal Ltd (BGT) agreed; BGT will pay.
            """
        let said = Self.said(tagger.tag(text))
        #expect(said.contains("p Dieterle"))
        #expect(said.contains("o Mannhof"))
        #expect(said.filter { $0 == "o BGT" }.count == 2)
    }

    @Test("the model's head names its licence and what it was learnt from, and its file is small")
    func head() throws {
        let data = try #require(FileManager.default.contents(atPath: Repository.path("models/parties.en.model")))
        #expect(data.count < 3_000_000)
        let head = try PartyModel([UInt8](data)).head
        #expect(head.licence.hasPrefix("CC BY 4.0"))
        #expect(head.origins.contains { $0.contains("Wikigold") && $0.contains("CC BY 4.0") })
        #expect(!head.origins.contains { $0.contains("UNER") })
        #expect(head.languages == ["en"])
    }

    @Test("the Portuguese model is share-alike and says so")
    func portuguese() throws {
        let data = try #require(FileManager.default.contents(atPath: Repository.path("models/parties.pt.model")))
        let tagger = try PartyTagger(model: [UInt8](data))
        #expect(tagger.model.head.licence.hasPrefix("CC BY-SA 4.0"))
        #expect(tagger.reads("pt-BR") && tagger.reads(nil) && !tagger.reads("en"))
        let text = "Segundo Marcelo Tavares, da Receita Federal, o navio Serra Azul partiu de Lisboa na terça-feira."
        let said = Self.said(tagger.tag(text))
        #expect(said == ["p Marcelo Tavares", "o Receita Federal", "v Serra Azul", "l Lisboa"])
    }
}
