import Testing

@testable import Parsing

/// Pages whose bytes must be understood before they can be read. The texts are encoded here, by iconv's tables in
/// reverse.
@Suite struct PagesCharsetTests {
    static let russian =
        "Таможня задержала груз меди, стоимость которого была занижена в десять раз, сообщили в ведомстве."
    static let greek =
        "Το τελωνείο κατέσχεσε φορτίο χαλκού που είχε δηλωθεί ως αλουμίνιο, ανακοίνωσε η αρχή την Πέμπτη."
    static let hebrew = "המכס תפס שלושה מכולות עם נחושת שלא הוצהרה כך נמסר היום מהרשות"

    /// The byte that a charset has for each character, found by decoding all 256.
    static func encoded(_ text: String, _ charset: String) -> [UInt8] {
        var table: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8(0)...255 {
            // A byte by itself may wait for a mark to join it.
            guard let two = CharsetDetector.converted([byte, 32], charset)?.utf8 else { continue }
            let scalars = String(decoding: two, as: UTF8.self).unicodeScalars
            if let scalar = scalars.first, scalars.count == 2 { table[scalar] = byte }
        }
        return text.unicodeScalars.map { table[$0] ?? 63 }
    }

    static let cases: [(String, String)] = [
        ("windows-1251", russian), ("koi8-r", russian), ("iso-8859-5", russian), ("ibm866", russian),
        ("windows-1253", greek), ("windows-1255", hebrew),
        (
            "windows-1252",
            "Der Zoll hat am Freitag große Mengen Zigaretten über die Grenze zurückgeschickt, für fünf Länder."
        ),
        (
            "windows-1250",
            "Celníci zadrželi příští zásilku mědi, která měla být podle dokladů hliníkovým šrotem, řekl úřad."
        ),
    ]

    @Test("an undeclared charset is found by what comes out", arguments: cases)
    func undeclared(_ charset: String, _ text: String) {
        let bytes = Array("<html><body><p>".utf8) + Self.encoded(text, charset) + Array("</p></body></html>".utf8)
        let decoded = String(decoding: CharsetDetector.decode(bytes).utf8, as: UTF8.self)
        #expect(decoded.contains(text))
    }

    @Test("UTF-8 is UTF-8 whatever is declared")
    func declaredWrongly() {
        let bytes = Array("<meta charset=\"iso-8859-1\"><p>Zölle für Güter</p>".utf8)
        let result = CharsetDetector.decode(bytes, contentType: "text/html; charset=windows-1251")
        #expect(result.charset == "utf-8")
    }

    @Test("a declaration is followed, the header's before the page's")
    func declared() {
        let bytes = Array("<meta charset=koi8-r><p>".utf8) + Self.encoded(Self.russian, "windows-1251")
        let result = CharsetDetector.decode(bytes, contentType: "text/html; charset=\"windows-1251\"")
        #expect(String(decoding: result.utf8, as: UTF8.self).contains(Self.russian))
    }

    @Test("UTF-16 shows by its mark or its zeros", arguments: [[0xFF, 0xFE], []] as [[UInt8]])
    func wide(_ mark: [UInt8]) {
        let html = "<html><body><p>customs office notice</p></body></html>"
        let bytes = mark + html.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(String(decoding: CharsetDetector.decode(bytes).utf8, as: UTF8.self) == html)
    }
}
