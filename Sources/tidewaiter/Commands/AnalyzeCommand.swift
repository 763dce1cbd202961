import ArgumentParser
import Exports
import Extraction
import Foundation
import Harvest
import Matching
import Records
import Texts

struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "What stories mention and what they are about: names, identifiers, goods, countries, topics.",
        discussion: """
            FILE holds one story a line: {"id", "title", "text", "language"?}. Offsets are UTF-8 bytes of the text.

              tidewaiter analyze stories.ndjson
              tidewaiter analyze --entities list.ndjson --only mentions --exact -
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable { case mentions }

    @OptionGroup var lexicons: LexiconOptions

    @Option(
        help: "Known parties (NDJSON, as `parse list` writes them), whose names are looked for.", completion: .file())
    var entities: String?

    @Option(help: "Nothing but this: mentions (of the names of --entities).")
    var only: Part?

    @Option(
        help: "With --only mentions: keep the compiled names in this file, and take them from it the next time.",
        completion: .file())
    var cache: String?

    @Flag(help: "Only names word for word (case, diacritics and width folded).")
    var exact = false

    @Flag(help: "Also the mentions of the lexicons' concepts.")
    var concepts = false

    @Flag(
        inversion: .prefixedNo,
        help: "Also people, organisations, places and ships that no register or lexicon knows (models/*.model).")
    var parties = true

    @Option(
        help: "Decide by this model what stories are about (`train-topics` writes one), not by the lexicon alone.",
        completion: .file())
    var model: String?

    @Argument(help: "Stories, one a line; - or nothing: standard input.", completion: .file())
    var file: String?

    func validate() throws {
        if only != nil, model != nil || concepts {
            throw ValidationError("--only mentions leaves out what --model and --concepts are about")
        }
        if cache != nil, only == nil || (entities ?? "-") == "-" {
            throw ValidationError("--cache is for --only mentions with --entities in a file")
        }
    }

    func run() async throws {
        if only == .mentions { return try await scan() }
        let reader = try reader()
        let concepts = concepts
        let failures = try await ParallelLines.run(file) { [reader] in
            let detector = LanguageDetector()
            return { line, answers in
                guard let story = Story(line) else {
                    let reason = "the line is not a JSON object with an id"
                    answers += BatchLine.error(reason, id: BatchLine.id(of: line)) + [10]
                    return false
                }
                let language =
                    story.language ?? detector.language(of: story.text.isEmpty ? story.title : story.text)?.tag
                let analysis = reader.read(title: story.title, text: story.text, language: language)
                AnalysisJSON.line(analysis, id: story.id, concepts: concepts, into: &answers)
                return true
            }
        }
        if failures > 0 { throw Status.withFailures }
    }

    /// Nothing but names, fast.
    private func scan() async throws {
        let tables = NameScanner.Tables(
            names: try KnownNames.table(entities, cache: cache, tolerant: !exact), tolerant: !exact)
        let failures = try await ParallelLines.run(file) {
            var scan = MentionScan(NameScanner(tables))
            return { scan.answer($0, into: &$1) }
        }
        if failures > 0 { throw Status.withFailures }
    }

    private func reader() throws -> ArticleReader {
        let files = try lexicons.files()
        let (lexicon, problems) = Lexicon.load(files: files)
        for problem in problems { Terminal.note(problem.description) }
        let known = try entities.map { try ScreenQueries.entities(of: $0).parties } ?? []
        var reader = ArticleReader(lexicon: lexicon, index: EntityIndex(known), exact: exact)
        if parties {
            let (taggers, _, problems) = PartyModels.load(Workspace(directory: "."))
            for problem in problems { Terminal.note(problem.description) }
            reader.analyzer.taggers = taggers
        }
        reader.analyzer.topics = try model.map { try TopicModelFile.judge($0, lexicon, files: files) }
        return reader
    }
}
