import Records
import TestSupport
import Texts

@testable import Extraction

/// An invented archive: stories that a seed writes, about goods of an invented lexicon, with the labels that the writer
/// had in mind.
struct TopicWorld {
    struct Story {
        var title: String
        var text: String
        var answer: TopicExamples.Answer
    }

    static let files: [(name: String, bytes: [UInt8])] = [
        (
            "goods.tsv",
            Array(
                """
                # title: Invented goods
                # language: en
                # kind: commodity
                # origin: written for this test
                # licence: as the project
                label:zinc\tzinc
                label:tea\ttea
                label:silk\tsilk
                label:rice\trice
                """.utf8)
        ),
        (
            "places.tsv",
            Array(
                """
                # title: Places
                # language: en
                # kind: country
                # origin: written for this test
                # licence: as the project
                country:NO\tNorway
                country:PE\tPeru
                country:FJ\tFiji
                """.utf8)
        ),
    ]

    static let lexicon = Lexicon.load(files: files).lexicon

    static let head = TopicModel.Head(
        title: "Test", origin: "written here", licence: "none", languages: ["en"], date: "2026-01-02",
        lexicon: LexiconPrint.of(files))

    /// Stories about zinc speak of smelters, whether they name it or not; those that only name it are about something
    /// else. About tea a story is if it names it. Silk has two stories, rice none.
    static func stories(_ count: Int, seed: UInt64) -> [Story] {
        var random = SeededRandom(seed: seed)
        let filler = (0..<400).map { "w\(String($0, radix: 26))x" }
        return (0..<count).map { number in
            var words = (0..<60).map { _ in filler[Int.random(in: 0..<filler.count, using: &random)] }
            var answer = TopicExamples.Answer(commodities: [], countries: [])
            func put(_ word: String) { words.insert(word, at: Int.random(in: 10..<words.count, using: &random)) }
            if Bool.random(using: &random) { put("zinc") }
            if number % 3 == 0 {
                for word in ["smelter", "ore", "furnace"] { put(word) }
                answer.commodities?.insert("zinc")
            }
            if number % 5 == 0 {
                put("tea")
                words.insert("tea", at: 0)
                answer.commodities?.insert("tea")
            }
            if number == 7 || number == 8 { answer.commodities?.insert("silk") }
            put(number % 2 == 0 ? "Norway" : "Peru")
            answer.countries?.insert(number % 2 == 0 ? "NO" : "PE")
            if Bool.random(using: &random) { put("Fiji") }
            return Story(
                title: words.prefix(6).joined(separator: " "), text: words.dropFirst(6).joined(separator: " "),
                answer: answer)
        }
    }

    /// What an analyser without a model finds, and the evidence for one with a model.
    static func read(_ story: Story) -> (analysis: Analysis, evidence: TopicEvidence) {
        var evidence = TopicEvidence()
        for (text, place) in [(story.title, Mention.Zone.title), (story.text, .text)] {
            var text = text
            text.withUTF8 { bytes in
                let tokens = TokenBuffer()
                Tokenizer.scan(bytes, into: tokens)
                tokens.withWords(of: bytes) { words in
                    var zone = Zone()
                    zone.dateline = Dateline(of: bytes)
                    zone.terms = TermFinder(lexicon: lexicon).find(words, of: tokens, TermLanguage("en"))
                    zone.shares = [Float](repeating: 1, count: zone.terms.count)
                    evidence.add(zone, words, place)
                }
            }
        }
        let analyzer = Analyzer(lexicon: lexicon, names: NameTable())
        return (analyzer.analyze(title: story.title, text: story.text, language: "en"), evidence)
    }

    static func train(_ stories: [Story], seed: UInt64 = 1) -> (model: TopicModel, report: TopicReport) {
        var examples = TopicExamples(lexicon)
        for story in stories {
            let (analysis, evidence) = read(story)
            examples.add(analysis, evidence, story.answer)
        }
        var options = TopicTrainer.Options()
        options.seed = seed
        return TopicTrainer(options).train(examples, head: head)
    }

    static let trained = train(stories(600, seed: 3))
}
