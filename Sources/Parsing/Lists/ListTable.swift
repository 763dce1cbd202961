import Records

/// What the readers of tables with a header share: columns by name, and the check that there is none the format does
/// not know.
struct ListTable {
    private var reader: CSVReader
    private let places: [String: Int]
    private let count: Int

    /// What stands before the header, row by row: the day of some lists.
    let preface: [[String]]

    /// Lines before the header that are looked at: official files have one at most.
    private static let longestPreface = 5

    /// - Parameters:
    ///   - required: Columns without which it is not this format. The first row that has the first of them is the
    ///     header.
    ///   - fields: The columns that are read or passed over on purpose; others are told.
    init(
        _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), required: [String], fields: ListFields,
        _ tally: inout ListTally
    ) throws(ParseError) {
        reader = CSVReader(bytes, separator: separator)
        var preface: [[String]] = []
        var header = reader.next()
        while let row = header, preface.count < ListTable.longestPreface,
            !row.fields.contains(where: { $0.squeezed == required.first })
        {
            preface.append(row.fields)
            header = reader.next()
        }
        guard let header else { throw ListTable.absent(required.first, preface) }
        var places: [String: Int] = [:]
        for (place, title) in header.fields.enumerated() {
            let name = title.squeezed
            if places[name] == nil { places[name] = place }
            if !name.isEmpty, !fields.has(name) { tally.unknown("column", name, line: header.line) }
        }
        if let missing = required.first(where: { places[$0] == nil }) {
            throw ListTable.absent(missing, preface)
        }
        self.places = places
        self.preface = preface
        count = header.fields.count
    }

    private static func absent(_ column: String?, _ preface: [[String]]) -> ParseError {
        preface.isEmpty && column == nil
            ? ParseError(.empty, "the list is empty")
            : ParseError(.notRecognised, "no column “\(column ?? "")” in the first lines")
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

        /// The values of these columns that are not empty, in this order.
        func texts(_ columns: [String]) -> [String] { columns.map { self[$0] }.filter { !$0.isEmpty } }
    }

    /// The next row; one that is cut is told.
    mutating func next(_ tally: inout ListTally) -> Row? {
        guard let row = reader.next() else { return nil }
        if row.fields.count != count || row.flaws.contains(.unclosedQuote) {
            tally.report(
                .error, "truncated-record",
                "\(row.fields.count) of \(count) columns: the file may have been cut",
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
