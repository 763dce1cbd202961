/// Something worth telling about outside input that was nevertheless survived: the third of the three outcomes *used,
/// ignored on purpose, reported*. Stations return diagnostics; only `Harvest` and the commands turn them into lines.
package struct Diagnostic: Hashable, Codable, Sendable {
    package enum Severity: String, Codable, Sendable, Comparable {
        case note, warning, error

        package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    }

    package var severity: Severity
    /// Stable, kebab-case, for programs: `malformed-xml`, `unknown-key`.
    package var code: String
    /// One sentence for people: what happened, and what to do where that helps.
    package var message: String
    /// The file, source id or address it is about; nil when the caller knows it better.
    package var place: String?
    /// The line in that place, from 1.
    package var line: Int?

    package init(
        _ severity: Severity, _ code: String, _ message: String, place: String? = nil, line: Int? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.place = place
        self.line = line
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `feeds/trade.yaml:12: error: unknown key “titel”, did you mean “title”? [unknown-key]`
    package var description: String {
        let spot = [place, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
        return (spot.isEmpty ? "" : spot + ": ") + "\(severity.rawValue): \(message) [\(code)]"
    }
}
