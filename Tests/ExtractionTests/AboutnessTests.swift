import Foundation
import Records
import Testing
import Texts

@testable import Extraction

@Suite("What a story is about")
struct AboutnessTests {
    private static let goods = """
        # language: en
        # kind: commodity
        label:gold\tgold
        label:gold\tgold medal\tw:0
        label:copper\tcopper
        label:steel\tsteel
        label:wheat\twheat
        label:grain\twheat\tw:0.5
        label:grain\tgrain
        label:linseed\tlinseed
        label:palm-oil\tpalm oil
        label:cocoa\tIvory Coast\tw:0.3
        """
    private static let energy = """
        # language: en
        # kind: energy
        label:crude\toil
        label:crude\toil prices
        label:naphtha\tnaphtha
        """
    private static let topics = """
        # language: en
        # kind: topic
        label:earn\tnet profit
        label:economy\tinflation
        label:trade\texports\tw:0.4
        """

    private static func lexicon() -> Lexicon {
        Lexicon.load(files: [goods, energy, topics].map { (name: "test", bytes: Array($0.utf8)) }).lexicon
    }

    /// What is found in a text, as the analysis finds it.
    private static func zone(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) -> Zone {
        var zone = Zone()
        for (range, paragraph) in SentenceSplitter.sentences(in: bytes) {
            zone.frame.sentences.append(range)
            zone.frame.paragraphs.append(paragraph)
        }
        let tokens = TokenBuffer()
        Tokenizer.scan(bytes, into: tokens)
        tokens.withWords(of: bytes) { words in
            zone.terms = TermFinder(lexicon: lexicon).find(words, of: tokens, TermLanguage("en"))
            zone.shares = zone.terms.map { term in
                if case .label(let subject) = lexicon.concepts[term.concept].role, subject != .topic {
                    return NamePart.share(ofGood: term, words)
                }
                return 1
            }
        }
        return zone
    }

    /// The ids of 0.5 and more, in alphabetical order.
    static func said(_ title: String, _ text: String, _ lexicon: Lexicon) -> [String] {
        var (title, text) = (title, text)
        var about = Aboutness()
        title.withUTF8 { about.add(zone($0, lexicon), .title, $0, lexicon) }
        text.withUTF8 { about.add(zone($0, lexicon), .text, $0, lexicon) }
        return about.scores(lexicon.concepts, textBytes: text.utf8.count).filter { $0.score >= 0.5 }
            .map { lexicon.concepts[$0.concept].name }.sorted()
    }

    private static func said(_ title: String, _ text: String) -> [String] { said(title, text, lexicon()) }

    private static let filler = String(repeating: "Nothing is said in this sentence at all. ", count: 20)

    @Test(
        "the headline decides, and a mention far behind does not",
        arguments: [
            ("Gold rises", "", ["gold"]), ("Gold rises", filler, ["gold"]), ("Markets", filler + "Gold rose.", []),
            ("Markets", "Gold rose. Gold rose more.", ["gold"]),
        ])
    func zones(title: String, text: String, expected: [String]) { #expect(Self.said(title, text) == expected) }

    @Test(
        "goods of one kind are listed: with a figure beside them once is enough, without one it is not",
        arguments: [
            ("Gold rises", filler + "Copper was at 8,900 dollars.", ["copper", "gold"]),
            ("Gold rises", filler + "Copper was quiet.", ["gold"]),
            ("Gold rises", filler + "Wheat was quiet.", ["gold"]),
            ("Gold rises", "Nobody was surprised. Copper was quiet.", ["gold"]),
            ("Gold rises", filler + "Copper was quiet. There were 8,900 visitors.", ["gold"]),
        ])
    func lists(title: String, text: String, expected: [String]) { #expect(Self.said(title, text) == expected) }

    @Test("goods that nobody names in passing are said in any story about goods, but not in others")
    func specialities() {
        #expect(Self.said("Wheat sales", Self.filler + "Linseed was quiet.") == ["grain", "linseed", "wheat"])
        #expect(Self.said("School reopens", Self.filler + "Linseed was quiet.") == [])
    }

    @Test("a story about wheat is about grain")
    func groups() { #expect(Self.said("Wheat rises", Self.filler) == ["grain", "wheat"]) }

    @Test("hints add up to no more than a weak mention, whatever their number; those at a topic do")
    func hints() {
        let text = String(repeating: "The Ivory Coast sells. ", count: 12)
        #expect(Self.said("Ivory Coast", text) == [])
        #expect(Self.said("Exports", String(repeating: "The exports rose. ", count: 12)) == ["trade"])
    }

    @Test(
        "oil within the name of another oil is not crude oil",
        arguments: [
            ("Palm oil prices rise", "Palm oil prices rose.", ["palm-oil"]),
            ("Oil prices rise", "Oil rose.", ["crude"]),
        ])
    func overlaps(title: String, text: String, expected: [String]) { #expect(Self.said(title, text) == expected) }

    @Test("a company's figures are not about its goods, nor are prices about the oil that drives them")
    func contexts() {
        #expect(Self.said("Net profit up", "The net profit rose with copper. Copper was dear.") == ["earn"])
        #expect(Self.said("Report", "The figures rose with copper. Copper was dear.") == ["copper"])
        #expect(
            Self.said("Inflation rises", "Inflation rose with oil. " + Self.filler + "Oil was dear.") == ["economy"])
        #expect(Self.said("Oil rises", "Inflation rose with oil. " + Self.filler) == ["crude"])
    }

    @Test("a good that the text knows only as part of a company's name is none in the title either")
    func names() {
        #expect(Self.said("Dorran Steel names chairman", "Dorran Steel Corp named a chairman.") == [])
        #expect(Self.said("Dorran Steel names chairman", "Dorran Steel Corp makes steel.") == ["steel"])
    }

    @Test("a term of weight 0 only keeps the shorter one from counting")
    func weightless() { #expect(Self.said("Gold medal", "A gold medal.") == []) }

    @Test("a long text needs more, and a million terms are no matter")
    func length() {
        #expect(Self.said("Markets", "Gold and gold. " + String(repeating: Self.filler, count: 10)) == [])
        let many = String(repeating: "palm oil, oil prices, naphtha 7. ", count: 20_000)
        #expect(Self.said("Markets", many) == ["crude", "naphtha", "palm-oil"])
    }
}
