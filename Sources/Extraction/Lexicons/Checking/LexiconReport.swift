package import Records

/// What a check of lexicons found.
package struct LexiconReport: Sendable {
    /// By file and line. Errors are lines that cannot be used, concepts that do not exist and terms or examples that
    /// fail their test; warnings are what to look at.
    package internal(set) var diagnostics: [Diagnostic] = []
    package internal(set) var files = 0
    package internal(set) var terms = 0
    /// The texts that were made to test the terms.
    package internal(set) var texts = 0
    package internal(set) var examples = 0

    package var errors: Int { diagnostics.count { $0.severity == .error } }
    package var warnings: Int { diagnostics.count { $0.severity == .warning } }

    mutating func add(_ severity: Diagnostic.Severity, _ code: String, _ message: String, _ place: String, _ line: Int?)
    {
        diagnostics.append(Diagnostic(severity, code, message, place: place, line: line))
    }

    mutating func sort() {
        diagnostics.sort { ($0.place ?? "", $0.line ?? 0, $0.code) < ($1.place ?? "", $1.line ?? 0, $1.code) }
    }
}
