import ArgumentParser
import Extraction

struct LexiconStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "What the lexicons have by language and kind, and how much of the world that covers.",
        discussion: """
            Covered is what has a term in the language, or one for all languages: countries of ISO 3166-1, chapters \
            and headings of HS 2022 (by their subheadings too), the offences, events and regulations that the shipped \
            rules know.
            """)

    @OptionGroup var lexicons: LexiconOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "Only this language (BCP 47, as in the heads of the files).")
    var language: String?

    @Flag(help: "Also list what has no term.")
    var gaps = false

    private struct RowLine: Encodable {
        let language, kind: String
        let files, terms, concepts: Int
    }

    private struct CoverageLine: Encodable {
        let language, subject: String
        let covered, of: Int
        let gaps: [String]?
    }

    func run() async throws {
        let stats = LexiconStats(files: try lexicons.files())
        let rows = stats.rows.filter { language == nil || $0.language == language }
        let coverage = stats.coverage.filter { language == nil || $0.language == language }
        let output = Output()
        if format.isTable {
            writeTables(rows, coverage, output)
        } else {
            let lines = LexiconLines()
            for row in rows {
                try lines.write(
                    RowLine(
                        language: row.language, kind: row.kind, files: row.files, terms: row.terms,
                        concepts: row.concepts), to: output)
            }
            for c in coverage {
                try lines.write(
                    CoverageLine(
                        language: c.language, subject: c.subject, covered: c.covered, of: c.of,
                        gaps: gaps ? c.gaps : nil), to: output)
            }
        }
        output.flush()
    }

    private func writeTables(_ rows: [LexiconStats.Row], _ coverage: [LexiconStats.Coverage], _ output: Output) {
        var table = Table("LANGUAGE", "KIND", "FILES", "TERMS", "CONCEPTS")
        for row in rows { table.add(row.language, row.kind, "\(row.files)", "\(row.terms)", "\(row.concepts)") }
        for line in table.lines() { output.line(line) }
        output.line("")
        var covered = Table("LANGUAGE", "COVERED", "HAS", "OF")
        for c in coverage { covered.add(c.language, c.subject, "\(c.covered)", "\(c.of)") }
        for line in covered.lines() { output.line(line) }
        guard gaps else { return }
        for c in coverage where !c.gaps.isEmpty {
            output.line("")
            output.line("\(c.language), \(c.subject) without a term:")
            output.line(c.gaps.joined(separator: " "))
        }
    }
}
