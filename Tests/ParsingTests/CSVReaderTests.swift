import Parsing
import Testing

@Suite("CSV reader")
struct CSVReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var input: String
        var rows: [[String]]
        var lines: [Int]?
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "plain fields", input: "a,b\nc,d\n", rows: [["a", "b"], ["c", "d"]], lines: [1, 2]),
        Case(name: "no line end at the end", input: "a,b", rows: [["a", "b"]]),
        Case(name: "CRLF and CR", input: "a\r\nb\rc", rows: [["a"], ["b"], ["c"]], lines: [1, 2, 3]),
        Case(name: "empty fields", input: ",\n,,x\n", rows: [["", ""], ["", "", "x"]]),
        Case(
            name: "separator and line end within quotes", input: "\"a,b\",\"c\nd\"\ne,f",
            rows: [["a,b", "c\nd"], ["e", "f"]], lines: [1, 3]),
        Case(name: "doubled quotes", input: "\"say \"\"hi\"\"\",x", rows: [["say \"hi\"", "x"]]),
        Case(name: "an empty quoted field", input: "\"\",x", rows: [["", "x"]]),
        Case(name: "blank lines are passed over", input: "a\n\n\r\nb", rows: [["a"], ["b"]], lines: [1, 4]),
        Case(name: "a byte order mark", input: "\u{FEFF}a,b", rows: [["a", "b"]]),
        Case(name: "the DOS end of file", input: "a,b\r\n\u{1A}", rows: [["a", "b"]]),
        Case(name: "the DOS end of file behind a field", input: "a,b\u{1A}", rows: [["a", "b"]]),
        Case(
            name: "spaces are kept, but not behind a closing quote", input: " a ,\"b\" ,c", rows: [[" a ", "b", "c"]]),
    ]

    @Test("reads", arguments: cases)
    func reads(_ c: Case) {
        let rows = all(c.input)
        #expect(rows.map(\.fields) == c.rows)
        if let lines = c.lines { #expect(rows.map(\.line) == lines) }
        #expect(rows.allSatisfy { $0.flaws.isEmpty })
    }

    static let flawed: [(input: String, rows: [[String]], flaws: CSVReader.Flaws)] = [
        ("5\" pipe,x\n", [["5\" pipe", "x"]], .strayQuote),
        ("\"abc\"def,x\ny,z", [["abcdef", "x"], ["y", "z"]], .strayQuote),
        ("\"Ana \"Ani\" Keller\",x\n", [["Ana \"Ani\" Keller", "x"]], .strayQuote),
        ("\"open,x\ny,z\n", [["open", "x"], ["y", "z"]], .unclosedQuote),
    ]

    @Test("tells what is not RFC 4180 and reads on", arguments: flawed)
    func tells(_ c: (input: String, rows: [[String]], flaws: CSVReader.Flaws)) {
        let rows = all(c.input)
        #expect(rows.map(\.fields) == c.rows)
        #expect(rows.first?.flaws == c.flaws)
        #expect(rows.dropFirst().allSatisfy { $0.flaws.isEmpty })
    }

    @Test("bytes that are not UTF-8 are replaced and told")
    func badUTF8() {
        var reader = CSVReader([0x4D, 0xFC, 0x6C, 0x2C, 0x78])
        let row = reader.next()
        #expect(row?.fields == ["M\u{FFFD}l", "x"])
        #expect(row?.flaws == .badUTF8)
    }

    @Test(
        "the separator is the one that stands most often in the first line",
        arguments: [
            ("a;b;c\n1,2;3", 59), ("a\tb\n", 9), ("a,b;c,d", 44), ("\"a;b;c\",d", 44), ("one", 44), ("", 44),
        ])
    func separator(_ input: String, _ expected: Int) {
        #expect(CSVReader.separator(of: Array(input.utf8)) == UInt8(expected))
    }

    @Test("a line full of stray quotes costs no more than its length")
    func linear() {
        let stray = "\"" + String(repeating: "a\"b", count: 200_000) + "\n" + "x,y\n"
        let clock = ContinuousClock()
        let spent = clock.measure { #expect(all(stray).count == 2) }
        #expect(spent < .seconds(5))
    }

    private func all(_ text: String) -> [CSVReader.Row] {
        var reader = CSVReader(Array(text.utf8))
        var rows: [CSVReader.Row] = []
        while let row = reader.next() { rows.append(row) }
        return rows
    }
}
