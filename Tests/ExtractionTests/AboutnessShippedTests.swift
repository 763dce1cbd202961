import Foundation
import Records
import TestSupport
import Testing

@testable import Extraction

/// The shipped English labels on stories as customs read them, all invented.
@Suite("What customs news is about")
struct AboutnessShippedTests {
    private static let lexicon: Lexicon = {
        let folder = URL(fileURLWithPath: Repository.path("lexicons/labels"))
        let names = ["commodities.en.tsv", "customs.en.tsv", "energy.en.tsv", "topics.en.tsv"]
        let files = names.compactMap { name in
            (try? Data(contentsOf: folder.appendingPathComponent(name))).map { (name: name, bytes: [UInt8]($0)) }
        }
        return Lexicon.load(files: files).lexicon
    }()

    struct Story: CustomTestStringConvertible {
        var title: String
        var text: String
        /// Labels that must be said, and one that must not.
        var about: Set<String>
        var not = "crude"
        var testDescription: String { title }
    }

    private static let stories: [Story] = [
        Story(
            title: "Officers find 2.4 tonnes of cocaine among bananas",
            text: "Customs officers in Antwerp found the drugs in a container from Guayaquil. Two men were arrested.",
            about: ["cocaine", "drugs"]),
        Story(
            title: "Lorry held with 12 million cigarettes",
            text: "The lorry was declared to carry tiles. Excise of 5.6 million would have been due on the cigarettes.",
            about: ["tobacco"], not: "cement"),
        Story(
            title: "Traveller taped nine gold bars to his body", text: "The gold was worth 780,000 dollars.",
            about: ["gold"], not: "silver"),
        Story(
            title: "Commission opens probe into steel and aluminium imports",
            text: "Steelmakers say that imports rose 18 percent after tariffs elsewhere diverted trade.",
            about: ["iron-steel", "alum"]),
        Story(
            title: "Tanker changes its name for the third time",
            text: "She loaded 2 million barrels of crude off Kharg Island and switched off her transponder.",
            about: ["crude"], not: "palm-oil"),
        Story(
            title: "Levy on crude palm oil rises", text: "Palm oil shipments fell to 1.9 million tonnes.",
            about: ["palm-oil", "veg-oil"]),
        Story(
            title: "Wheat exports rise as the corridor holds", text: "Of 4.1 million tonnes of grain, half was wheat.",
            about: ["wheat", "grain"], not: "corn"),
        Story(
            title: "Licences for chip exports",
            text: "Exports of advanced semiconductors to 20 more countries need one.",
            about: ["semiconductors"], not: "potato"),
        Story(
            title: "Tusks found under logs",
            text: "Officers found 7 tonnes of ivory tusks. The elephant tusks were sawn.",
            about: ["ivory", "wildlife"], not: "cocoa"),
        Story(
            title: "Handguns hidden in an engine block", text: "There were 42 handguns and 900 rounds of ammunition.",
            about: ["firearms"], not: "vehicles"),
        Story(
            title: "Minister wins Olympic gold",
            text: "She won a gold medal in the team race and silver in the sprint.",
            about: [], not: "gold"),
        Story(
            title: "Agency has a new director", text: "She led the port authority and promised shorter queues.",
            about: [], not: "ship"),
        Story(
            title: "Recipe of the week", text: "Whisk the oil with vinegar and a tablespoon of mustard.", about: []),
    ]

    @Test("the goods of a story are said, others are not", arguments: stories)
    func says(story: Story) {
        let said = Set(AboutnessTests.said(story.title, story.text, Self.lexicon))
        #expect(said.isSuperset(of: story.about))
        #expect(!said.contains(story.not))
    }
}
