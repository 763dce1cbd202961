import Records

/// The first sheet of an Office Open XML workbook (`.xlsx`, ECMA-376 part 1, §18) as CSV (RFC 4180): what it shows as a
/// date is written as one (`2026-03-04`), formulas by their last value.
enum Workbook {
    /// Sheets are wider by mistake alone.
    private static let columns = 1_000

    static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) }

    /// - Throws: `ParseError` for an archive that is cut or damaged, or holds no sheet.
    static func csv(_ bytes: [UInt8]) throws(ParseError) -> [UInt8] {
        let archive = try ZipArchive(bytes)
        guard let book = try archive.file("xl/workbook.xml"), let path = try sheet(of: book, archive),
            let sheet = try archive.file(path)
        else { throw ParseError(.notRecognised, "the file is an archive, but no workbook") }
        let strings = try strings(archive)
        let dates = try dateStyles(archive)
        let is1904 = XMLTexts.records(book, "workbookPr").first?.attribute("date1904").map {
            $0 != "0" && $0 != "false"
        }
        var csv: [UInt8] = []
        let (outcome, _) = XMLRecordReader.read(sheet, records: ["row"]) { row in
            var cells: [String] = []
            for cell in row.children("c") {
                let place = cell.attribute("r").map(column) ?? cells.count
                guard place < columns else { continue }
                while cells.count <= place { cells.append("") }
                cells[place] = text(cell, strings, dates, is1904 ?? false)
            }
            append(cells, to: &csv)
        }
        if let error = outcome.errors.first { throw ParseError(.malformed, "the sheet is damaged: \(error.message)") }
        return csv
    }

    /// The path of the first sheet (§18.2.19), by its relationship.
    private static func sheet(of book: [UInt8], _ archive: ZipArchive) throws(ParseError) -> String? {
        guard let first = XMLTexts.records(book, "sheet").first, let id = first.attribute("id"),
            let relations = try archive.file("xl/_rels/workbook.xml.rels")
        else { return nil }
        let target = XMLTexts.records(relations, "Relationship").first { $0.attribute("Id") == id }?.attribute("Target")
        return target.map { $0.hasPrefix("/") ? String($0.dropFirst()) : "xl/" + $0 }
    }

    /// The texts that cells refer to by number (§18.4.9).
    private static func strings(_ archive: ZipArchive) throws(ParseError) -> [String] {
        guard let file = try archive.file("xl/sharedStrings.xml") else { return [] }
        return XMLTexts.records(file, "si").map(string)
    }

    /// A text, whole or in runs of different fonts; not how it is pronounced (`rPh`).
    private static func string(_ node: XMLNode) -> String {
        (node.children("t") + node.all("r", "t")).map(\.text).joined(separator: " ")
    }

    /// The numbers of the cell styles that show a number as a date (§18.8.30): built-in formats 14 to 22, and those of
    /// the book's own that have days or years in them.
    private static func dateStyles(_ archive: ZipArchive) throws(ParseError) -> Set<Int> {
        guard let file = try archive.file("xl/styles.xml") else { return [] }
        var dates = Set((14...22).map(String.init))
        for format in XMLTexts.records(file, "numFmt") {
            guard let id = format.attribute("numFmtId"), let code = format.attribute("formatCode") else { continue }
            var isQuoted = false
            let letters = code.lowercased().filter { letter in
                if letter == "\"" || letter == "[" || letter == "]" { isQuoted.toggle() }
                return !isQuoted
            }
            if letters.contains("y") || letters.contains("d") { dates.insert(id) }
        }
        let styles = XMLTexts.records(file, "cellXfs").first?.children("xf") ?? []
        return Set(styles.indices.filter { styles[$0].attribute("numFmtId").map(dates.contains) ?? false })
    }

    private static func text(_ cell: XMLNode, _ strings: [String], _ dates: Set<Int>, _ is1904: Bool) -> String {
        let value = cell.value("v") ?? ""
        switch cell.attribute("t") {
        case "s":
            guard let number = Int(value), strings.indices.contains(number) else { return "" }
            return strings[number]
        case "inlineStr": return cell.child("is").map(string) ?? ""
        case nil, "n":
            guard let style = cell.attribute("s").flatMap({ Int($0) }), dates.contains(style),
                let serial = Double(value), (1..<2_958_466).contains(serial)
            else { return value }
            return day(Int(serial) + (is1904 ? 1_462 : 0))
        default: return value
        }
    }

    /// A day by its number (§18.17.4.1): 1 is 1 January 1900, and 60 a day that never was.
    private static func day(_ serial: Int) -> String {
        let epoch = Timestamp(year: 1899, month: 12, day: 30)
        return epoch.adding(Int64(serial < 60 ? serial + 1 : serial) * 86_400).day
    }

    /// `AB12` → 27.
    private static func column(_ reference: String) -> Int {
        var number = 0
        for byte in reference.utf8.prefix(4) {
            guard (65...90).contains(byte) else { break }
            number = number * 26 + Int(byte) - 64
        }
        return max(0, number - 1)
    }

    private static func append(_ cells: [String], to csv: inout [UInt8]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { csv.append(44) }
            csv.append(34)
            for byte in cell.utf8 { csv += byte == 34 ? [34, 34] : [byte] }
            csv.append(34)
        }
        csv += [13, 10]
    }
}

/// Small XML files whose elements of one name are all that is wanted.
private enum XMLTexts {
    static func records(_ bytes: [UInt8], _ name: String) -> [XMLNode] {
        var found: [XMLNode] = []
        _ = XMLRecordReader.read(bytes, records: [name]) { found.append($0) }
        return found
    }
}
