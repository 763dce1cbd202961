import Alerts
import ArgumentParser
import Extraction
import Foundation
import Harvest
import Records
import Storage

struct RulesTryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract:
            "What a rule would have raised from the stored articles; or which rules fire on a text, and why.",
        discussion: """
            RULE is the id of a rule, switched on or off, or a file of rules. Nothing is stored. With --text all rules \
            are tried, with the traders of the working directory and those of the rules' examples.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "Only articles published then or later (2026-01-31).")
    var since: String?

    @Option(help: "A text to try the rules on.")
    var text: String?

    @Option(help: "Its title.")
    var title = ""

    @Option(help: "Its language (BCP 47).")
    var language: String?

    @Option(help: "At most so many alerts are shown.")
    var limit = 50

    @Argument(help: "The id of a rule, or a file of rules.", completion: .file())
    var rule: String?

    func validate() throws {
        guard (rule == nil) != (text == nil) else {
            throw ValidationError("name a rule or a file, or give a --text")
        }
        guard since == nil || sinceTime != nil else {
            throw ValidationError("--since: “\(since ?? "")” is no date; write 2026-01-31")
        }
    }

    private var sinceTime: Timestamp? {
        since.flatMap { Timestamp(rfc3339: $0.count == 10 ? $0 + "T00:00:00Z" : $0) }
    }

    func run() async throws {
        if let text { return try await tryText(text) }
        let files = try chosen()
        for problem in files.problems { Terminal.note(problem.description) }
        let store = try SQLiteStore.reading(data.workspace)
        var replay = try await RuleReplay(
            rules: files.rules, files: files, store: store, since: sinceTime)
        try await replay.run()
        let output = Output()
        for alert in replay.alerts.prefix(limit) {
            if format.isTable {
                output.line("")
                for line in alert.lines { output.line(Terminal.safe(line)) }
            } else {
                try LexiconLines().write(alert.line, to: output)
            }
        }
        output.flush()
        Terminal.note(replay.summary)
    }

    /// The rules that are meant: one by its id, or those of a file.
    private func chosen() throws -> RuleFiles.Chosen {
        let name = rule ?? ""
        guard name.hasSuffix(".yaml") || name.contains("/") else {
            let files = try RuleFiles(data.workspace)
            guard files.rules.rule(name) != nil else {
                Terminal.note("there is no rule “\(name)”: `tidewaiter rules list` says which there are")
                throw Status.impossible
            }
            return RuleFiles.Chosen(files, rules: files.rules.only(name))
        }
        let text = String(decoding: try Files.bytes(name), as: UTF8.self)
        let files = try RuleFiles(data.workspace, and: (name, text))
        return RuleFiles.Chosen(files, rules: files.rules.withAll())
    }

    private func tryText(_ text: String) async throws {
        let files = try RuleFiles(data.workspace)
        var traders: [Entity] = []
        var listed: [Entity] = []
        if FileManager.default.fileExists(atPath: data.workspace.directory + "/tidewaiter.db") {
            let store = try SQLiteStore.reading(data.workspace)
            traders = try await store.traders()
            listed = try await store.listedEntities()
        }
        let bench = RuleBench(files, traders: traders, listed: listed)
        let trials = files.rules.trials(in: bench.scene(title: title, text: text, language: language))
        let output = Output()
        for trial in trials {
            for finding in trial.findings {
                let sum = finding.contributions.reduce(0) { $0 + $1.points }
                let off = files.rules.rule(trial.rule)?.enabled ?? true ? "" : " (switched off)"
                output.line(
                    Terminal.safe("\(trial.rule)\(off) fires about \(finding.subject.name): \(sum)"))
                for part in finding.contributions {
                    output.line(Terminal.safe("  \(part.points)  \(part.reason)"))
                }
            }
        }
        for trial in trials
        where trial.findings.isEmpty && (trial.missing != nil || !trial.weak.isEmpty) {
            output.line(Terminal.safe("\(trial.rule) does not: \(RuleTrialText.why(trial))"))
        }
        output.flush()
        if trials.allSatisfy({ $0.findings.isEmpty }) { Terminal.note("no rule fires") }
    }
}

extension RuleFiles {
    /// Some of the rules, with the files they came with.
    struct Chosen {
        let rules: RuleSet
        let problems: [Diagnostic]
        let files: RuleFiles

        init(_ files: RuleFiles, rules: RuleSet) {
            self.files = files
            self.rules = rules
            problems = files.problems
        }

        var lexicon: [(id: String, title: String)] {
            files.lexicon.concepts.compactMap { concept in concept.title.map { (concept.id, $0) } }
        }
    }
}
