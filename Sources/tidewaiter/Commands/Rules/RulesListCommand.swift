import Alerts
import ArgumentParser

struct RulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The rules: what each is for, where it stands, and whether it is switched on.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    private struct Line: Encodable {
        let id, title, on: String
        let enabled: Bool
        let least, examples: Int
        let file: String
        let line: Int?
    }

    func run() async throws {
        let rules = try RuleFiles(data.workspace).rules.all
        let output = Output()
        if format.isTable {
            var table = Table("RULE", "", "ON", "LEAST", "EXAMPLES", "WHAT", "FILE")
            for rule in rules {
                table.add(
                    rule.id, rule.enabled ? "on" : "off", rule.trigger.rawValue, "\(rule.least)",
                    "\(rule.examples.count)", rule.title, "\(rule.file):\(rule.line ?? 0)")
            }
            for line in table.lines() { output.line(line) }
        } else {
            let lines = LexiconLines()
            for rule in rules {
                let line = Line(
                    id: rule.id, title: rule.title, on: rule.trigger.rawValue, enabled: rule.enabled,
                    least: rule.least, examples: rule.examples.count, file: rule.file, line: rule.line)
                try lines.write(line, to: output)
            }
        }
        output.flush()
    }
}
