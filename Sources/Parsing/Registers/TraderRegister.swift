package import Records

/// The user's register of traders, `traders.csv`: RFC 4180, a header, columns in any order.
///
/// Columns: `id` and `name`, and as far as wanted `aliases, schema, countries, birth_dates, identifiers, address, commodities,
/// origins, destinations, owners, vessels`; any other column is kept as a note of the trader. A `|` separates values
/// within a cell. Identifiers are `type:value`; owners and vessels are names with identifiers in brackets
/// (`SEA PRIDE [imo:9074729]`). Semicolons or tabs between the columns are read, too, and the first sheet of a workbook
/// (`.xlsx`).
package enum TraderRegister {
    static let columns = [
        "id", "name", "aliases", "schema", "countries", "birth_dates", "identifiers", "address", "commodities",
        "origins",
        "destinations", "owners", "vessels", "notes",
    ]
    static let required = ["id", "name"]

    /// What entities of the register have as their `dataset`.
    package static let dataset = "register"

    /// Reads a register. What a row says wrongly is told with its line, and the rest of the row is used; a row without
    /// id or name, or with the id of an earlier row, is left out.
    ///
    /// - Parameters:
    ///   - place: What the diagnostics call the file.
    ///   - isNumbering: Every row with a name is used: one without an id is known by its line (`row-2`), and of one
    ///     with the id of another one the line is added.
    /// - Throws: `ParseError` when there is no header with the columns `id` and `name`: an import of nothing would
    ///   delete every trader.
    package static func read(
        _ bytes: [UInt8], place: String, isNumbering: Bool = false
    ) throws(ParseError) -> (traders: [Entity], diagnostics: [Diagnostic]) {
        let bytes = withoutSeparatorLine(Workbook.isOne(bytes) ? try Workbook.csv(bytes) : bytes)
        if bytes.prefix(64).contains(0) {
            throw ParseError(.unsupported, "the file is UTF-16: save it as “CSV UTF-8”", place: place)
        }
        let separator = CSVReader.separator(of: bytes)
        var reader = CSVReader(bytes, separator: separator)
        guard let first = reader.next() else {
            throw ParseError(
                .empty, "the register is empty: it needs a line with the names of its columns", place: place)
        }
        var tally = RegisterTally(place: place)
        if separator != UInt8(ascii: ",") {
            tally.report(.note, "separator", "columns are separated by \(separator == 9 ? "tabs" : "semicolons")", 1)
        }
        let header = try RegisterHeader(first, required: isNumbering ? ["name"] : required, &tally)
        var rows = RegisterRows(header: header, isNumbering: isNumbering, tally: tally)
        if isNumbering, !header.notes.isEmpty {
            let names = header.notes.map(\.name).joined(separator: ", ")
            rows.tally.report(.note, "notes", "not compared: \(names)", 1)
        }
        while let row = reader.next() { rows.read(row) }
        return (rows.traders, rows.tally.diagnostics)
    }

    /// Spreadsheets may write `sep=;` before the header.
    private static func withoutSeparatorLine(_ bytes: [UInt8]) -> [UInt8] {
        let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard rest.starts(with: Array("sep=".utf8)), let end = rest.firstIndex(of: 10) else { return bytes }
        return Array(rest[rest.index(after: end)...])
    }
}

/// Collects diagnostics of one file; of each code at most `cap`.
struct RegisterTally {
    static let cap = 100
    let place: String
    private(set) var kept: [Diagnostic] = []
    private var counts: [String: Int] = [:]

    init(place: String) { self.place = place }

    mutating func report(_ severity: Diagnostic.Severity, _ code: String, _ message: String, _ line: Int) {
        counts[code, default: 0] += 1
        guard counts[code, default: 0] <= RegisterTally.cap else { return }
        kept.append(Diagnostic(severity, code, message, place: place, line: line))
    }

    var diagnostics: [Diagnostic] {
        kept
            + counts.sorted { $0.key < $1.key }.filter { $0.value > RegisterTally.cap }.map { code, n in
                Diagnostic(.warning, code, "and \(n - RegisterTally.cap) more of this kind", place: place)
            }
    }
}
