import Alerts
import ArgumentParser
import Extraction
import Harvest
import Matching
import Records

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "The alert rules: list them, check them on their examples, and try them on the past.",
        discussion: """
            docs/rules.md says how rules are written.

              tidewaiter rules check
              tidewaiter rules try seizure --data DIR
              tidewaiter rules try rules/mine.yaml --data DIR --since 2026-01-01
              tidewaiter rules try --text "Customs seized 3 t of cigarettes from Belarus."
            """,
        subcommands: [
            RulesListCommand.self, RulesCheckCommand.self, RulesTryCommand.self, RulesStatsCommand.self,
        ])
}

/// The rules of a working directory, with what they may name.
struct RuleFiles {
    let rules: RuleSet
    let problems: [Diagnostic]
    let lexicon: Lexicon
    let catalog: SourceCatalog

    /// - Parameter file: a file of rules that takes the place of those with the same ids.
    init(_ workspace: Workspace, and file: (name: String, text: String)? = nil) throws {
        do {
            var files = try workspace.ruleTexts()
            catalog = SourceCatalog.read(files: try workspace.files(in: "feeds", ending: ".yaml")).0
            lexicon = Lexicon.load(files: try workspace.files(in: "lexicons", ending: ".tsv")).0
            let known = Known(lexicon, catalog)
            if let file { files = files.filter { !$0.name.hasSuffix(file.name) } }
            let (all, found) = RuleSet.load(files: files, known: known)
            guard let file else {
                (rules, problems) = (all, found)
                return
            }
            let (own, ownProblems) = RuleSet.load(files: [file], known: known)
            (rules, problems) = (all.with(own), ownProblems)
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    /// Everything that reads a text with the parties of the examples in mind.
    func bench() -> RuleBench { RuleBench(self) }
}

/// Reads texts, and asks rules about them.
struct RuleBench {
    let knowledge: Knowledge
    private let source: Source

    init(_ files: RuleFiles, traders: [Entity] = [], listed: [Entity] = []) {
        let parties = files.rules.exampleParties
        knowledge = Knowledge(
            lexicon: files.lexicon, rules: files.rules, traders: traders + parties.traders,
            listed: listed + parties.listed, versions: [:])
        var source = Source(
            id: "example", title: "Example", kind: .feed, url: "https://example.invalid/")
        source.tier = .press
        self.source = source
    }

    func scene(title: String, text: String, language: String?) -> Scene {
        let now = Engine.now()
        var article = Article(
            id: "example", source: source.id, url: source.url, canonicalURL: source.url, title: title,
            text: text,
            fetched: now, fingerprint: "")
        article.language = language
        article.published = now
        let analysis = knowledge.reader.read(title: title, text: text, language: language)
        return Scene(
            article: article, analysis: analysis, matches: knowledge.linker.link(analysis),
            source: source,
            watch: knowledge.watch, title: { knowledge.titles[$0] }, entity: { knowledge.index[$0] })
    }
}
