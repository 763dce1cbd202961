import Records
import Texts

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
