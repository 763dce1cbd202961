import Records

/// Collects what a reader has to tell: things that recur are counted into one diagnostic each, so that a list with a
/// new column says so once and not fifteen thousand times.
struct ListTally {
    private struct Recurring {
        var severity: Diagnostic.Severity
        var code: String
        var first: Int?
        var count = 0
        var message: @Sendable (Int) -> String
    }

    /// At most this many single diagnostics of one code; the rest is counted.
    private static let cap = 50

    private var recurring: [String: Recurring] = [:]
    private var order: [String] = []
    private var single: [Diagnostic] = []
    private var ofCode: [String: Int] = [:]

    /// An element, attribute, column or word that the format does not know.
    mutating func unknown(_ kind: String, _ name: String, line: Int? = nil) {
        count("unknown-\(kind)", name, line: line) { n in
            "unknown \(kind) “\(name)” (\(n)×): its values were not read"
        }
    }

    /// A word where a country should stand.
    mutating func unknownCountry(_ name: String, line: Int? = nil) {
        count("unknown-country", name, severity: .note, line: line) { n in
            "“\(name)” is no country known here (\(n)×): kept in the text only"
        }
    }

    /// Something that may recur; `message` is given how often it did.
    mutating func count(
        _ code: String, _ key: String, severity: Diagnostic.Severity = .warning, line: Int? = nil,
        message: @escaping @Sendable (Int) -> String
    ) {
        let id = code + "\u{0}" + key
        if recurring[id] == nil {
            recurring[id] = Recurring(severity: severity, code: code, first: line, message: message)
            order.append(id)
        }
        recurring[id]?.count += 1
    }

    /// Something about one record.
    mutating func report(_ severity: Diagnostic.Severity, _ code: String, _ message: String, line: Int? = nil) {
        ofCode[code, default: 0] += 1
        if ofCode[code, default: 0] <= ListTally.cap {
            single.append(Diagnostic(severity, code, message, line: line))
        }
    }

    /// All of it: single ones first, then what recurred, each in order of first appearance.
    var diagnostics: [Diagnostic] {
        var result = single
        for (code, n) in ofCode.sorted(by: { $0.key < $1.key }) where n > ListTally.cap {
            result.append(Diagnostic(.warning, code, "and \(n - ListTally.cap) more of this kind"))
        }
        for id in order {
            guard let r = recurring[id] else { continue }
            result.append(Diagnostic(r.severity, r.code, r.message(r.count), line: r.first))
        }
        return result
    }
}
