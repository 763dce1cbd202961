import Records

/// What the readers of tables with a header share: columns by name, and the check that there is none the format does
/// not know.
struct ListTable {
    private var reader: CSVReader
    private let places: [String: Int]
    private let count: Int

    /// - Parameters:
    ///   - required: Columns without which it is not this format.
    ///   - known: The other columns that are read or passed over on purpose.
    init(
        _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), required: [String], known: Set<String>,
        _ tally: inout ListTally
    ) throws(ParseError) {
        reader = CSVReader(bytes, separator: separator)
        guard let header = reader.next() else { throw ParseError(.empty, "the list is empty") }
        var places: [String: Int] = [:]
        for (place, title) in header.fields.enumerated() {
            let name = title.squeezed
            if places[name] == nil { places[name] = place }
            if !known.contains(name), !required.contains(name), !name.isEmpty {
                tally.unknown("column", name, line: header.line)
            }
        }
        if let missing = required.first(where: { places[$0] == nil }) {
            throw ParseError(.notRecognised, "no column “\(missing)” in the first line", line: header.line)
        }
        self.places = places
        count = header.fields.count
    }

    /// A row with its values by column.
    struct Row {
        let line: Int
        fileprivate let fields: [String]
        fileprivate let places: [String: Int]

        /// The value of a column, trimmed; empty when it is absent.
        subscript(column: String) -> String {
            guard let place = places[column], place < fields.count else { return "" }
            return fields[place].squeezed
        }

        /// The values of a column that are separated by semicolons.
        func list(_ column: String) -> [String] {
            self[column].split(separator: ";").map(\.squeezed).filter { !$0.isEmpty }
        }
    }

    /// The next row; one that is cut is told.
    mutating func next(_ tally: inout ListTally) -> Row? {
        guard let row = reader.next() else { return nil }
        if row.fields.count != count || row.flaws.contains(.unclosedQuote) {
            tally.report(
                .error, "truncated-record", "\(row.fields.count) of \(count) columns: the file may have been cut",
                line: row.line)
        }
        return Row(line: row.line, fields: row.fields, places: places)
    }
}

/// Ids for lists that number nothing: made of the values that make an entry, so that it keeps its id as long as they
/// stay.
enum ListHash {
    /// 16 hexadecimal digits (FNV-1a, 64 bits).
    static func of(_ parts: String...) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0x1F) &* 0x0000_0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
