import Records

/// Alerts as a table (RFC 4180), a row each.
enum AlertCSV {
    private static let columns: [(name: String, cell: @Sendable (Alert) -> String)] = [
        ("id", { $0.id }), ("severity", { $0.severity.rawValue }), ("score", { String($0.score) }),
        ("state", { $0.state.rawValue }), ("assignee", { $0.assignee ?? "" }), ("rule", { $0.rule }),
        ("subject_kind", { $0.subject.kind }), ("subject_id", { $0.subject.id }), ("subject", { $0.subject.name }),
        ("linked", { $0.linked.map { "\($0.name) (\($0.list) \($0.entity))" }.joined(separator: "; ") }),
        ("concepts", { $0.concepts.joined(separator: "; ") }), ("countries", { $0.countries.joined(separator: "; ") }),
        ("commodities", { $0.commodities.joined(separator: "; ") }), ("articles", { String($0.articles) }),
        ("origins", { String($0.origins) }), ("raised", { $0.raised.description }),
        ("updated", { $0.updated.description }), ("retrospective", { $0.retrospective ? "yes" : "no" }),
        ("story", { $0.story }), ("title", { $0.evidence.first?.title ?? "" }),
        ("url", { $0.evidence.first?.url ?? "" }),
    ]

    static var head: [UInt8] { line(columns.map(\.name)) }

    static func row(_ alert: Alert) -> [UInt8] { line(columns.map { $0.cell(alert) }) }

    private static func line(_ cells: [String]) -> [UInt8] {
        Array((cells.map(quoted).joined(separator: ",") + "\r\n").utf8)
    }

    /// In quotes where it must be. What a spreadsheet would take for a formula gets an apostrophe before it: the text
    /// comes from outside.
    private static func quoted(_ cell: String) -> String {
        var text = cell
        if let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + cell }
        guard text.unicodeScalars.contains(where: { "\",;\r\n\t".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
