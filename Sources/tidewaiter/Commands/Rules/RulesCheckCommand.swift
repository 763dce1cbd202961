import Alerts
import ArgumentParser
import Records

struct RulesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Read every rule, and run its examples: texts in which it must fire, and in which it must not.",
        discussion: "Exit status 1 where anything fails; warnings are only told.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Only what fails, without warnings.")
    var errors = false

    func run() async throws {
        let files = try RuleFiles(data.workspace)
        let check = RuleCheck(rules: files.rules, bench: files.bench())
        let problems = files.problems + check.problems()
        let output = Output()
        let lines = LexiconLines()
        for problem in problems where !errors || problem.severity == .error {
            if format.isTable {
                let text = Terminal.safe(problem.description)
                output.line(Terminal.coloured(text, problem.severity == .error ? .red : .yellow))
            } else {
                try lines.write(problem, to: output)
            }
        }
        output.flush()
        let failures = problems.filter { $0.severity == .error }.count
        let examples = files.rules.all.reduce(0) { $0 + $1.examples.count }
        Terminal.note(
            "\(files.rules.all.count) rules, \(examples) examples: \(failures) errors, "
                + "\(problems.count - failures) warnings")
        if failures > 0 { throw Status.withFailures }
    }
}

/// Runs the examples of rules.
struct RuleCheck {
    let rules: RuleSet
    let bench: RuleBench

    /// Each example that did not do what it says, and each rule without examples.
    func problems() -> [Diagnostic] {
        rules.all.flatMap { rule -> [Diagnostic] in
            guard rule.trigger == .article else { return [] }
            let hasBoth = rule.examples.contains(where: \.fires) && rule.examples.contains { !$0.fires }
            let lack =
                hasBoth
                ? []
                : [
                    Diagnostic(
                        .warning, "no-examples",
                        "the rule “\(rule.id)” has no examples of both kinds (fires, silent)",
                        place: rule.file, line: rule.line)
                ]
            let only = rules.only(rule.id)
            return lack + rule.examples.compactMap { problem($0, of: rule, only) }
        }
    }

    private func problem(_ example: Example, of rule: AlertRule, _ only: RuleSet) -> Diagnostic? {
        let scene = bench.scene(title: example.title, text: example.text, language: example.language)
        let trial = only.trials(in: scene).first
        let findings = trial?.findings ?? []
        let complaint: String
        if !example.fires {
            guard let finding = findings.first else { return nil }
            complaint = "must stay silent, but fires about \(finding.subject.name): \(Self.sum(finding))"
        } else if let subject = example.subject, !findings.isEmpty {
            guard !findings.contains(where: { $0.subject.id == subject }) else { return nil }
            complaint =
                "must fire about \(subject), but does about \(findings.map(\.subject.id).joined(separator: ", "))"
        } else {
            guard findings.isEmpty else { return nil }
            complaint = "must fire, but does not: " + RuleTrialText.why(trial)
        }
        return Diagnostic(
            .error, example.fires ? "silent" : "fires",
            "\(rule.id): “\(example.title)\(example.title.isEmpty ? "" : " / ")"
                + "\(example.text)” \(complaint)", place: rule.file, line: example.line)
    }

    private static func sum(_ finding: Finding) -> String {
        finding.contributions.map { "\($0.reason) \($0.points)" }.joined(separator: "; ")
    }
}

/// Why a rule did not fire, in words.
enum RuleTrialText {
    static func why(_ trial: RuleTrial?) -> String {
        guard let trial else { return "there is no such rule" }
        if let weak = trial.weak.first {
            let sum = weak.contributions.reduce(0) { $0 + $1.points }
            let parts = weak.contributions.map { "\($0.reason) \($0.points)" }.joined(separator: "; ")
            return "\(weak.subject.name) has \(sum) points of \(trial.least): \(parts)"
        }
        guard let missing = trial.missing else { return "its subject is not in the text" }
        return "\(missing.subject) lacks " + missing.what.joined(separator: "; and ")
    }
}
