import Records
import Testing

@testable import Parsing

/// Workbooks as spreadsheets save them, made here byte by byte.
struct WorkbookTests {
    /// A ZIP archive of these files; deflated ones in blocks that are stored (RFC 1951, §3.2.4).
    static func zip(_ files: [(name: String, text: String)], deflated: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
        for (name, text) in files {
            let content = Array(text.utf8)
            let packed = deflated ? [1] + little(content.count, 2) + little(~content.count, 2) + content : content
            let sizes = little(checksum(content), 4) + little(packed.count, 4) + little(content.count, 4)
            let common = little(20, 2) + little(0, 2) + little(deflated ? 8 : 0, 2) + little(0, 4) + sizes
            directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(name.utf8.count, 2)
            directory += little(0, 12) + little(bytes.count, 4) + Array(name.utf8)
            bytes +=
                little(0x0403_4B50, 4) + common + little(name.utf8.count, 2) + little(0, 2) + Array(name.utf8) + packed
        }
        let start = bytes.count
        bytes += directory + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
        return bytes + little(directory.count, 4) + little(start, 4) + little(0, 2)
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = ~0
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return Int(~crc)
    }

    static let book: [(name: String, text: String)] = [
        (
            "xl/workbook.xml",
            "<workbook xmlns:r='x'><sheets><sheet name='List' sheetId='1' r:id='rId7'/></sheets></workbook>"
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='rId7' Target='worksheets/sheet1.xml'/></Relationships>"
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>id</t></si><si><t>name</t></si><si><r><t>Sea “Pride”, </t></r><r><t>Ltd</t></r></si></sst>"
        ),
        (
            "xl/styles.xml",
            """
            <styleSheet><numFmts><numFmt numFmtId='164' formatCode='"day" dd/mm/yyyy'/></numFmts>\
            <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
            <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>
            """
        ),
        (
            "xl/worksheets/sheet1.xml",
            """
            <worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>\
            <c r='D1' t='inlineStr'><is><t>birth_dates</t></is></c></row>\
            <row r='2'><c r='A2'><v>7</v></c><c r='B2' t='s'><v>2</v></c><c r='D2' s='1'><v>24358</v></c></row>\
            <row r='3'><c r='A3' t='str'><v>T-8</v></c><c r='B3' t='s'><v>99</v></c><c r='D3' s='2'><v>1</v></c>\
            <c r='E3' s='0'><v>24358</v></c></row></sheetData></worksheet>
            """
        ),
    ]

    @Test("the first sheet is read with its texts, gaps and dates", arguments: [true, false])
    func sheet(deflated: Bool) throws {
        let csv = String(decoding: try Workbook.csv(Self.zip(Self.book, deflated: deflated)), as: UTF8.self)
        #expect(
            csv.split(separator: "\r\n") == [
                #""id","name","","birth_dates""#, #""7","Sea “Pride”, Ltd","","1966-09-08""#,
                #""T-8","","","1900-01-01","24358""#,
            ])
    }

    @Test("a register in a workbook is a register")
    func register() throws {
        let (traders, _) = try TraderRegister.read(Self.zip(Self.book), place: "book.xlsx", isNumbering: true)
        #expect(traders.map(\.name) == ["Sea “Pride”, Ltd"])
        #expect(traders.first?.birthDates == ["1966-09-08"])
    }

    @Test("whatever is cut, changed or claimed, a workbook is read or refused")
    func damage() {
        let whole = Self.zip(Self.book)
        for length in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: ParseError.self) { try Workbook.csv(Array(whole.prefix(length))) }
        }
        for place in whole.indices {
            var changed = whole
            changed[place] ^= 0x5A
            _ = try? Workbook.csv(changed)
        }
        #expect(throws: ParseError.self) { try Workbook.csv(Self.zip([("readme.txt", "no workbook")])) }
    }
}
