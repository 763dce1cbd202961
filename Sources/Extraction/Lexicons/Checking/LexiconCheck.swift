import Records

/// Checks lexicons as a whole: their lines, their concepts, what stands twice or for two things – and every term, on
/// texts in which it must and must not fire.
package enum LexiconCheck {
    /// Checks files (name for the diagnostics, bytes), files of examples among them. About 15 µs a term.
    package static func run(files: [(name: String, bytes: [UInt8])]) -> LexiconReport {
        let (lexicon, diagnostics) = Lexicon.load(files: files)
        let written = WrittenLexicon(files)
        var report = LexiconReport()
        report.diagnostics = diagnostics
        report.files = written.files.count { !$0.isExamples }
        report.terms = written.terms.count { !$0.isTitle }
        checkHeads(written, &report)
        ConceptCheck.run(written, &report)
        DoubledTerms.run(written, &report)
        GeneralWords.run(written, &report)
        IdleContexts.run(written, &report)
        TermTests.run(lexicon, written, &report)
        LexiconExamples.run(lexicon, written, files, &report)
        report.sort()
        return report
    }

    private static func checkHeads(_ written: WrittenLexicon, _ report: inout LexiconReport) {
        for file in written.files where !file.isExamples {
            for key in ["title", "origin", "licence", "language", "kind"] where file.head[key]?.isEmpty ?? true {
                report.add(.error, "lexicon-no-\(key)", "the head has no line “# \(key): …”", file.name, nil)
            }
        }
    }
}
