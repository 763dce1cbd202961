import Identifiers
import Records
import Texts

/// Reads the rows of a register below its header.
struct RegisterRows {
    let header: RegisterHeader
    var tally: RegisterTally
    /// Rows without an id, or with that of another one, are used all the same.
    let isNumbering: Bool
    private(set) var traders: [Entity] = []
    private var lines: [String: Int] = [:]

    init(header: RegisterHeader, isNumbering: Bool, tally: RegisterTally) {
        self.header = header
        self.isNumbering = isNumbering
        self.tally = tally
    }

    mutating func read(_ row: CSVReader.Row) {
        if row.fields.allSatisfy({ $0.squeezed.isEmpty }) { return }
        reportFlaws(row)
        let row = inShape(row)
        let name = cell("name", row)
        var id = cell("id", row)
        if isNumbering {
            if id.isEmpty { id = "row-\(row.line)" }
            if lines[id] != nil {
                tally.report(.warning, "duplicate-id", "the id “\(id)” again: told apart by its line", row.line)
                id += "#\(row.line)"
            }
        }
        guard !id.isEmpty, !name.isEmpty else {
            let which = id.isEmpty ? "id" : "name"
            tally.report(.error, "missing-value", "no \(which) in this row: the row is left out", row.line)
            return
        }
        if let first = lines[id] {
            tally.report(
                .error, "duplicate-id",
                "the id “\(id)” stands in line \(first) already: that one stays, this row is left out",
                row.line)
            return
        }
        lines[id] = row.line
        traders.append(trader(id, name, row))
    }

    /// The row with as many values as the header. Of one with too many only id and name are used: behind a comma that
    /// should have stood in quotes, every value would be read as another column.
    private mutating func inShape(_ row: CSVReader.Row) -> CSVReader.Row {
        var row = row
        while row.fields.count > header.count, row.fields.last?.squeezed == "" { row.fields.removeLast() }
        guard row.fields.count != header.count else { return row }
        // Of a file of names alone nothing else can stand behind a comma.
        if header.count == 1 {
            row.fields = [row.fields.joined(separator: ", ")]
            return row
        }
        let count = "\(row.fields.count) values for \(header.count) columns"
        if row.fields.count < header.count {
            tally.report(.warning, "row-length", "\(count): the missing ones are taken as empty", row.line)
            return row
        }
        tally.report(
            .warning, "row-length",
            "\(count): a value that holds a comma must stand in quotes. Only id and name are used", row.line)
        let kept = Set(TraderRegister.required.compactMap { header.places[$0] })
        for place in row.fields.indices where !kept.contains(place) { row.fields[place] = "" }
        return row
    }

    private mutating func reportFlaws(_ row: CSVReader.Row) {
        if row.flaws.contains(.badUTF8) {
            tally.report(
                .error, "bad-utf8",
                "bytes that are not UTF-8, so that a name may be garbled: save the file as “CSV UTF-8”, or convert it "
                    + "(iconv -f WINDOWS-1252 -t UTF-8)", row.line)
        }
        if row.flaws.contains(.unclosedQuote) {
            tally.report(.warning, "unclosed-quote", "a quote is opened and never closed: taken as text", row.line)
        } else if row.flaws.contains(.strayQuote) {
            tally.report(.note, "stray-quote", "a quote within a value must be doubled: taken as it stands", row.line)
        }
    }

    private mutating func trader(_ id: String, _ name: String, _ row: CSVReader.Row) -> Entity {
        var trader = Entity(id: id, schema: schema(row), name: name, dataset: TraderRegister.dataset)
        for alias in list("aliases", row) { trader.add(name: alias) }
        trader.countries = countries("countries", row)
        trader.origins = countries("origins", row).map { $0.uppercased() }
        trader.destinations = countries("destinations", row).map { $0.uppercased() }
        trader.birthDates = birthDates(row)
        for text in list("identifiers", row) {
            if let identifier = identifier(text, row.line) { trader.add(identifier: identifier.type, identifier.value) }
        }
        trader.addresses = list("address", row)
        for text in list("commodities", row) {
            if let code = commodity(text, row.line) { trader.commodities.appendOnce(code) }
        }
        trader.owners = list("owners", row).map { related($0, row.line) }
        trader.vessels = list("vessels", row).map { related($0, row.line) }
        let said = cell("notes", row)
        if !said.isEmpty { trader.notes["notes"] = said }
        for column in header.notes where column.place < row.fields.count {
            let value = row.fields[column.place].squeezed
            if !value.isEmpty { trader.notes[column.name] = value }
        }
        return trader
    }

    // MARK: Cells

    private func cell(_ column: String, _ row: CSVReader.Row) -> String {
        guard let place = header.places[column], place < row.fields.count else { return "" }
        return row.fields[place].squeezed
    }

    private func list(_ column: String, _ row: CSVReader.Row) -> [String] {
        cell(column, row).split(separator: "|").map(\.squeezed).filter { !$0.isEmpty }
    }

    private mutating func schema(_ row: CSVReader.Row) -> Entity.Schema {
        let text = cell("schema", row)
        // Of a file that somebody only wants screened nothing is known: it may hold people.
        if text.isEmpty { return isNumbering ? .legalEntity : .company }
        if let known = Entity.Schema.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) {
            return known
        }
        let names = Entity.Schema.allCases.map(\.rawValue)
        let near = Suggestion.nearest(to: text.lowercased(), among: names.map { $0.lowercased() })
        tally.report(
            .warning, "unknown-schema",
            "unknown schema “\(text)”, "
                + (near.map { "did you mean “\($0.prefix(1).uppercased() + $0.dropFirst())”?" }
                    ?? "use Company or Person.")
                + " Taken as Company", row.line)
        return .company
    }

    private mutating func countries(_ column: String, _ row: CSVReader.Row) -> [String] {
        var codes: [String] = []
        for text in list(column, row) {
            if let code = CountryNames.code(of: text) {
                codes.appendOnce(code)
            } else {
                tally.report(
                    .warning, "unknown-country",
                    "\(column): “\(text)” is no country: use two-letter codes of ISO 3166-1, separated by |", row.line)
            }
        }
        return codes
    }

    private mutating func birthDates(_ row: CSVReader.Row) -> [String] {
        var dates: [String] = []
        for text in list("birth_dates", row) {
            let found = PartialDate.all(in: text)
            if found.isEmpty {
                tally.report(.warning, "bad-date", "“\(text)” is no date: write 1966, 1966-09 or 1966-09-08", row.line)
            }
            found.forEach { dates.appendOnce($0) }
        }
        return dates
    }

    /// `type:value`, in its standard's normal form. A value that its standard refuses is not used: it would be another
    /// party's, or nobody's.
    private mutating func identifier(_ text: String, _ line: Int) -> Identifier? {
        let parts = text.split(separator: ":", maxSplits: 1).map(\.squeezed)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            tally.report(
                .warning, "bad-identifier", "“\(text)” is no identifier: write type:value, like imo:9074729", line)
            return nil
        }
        let type = parts[0].lowercased()
        guard let scheme = IdentifierSchemes.named(type) else { return Identifier(type: type, value: parts[1]) }
        guard let value = scheme.normalized(parts[1]) else {
            tally.report(
                .warning, "bad-identifier",
                "“\(parts[1])” is no valid \(type): a digit is wrong or missing; not used", line)
            return nil
        }
        return Identifier(type: type, value: value)
    }

    /// An HS code of 2 to 10 digits; full stops and blanks between them are allowed.
    private mutating func commodity(_ text: String, _ line: Int) -> String? {
        let digits = text.filter { $0 != "." && $0 != " " }
        let complaint: String
        if !digits.utf8.allSatisfy({ (48...57).contains($0) }) {
            complaint = "“\(text)” is no HS code: it must have 2 to 10 digits"
        } else if !digits.utf8.count.isMultiple(of: 2) {
            complaint = "“\(text)” has an odd number of digits: was a leading zero lost (0\(digits))?"
        } else if !(2...10).contains(digits.utf8.count) || digits.hasPrefix("00") {
            complaint = "“\(text)” is no HS code: it must have 2 to 10 digits and a chapter from 01 to 99"
        } else {
            return digits
        }
        tally.report(.warning, "bad-hs-code", complaint + "; not used", line)
        return nil
    }

    /// `SEA PRIDE [imo:9074729]`; several identifiers in brackets of their own or separated by `;` or `,`.
    private mutating func related(_ text: String, _ line: Int) -> Entity.Related {
        let pieces = text.split(separator: "[", omittingEmptySubsequences: false)
        var result = Entity.Related(name: pieces.first?.squeezed ?? "")
        for piece in pieces.dropFirst() {
            let inner = piece.prefix { $0 != "]" }
            if inner.endIndex == piece.endIndex {
                tally.report(.warning, "bad-bracket", "“\(text)”: a bracket is not closed", line)
            }
            for part in inner.split(whereSeparator: { $0 == ";" || $0 == "," }) {
                if let found = identifier(part.squeezed, line) { result.identifiers.append(found) }
            }
        }
        if result.name.isEmpty, let first = result.identifiers.first { result.name = first.value }
        return result
    }
}
