import ArgumentParser
import Extraction
import Foundation
import Records

struct TrainTaggerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-tagger",
        abstract: "Learn to mark people, organisations and places from texts in which they are marked.",
        discussion: """
            CORPUS is CoNLL (word and label a line, an empty line between sentences) or IOB2 of Universal NER. The same \
            input gives the same model. models/README.md has the recipe of the shipped ones.

              tidewaiter train-tagger corpus.conll --words models/party-words.en.tsv --language en \\
                --title "Our news" --origin "our archive, marked by us" --licence "not to be passed on" --out our.model
            """)

    @Option(
        help: "A list of phrases by class (class, tab, phrase), or a lexicon; may be repeated.", completion: .file())
    var words: [String] = []

    @Option(help: "Sentences with slots, filled with made names.", completion: .file())
    var templates: String?

    @Option(help: "What the model is called.")
    var title: String

    @Option(help: "Where what it is learnt from comes from, with its licence; may be repeated.")
    var origin: [String]

    @Option(help: "The licence of the model.")
    var licence: String

    @Option(help: "A language that it reads (BCP 47); may be repeated.")
    var language: [String]

    @Option(
        name: .customLong("held-out"), help: "A corpus to measure it on, which is not learnt from.", completion: .file()
    )
    var heldOut: String?

    @Option(help: "Where the model is written.", completion: .file())
    var out: String

    @Argument(help: "The corpora.", completion: .file())
    var corpora: [String]

    func run() async throws {
        let words = try words.map(Files.bytes)
        var corpora = try corpora.map { TaggerCorpus(try Files.bytes($0)) }
        if let templates {
            corpora.append(
                PartyTemplates.corpus(try Files.bytes(templates), words: words, perTemplate: 10, seed: 7))
        }
        let head = PartyModel.Head(title: title, origins: origin, licence: licence, languages: language)
        let model = TaggerTrainer().train(corpora, words: words, head: head)
        guard model.featureCount > 0 else {
            Terminal.note("nothing could be learnt: no marked name is in these corpora")
            throw Status.impossible
        }
        do {
            try Data(model.encoded()).write(to: URL(fileURLWithPath: out), options: .atomic)
        } catch {
            Terminal.note("cannot write \(out): \(error.localizedDescription)")
            throw Status.impossible
        }
        print("\(model.featureCount) features written to \(out)")
        if let heldOut { show(TaggerScore(PartyTagger(model), on: TaggerCorpus(try Files.bytes(heldOut)))) }
    }

    private func show(_ score: TaggerScore) {
        var table = Table("KIND", "NAMES", "FOUND", "EXACT P", "R", "F1", "OVERLAP P", "R", "F1")
        func row(_ name: String, _ count: TaggerScore.Count) {
            let figures = [
                count.precision, count.recall, count.f1, count.overlapPrecision, count.overlapRecall, count.overlapF1,
            ].map { String(format: "%.3f", $0) }
            table.add(
                name, "\(count.gold)", "\(count.found)", figures[0], figures[1], figures[2], figures[3], figures[4],
                figures[5])
        }
        for (name, count) in zip(["person", "organization", "location"], score.kinds) { row(name, count) }
        row("all", score.all)
        for line in table.lines() { print(line) }
    }
}
