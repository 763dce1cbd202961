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
              tidewaiter analyze --parties stories.ndjson
              tidewaiter analyze --entities list.ndjson --only mentions --exact -
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable { case mentions }

    @OptionGroup var lexicons: LexiconOptions

    @Option(
        help: "Known parties (NDJSON, as `parse list` writes them), whose names are looked for.", completion: .file())
    var entities: String?

    @Option(help: "Nothing but this: mentions (of the names of --entities).")
    var only: Part?

    @Flag(help: "Only names word for word (case, diacritics and width folded).")
    var exact = false

    @Flag(help: "Also the mentions of the lexicons' concepts.")
    var concepts = false

    @Flag(help: "Also people, organisations, places and ships that no register or lexicon knows (models/*.model).")
    var parties = false

    @Option(
        help: "Decide by this model what stories are about (`train-topics` writes one), not by the lexicon alone.",
        completion: .file())
    var model: String?

    @Argument(help: "Stories, one a line; - or nothing: standard input.", completion: .file())
    var file: String?

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
        let tables = NameScanner.Tables(names: try Self.names(entities), tolerant: !exact)
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
        if parties { reader.analyzer.taggers = try taggers() }
        reader.analyzer.topics = try model.map { try TopicModelFile.judge($0, lexicon, files: files) }
        return reader
    }

    /// The models of the working directory, or the shipped ones; one that cannot be used is told and left out.
    private func taggers() throws -> [PartyTagger] {
        do {
            let taggers = try Workspace(directory: ".").files(in: "models", ending: ".model").compactMap { file in
                do throws(PartyModelError) {
                    return try PartyTagger(model: file.bytes)
                } catch {
                    Terminal.note("\(file.name): \(error)")
                    return nil
                }
            }
            if taggers.isEmpty { Terminal.note("there is no model that could be used: parties are not marked") }
            return taggers
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    /// The names of a file of entities: name, aliases, and weak ones, each once per entity.
    static func names(_ path: String?) throws -> NameTable {
        guard let path else { return NameTable() }
        var table = NameTable(capacity: 1 << 17)
        let tokens = TokenBuffer()
        var room: [UInt8] = []
        let lines = try InputLines(path)
        var bad = 0
        lines.forEach { line in
            var id: String?
            var found: [JSONLine.Value] = []
            let isObject = JSONLine.members(of: line) { key, value in
                switch key.count {
                case 2 where key.elementsEqual("id".utf8): id = value.text
                case 4 where key.elementsEqual("name".utf8) && value.kind == .string: found.append(value)
                case 7 where key.elementsEqual("aliases".utf8) && value.kind == .array:
                    _ = JSONLine.elements(of: value.raw) { if $0.kind == .string { found.append($0) } }
                default: break
                }
            }
            guard isObject, let id else {
                bad += 1
                return
            }
            for name in found { name.withBytes(&room) { _ = table.insert($0, entity: id, tokens: tokens) } }
        }
        if bad > 0 { Terminal.note("\(path): \(bad) lines are not entities with an id, and were left out") }
        return table
    }
}
