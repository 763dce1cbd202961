import ArgumentParser
import Extraction
import Foundation
import Records
import Texts

struct TrainTopicsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-topics",
        abstract: "Learn what stories are about from stories whose labels people gave.",
        discussion: """
            LABELLED holds one story a line: {"id", "title", "text", "language"?, "commodities"?, "topics"?, \
            "countries"?}, the last three lists of ids as `analyze` gives them. An empty list says that nothing of \
            that kind is right; where a list is missing, the story teaches nothing of that kind. Lines that cannot be \
            read are told and left out (exit status 1).

            By cross-validation each label is given to whoever decides best: the lexicon as it is, weights that all \
            labels share, or weights of its own. Labels with too few examples stay with the first two, labels with \
            none with the lexicon. The same archive, lexicon, options and date give the same bytes.

              tidewaiter train-topics triage.ndjson --licence "for this office only" --out triage.model
              tidewaiter analyze --model triage.model stories.ndjson
            """)

    @Option(help: "Where the model is written.", completion: .file())
    var out: String

    @Option(help: "The licence of the model: it holds what the stories taught, and may be bound by their licence.")
    var licence: String

    @Option(help: "What the model is called; the default is the archive's name.")
    var title: String?

    @Option(help: "The date in the model, YYYY-MM-DD; the default is today.")
    var date: String?

    @Option(help: "Into how many parts the archive is cut for cross-validation (2 to 20).")
    var folds = 5

    @Option(help: "Where chance begins.")
    var seed: UInt64 = 1

    @Option(name: .customLong("min-examples"), help: "Labels with fewer examples get no weights of their own.")
    var minimum = 5

    @OptionGroup var lexicons: LexiconOptions

    @Argument(help: "The archive; - : standard input.", completion: .file())
    var labelled: String

    func validate() throws {
        guard (2...20).contains(folds) else { throw ValidationError("--folds is 2 to 20") }
        guard minimum >= 2 else { throw ValidationError("--min-examples is 2 or more") }
        guard !licence.isEmpty else { throw ValidationError("--licence is empty") }
    }

    func run() async throws {
        let files = try lexicons.files()
        let (lexicon, problems) = Lexicon.load(files: files)
        for problem in problems { Terminal.note(problem.description) }
        var archive = LabelledArchive(lexicon)
        try archive.read(labelled)
        guard archive.examples.count >= folds else {
            Terminal.note("nothing could be learnt: \(archive.examples.count) stories with labels were read")
            throw Status.impossible
        }
        let (model, report) = train(archive, files)
        do {
            try Data(model.encoded()).write(to: URL(fileURLWithPath: out), options: .atomic)
        } catch {
            Terminal.note("cannot write \(out): \(error.localizedDescription)")
            throw Status.impossible
        }
        show(report)
        print("\(model.labelCount) labels, \(model.featureCount) features written to \(out)")
        if archive.faults > 0 { throw Status.withFailures }
    }

    private func train(
        _ archive: LabelledArchive, _ files: [(name: String, bytes: [UInt8])]
    ) -> (model: TopicModel, report: TopicReport) {
        let name = labelled == "-" ? "standard input" : URL(fileURLWithPath: labelled).lastPathComponent
        let today = Date.now.formatted(.iso8601.year().month().day())
        let head = TopicModel.Head(
            title: title ?? "What the stories of \(name) are about",
            origin: "\(archive.examples.count) stories of \(name)",
            licence: licence, languages: archive.languages.sorted(), date: date ?? today,
            lexicon: LexiconPrint.of(files))
        var options = TopicTrainer.Options()
        options.folds = folds
        options.seed = seed
        options.minimum = minimum
        var line = ProgressLine()
        let trained = TopicTrainer(options).train(archive.examples, head: head) { done, all in
            line.show("learning: \(done) of \(all) labels")
        }
        line.clear()
        return trained
    }

    private func show(_ report: TopicReport) {
        var table = Table("FIELD", "LABEL", "STORIES", "BY", "LEXICON P", "R", "F1", "MODEL P", "R", "F1")
        for field in TopicField.allCases {
            let rows = report.rows.filter { $0.field == field }.sorted {
                ($1.examples, $0.name) < ($0.examples, $1.name)
            }
            for row in rows {
                let cells = Self.figures(row.lexicon) + Self.figures(row.model)
                table.add(
                    field.rawValue, row.name, "\(row.examples)", row.judge.rawValue, cells[0], cells[1], cells[2],
                    cells[3], cells[4], cells[5])
            }
            guard !rows.isEmpty else { continue }
            let total = report.total(field)
            let cells = Self.figures(total.lexicon) + Self.figures(total.model)
            table.add(field.rawValue, "(all)", "", "", cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])
            let means = [total.lexiconMean, total.modelMean].map { String(format: "%.3f", $0) }
            table.add(field.rawValue, "(mean of labels)", "", "", "", "", means[0], "", "", means[1])
        }
        for line in table.lines() { print(line) }
        let rare = report.rows.count { $0.examples < minimum }
        if rare > 0 { print("\(rare) labels have fewer than \(minimum) examples, and got no weights of their own") }
    }

    private static func figures(_ tally: TopicReport.Tally) -> [String] {
        [tally.precision, tally.recall, tally.f1].map { String(format: "%.3f", $0) }
    }
}

/// The stories of a labelled archive, analysed.
private struct LabelledArchive {
    private let analyzer: Analyzer
    private let detector = LanguageDetector()
    private(set) var examples: TopicExamples
    private(set) var languages: Set<String> = []
    /// How many lines could not be read.
    private(set) var faults = 0

    /// So many faults are told one by one.
    private static let mostTold = 20

    init(_ lexicon: Lexicon) {
        analyzer = Analyzer(lexicon: lexicon, names: NameTable())
        examples = TopicExamples(lexicon)
    }

    mutating func read(_ path: String) throws {
        let lines = try InputLines(path)
        var number = 0
        var left = 0
        var progress = ProgressLine()
        lines.forEach { line in
            number += 1
            if number % 500 == 0 { progress.show("reading: \(number) stories") }
            do throws(LabelledStory.Fault) {
                if !add(try LabelledStory(line)) { left += 1 }
            } catch {
                faults += 1
                guard faults <= Self.mostTold else { return }
                progress.clear()
                Terminal.note("\(path): story \(number): \(error)")
            }
        }
        progress.clear()
        if faults > Self.mostTold { Terminal.note("\(path): \(faults) lines in all could not be read") }
        if left > 0 { Terminal.note("\(path): \(left) stories beyond \(TopicExamples.limit) were left out") }
    }

    private mutating func add(_ story: LabelledStory) -> Bool {
        let language = story.language ?? detector.language(of: story.text.isEmpty ? story.title : story.text)?.tag
        languages.insert(language.map { String($0.prefix { $0 != "-" }) } ?? "und")
        let (analysis, evidence) = analyzer.read(title: story.title, text: story.text, language: language)
        return examples.add(analysis, evidence, story.answer)
    }
}

/// A model file on the command line.
enum TopicModelFile {
    /// What decides by a model. One that was learnt with another lexicon is told, and used. Ends the program with
    /// status 2 where the file is no model.
    static func judge(
        _ path: String, _ lexicon: Lexicon, files: [(name: String, bytes: [UInt8])]
    ) throws -> TopicJudge {
        let bytes = try Files.bytes(path)
        do throws(ModelFileError) {
            let model = try TopicModel(bytes)
            if model.head.lexicon != LexiconPrint.of(files) {
                Terminal.note("\(path): learnt with another lexicon; train-topics makes it anew")
            }
            return TopicJudge(model, lexicon: lexicon)
        } catch {
            Terminal.note("\(path): \(error)")
            throw Status.impossible
        }
    }
}
