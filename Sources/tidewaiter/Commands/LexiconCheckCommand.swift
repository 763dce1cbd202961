import ArgumentParser
import Extraction
import Records

struct LexiconCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check every line, and test every term on texts in which it must and must not fire.",
        discussion: """
            For each term the program makes a sentence in which it has to fire (with a word that it needs), and others \
            in which it must not: within a longer word, beside a word of `not:`, in other capitals, without a word of \
            `need:`. Files whose head says `kind: examples` hold sentences of your own: concept, tab, + (must fire) or \
            - (must not), tab, language, tab, sentence. Exit status 1 where anything fails; warnings are only told.
            """)

    @OptionGroup var lexicons: LexiconOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Only what fails, without warnings.")
    var errors = false

    func run() async throws {
        let report = LexiconCheck.run(files: try lexicons.files())
        let output = Output()
        let lines = LexiconLines()
        for diagnostic in report.diagnostics where !errors || diagnostic.severity == .error {
            if format.isTable {
                let text = Terminal.safe(diagnostic.description)
                output.line(Terminal.coloured(text, diagnostic.severity == .error ? .red : .yellow))
            } else {
                try lines.write(diagnostic, to: output)
            }
        }
        output.flush()
        Terminal.note(
            "\(report.terms) terms in \(report.files) files, tested on \(report.texts) texts and \(report.examples) "
                + "examples: \(report.errors) errors, \(report.warnings) warnings")
        if report.errors > 0 { throw Status.withFailures }
    }
}
