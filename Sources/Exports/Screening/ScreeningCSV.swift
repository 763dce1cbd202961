package import Records

/// A screening as a table (RFC 4180): a row for each match, and one for each party that is clear or cleared.
package enum ScreeningCSV {
    private static let columns = [
        "id", "name", "decision", "score", "list", "entity", "listed_name", "listed", "known", "reasons", "programs",
        "topics", "other_listings", "rests_on",
    ]

    package static func text(_ report: ScreeningReport) -> [UInt8] {
        let lists = report.lists.map {
            "\($0.list) \(($0.published ?? $0.fetched).day)\($0.isTooOld ? " (too old)" : "")"
        }
        .joined(separator: "; ")
        var bytes: [UInt8] = []
        row(columns, into: &bytes)
        for answer in report.answers {
            for match in answer.matches { row(cells(answer, match, lists), into: &bytes) }
            for pair in answer.cleared { row(cells(answer, pair, lists), into: &bytes) }
            if answer.matches.isEmpty, answer.cleared.isEmpty {
                row(
                    [answer.id, answer.name, answer.decision.rawValue]
                        + [String](repeating: "", count: columns.count - 4) + [lists], into: &bytes)
            }
        }
        return bytes
    }

    private static func cells(
        _ answer: ScreeningAnswer, _ match: ScreeningAnswer.Match, _ lists: String
    ) -> [String] {
        [
            answer.id, answer.name, match.decision.rawValue, String(match.score), match.list, match.entity, match.name,
            match.listed ?? "", match.known?.description ?? "", match.reasons.joined(separator: "; "),
            match.programs.joined(separator: "; "), match.topics.joined(separator: "; "),
            match.listings.map { "\($0.list): \($0.entity)" }.joined(separator: "; "), lists,
        ]
    }

    private static func cells(
        _ answer: ScreeningAnswer, _ pair: ScreeningAnswer.Cleared, _ lists: String
    ) -> [String] {
        let why = "cleared by \(pair.user) on \(pair.at.day): \(pair.reason)"
        return [
            answer.id, answer.name, "cleared", String(pair.score), pair.list, pair.entity, pair.name, "", "", why, "",
            "", "", lists,
        ]
    }

    private static func row(_ cells: [String], into bytes: inout [UInt8]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += quoted(cell)
        }
        bytes += [13, 10]
    }

    /// In quotes where it must be. What a spreadsheet would take for a formula gets an apostrophe before it – also behind
    /// a semicolon or tab, at which some of them part cells whatever the quotes: the text comes from outside.
    private static func quoted(_ cell: String) -> [UInt8] {
        var text: [UInt8] = []
        var isBeginning = true
        for byte in cell.utf8 {
            if isBeginning, "=+-@".utf8.contains(byte) { text.append(UInt8(ascii: "'")) }
            isBeginning = byte == UInt8(ascii: ";") || byte == 9 || (isBeginning && byte <= 32)
            text.append(byte)
        }
        guard text.contains(where: { [9, 10, 13, 34, 44, 59].contains($0) }) else { return text }
        return [34] + text.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
    }
}
