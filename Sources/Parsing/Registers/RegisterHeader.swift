import Records

/// The first line of a register: which column stands where.
struct RegisterHeader {
    let count: Int
    /// The known columns by their names.
    let places: [String: Int]
    /// The other columns, kept as notes.
    let notes: [(name: String, place: Int)]

    init(_ row: CSVReader.Row, required: [String], _ tally: inout RegisterTally) throws(ParseError) {
        var places: [String: Int] = [:]
        var notes: [(name: String, place: Int)] = []
        for (place, field) in row.fields.enumerated() {
            let title = field.squeezed
            let name = title.lowercased()
            if title.isEmpty {
                tally.report(.warning, "unnamed-column", "column \(place + 1) has no name: it is not read", row.line)
            } else if places[name] != nil || notes.contains(where: { $0.name == title }) {
                tally.report(.warning, "duplicate-column", "column “\(title)” again: the first one counts", row.line)
            } else if TraderRegister.columns.contains(name) {
                places[name] = place
            } else {
                notes.append((title, place))
                guard let near = Suggestion.nearest(to: name, among: TraderRegister.columns) else { continue }
                tally.report(
                    .warning, "unknown-column", "unknown column “\(title)”, did you mean “\(near)”? Kept as a note",
                    row.line)
            }
        }
        for name in required where places[name] == nil {
            let near = Suggestion.nearest(to: name, among: notes.map { $0.name.lowercased() })
            throw ParseError(
                .malformed,
                "the first line must name the columns, and “\(name)” is not among them"
                    + (near.map { ": did you mean it by “\($0)”?" } ?? ""),
                place: tally.place, line: row.line)
        }
        count = row.fields.count
        self.places = places
        self.notes = notes
    }
}

/// The word that somebody who mistyped probably meant.
enum Suggestion {
    /// The nearest word by edit distance (with swapped neighbours), if it is near enough: two edits, one for words of
    /// up to four letters.
    static func nearest(to word: String, among words: [String]) -> String? {
        guard word.utf8.count <= 40 else { return nil }
        let best = words.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
        guard let (found, edits) = best, edits > 0, edits <= (found.utf8.count <= 4 ? 1 : 2) else { return nil }
        return found
    }

    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard !a.isEmpty, !b.isEmpty, b.count <= 40 else { return max(a.count, b.count) }
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
