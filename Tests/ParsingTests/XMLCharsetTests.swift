import Testing

@testable import Parsing

@Suite struct XMLCharsetTests {
    private func decoded(_ bytes: [UInt8], _ type: String? = nil) -> (text: String, encoding: String, told: Bool) {
        let t = XMLCharset.decode(bytes, contentType: type)
        return (String(decoding: t.bytes, as: UTF8.self), t.encoding, !t.diagnostics.isEmpty)
    }

    private func xml(_ label: String?, _ body: [UInt8]) -> [UInt8] {
        Array("<?xml version='1.0'\(label.map { " encoding='\($0)'" } ?? "")?><a>".utf8) + body + Array("</a>".utf8)
    }

    @Test("byte order marks and wide characters go before every label")
    func marks() {
        let text = "<?xml version='1.0' encoding='utf-16'?><a>ü</a>"
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        #expect(decoded([0xFE, 0xFF] + big).encoding == "utf-16be")
        #expect(decoded(big).text == text)
        let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(decoded([0xFF, 0xFE] + little, "application/xml").text == text)
        #expect(decoded([0xEF, 0xBB, 0xBF] + Array("<a/>".utf8)).text == "<a/>")
    }

    @Test(
        "labels mean what they mean on the web",
        arguments: [
            ("iso-8859-1", 0x93, "“"), ("windows-1252", 0x80, "€"), ("windows-1251", 0xC6, "Ж"), ("koi8-r", 0xF6, "Ж"),
            ("ISO-8859-2", 0xB9, "š"), ("852", 0x80, "Ç"), ("windows_1250", 0x80, "€"), ("latin1", 0xFC, "ü"),
        ] as [(String, UInt8, String)])
    func labels(_ label: String, _ byte: UInt8, _ character: String) {
        let d = decoded(xml(label, [byte]))
        #expect(d.text.contains(character))
        #expect(d.encoding == label.lowercased())
        #expect(!d.told)
    }

    @Test("charsets of several bytes a character")
    func wide() {
        #expect(decoded(xml("shift_jis", [0x90, 0xC5])).text.contains("税"))
        #expect(decoded(xml("gb2312", [0xB9, 0xD8])).text.contains("关"))
        #expect(decoded(xml("gb2312", [0xB9, 0xD8])).encoding == "gb18030")
        #expect(decoded(xml("euc-kr", [0xB3, 0xE2])).text.contains("년"))
        #expect(decoded(xml("big5", [0xC3, 0xF6])).text.contains("關"))
    }

    @Test("the server's label goes before the document's, and neither before the bytes")
    func order() {
        let latin = xml("utf-8", [0xFC])
        #expect(decoded(latin, "application/xml; charset=iso-8859-1").text.contains("ü"))
        #expect(decoded(latin).told)
        #expect(decoded(xml("iso-8859-1", Array("ü".utf8)), "text/xml").text.contains("ü"))
        #expect(decoded(Array("<a>ü</a>".utf8), "text/xml").encoding == "utf-8")
        #expect(decoded(Array("<a/>".utf8), "text/xml").encoding == "us-ascii")
        #expect(decoded(Array("<a/>".utf8), "text/plain").told)
        #expect(decoded(Array("<a/>".utf8), "application/rss+xml; charset=\"utf-8\"").encoding == "utf-8")
        #expect(decoded(xml("no-such-charset", [])).told)
    }

    @Test("UTF-8 with a few bytes of windows-1252 in it keeps both")
    func mixed() {
        let bytes = Array("<a>üüüüüüüü".utf8) + [0x93] + Array("</a>".utf8)
        #expect(decoded(bytes).text == "<a>üüüüüüüü“</a>")
    }
}
