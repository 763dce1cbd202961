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

    @Test("more than a hundred charsets are known, whatever their letters, hyphens and underscores")
    func known() {
        let labels = """
            utf-8 utf-16 utf-16be utf-16le utf-32 utf-32be utf-32le utf-7 us-ascii iso-8859-1 iso-8859-2 iso-8859-3 \
            iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-10 iso-8859-11 iso-8859-13 \
            iso-8859-14 iso-8859-15 iso-8859-16 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 \
            windows-1255 windows-1256 windows-1257 windows-1258 windows-874 windows-31j windows-949 koi8-r koi8-u koi8-t \
            koi8-ru macintosh x-mac-cyrillic mac-centraleurope macgreek maciceland gb2312 gbk gb18030 hz-gb-2312 big5 \
            big5-hkscs euc-tw shift_jis sjis euc-jp iso-2022-jp iso-2022-jp-2 iso-2022-kr iso-2022-cn euc-kr johab uhc \
            tis-620 viscii tcvn armscii-8 georgian-ps georgian-academy pt154 rk1048 ptcp154 cp437 cp737 cp775 cp850 \
            cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874 cp932 cp949 cp950 \
            cp1250 cp1251 cp1252 cp1255 cp1256 cp1258 ibm852 ibm866 ibm037 cp037 cp273 cp277 cp278 cp280 cp284 cp285 \
            cp297 cp420 cp424 cp500 cp870 cp871 cp880 cp905 cp1026 cp1047 cp1140 cp1141 cp1148 hp-roman8 nextstep \
            iso_8859-1:1987 iso_8859-5:1988 iso_8859-9:1989 iso_6937 iso-ir-100 csisolatin2 latin2 l2 8859_2 \
            isiri-3342 mik tscii ks_c_5601-1987 csshiftjis cswindows1250 asmo_449 ebcdic-cp-us ansi_x3.4-1968
            """.split { $0 == " " || $0 == "\n" }.map(String.init)
        #expect(labels.count > 130)
        // glibc's iconv lacks these.
        let absent: Set<String> = ["hz-gb-2312", "nextstep", "cp856", "cp858", "macgreek", "maciceland"]
        #expect(labels.filter { !absent.contains($0) && !Charset.isKnown($0) }.isEmpty)
        #expect(labels.filter { !absent.contains($0) && !Charset.isKnown($0.uppercased()) }.isEmpty)
    }

    @Test(
        "a Russian word in every charset that has it",
        arguments: [
            "windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "cp866", "cp855", "x-mac-cyrillic", "gb18030", "euc-jp",
            "shift_jis", "euc-kr", "utf-16be", "utf-32le", "iso_8859-5:1988", "utf-7", "cp1251", "8859_5",
        ])
    func russian(_ label: String) throws {
        let text = "таможня"
        let name = Charset.canonical(label) == "cp949" ? "euc-kr" : label
        let bytes = try #require(encoded(text, name))
        let back = bytes.withUnsafeBufferPointer { Charset.decode($0, label: label) }
        #expect(back.map { String(decoding: $0, as: UTF8.self) } == text)
    }

    @Test(
        "all labels of a charset that the WHATWG Encoding Standard lists (§4.2) mean the same",
        arguments: [
            "866 cp866 csibm866 ibm866",
            "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
            "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3",
            "csisolatin4 iso-ir-110 iso8859-4 iso88594 l4 latin4",
            "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595",
            """
            arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e \
            iso-8859-6-i iso-ir-127 iso8859-6 iso88596
            """,
            "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso88597 sun_eu_greek",
            """
            csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso88598 visual \
            csiso88598i iso-8859-8-i logical
            """,
            "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
            "iso-8859-13 iso8859-13 iso885913",
            "iso-8859-14 iso8859-14 iso885914",
            "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
            "iso-8859-16",
            "cskoi8r koi koi8 koi8-r koi8_r",
            "koi8-ru koi8-u",
            "csmacintosh mac macintosh x-mac-roman",
            "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
            "cp1250 windows-1250 x-cp1250",
            "cp1251 windows-1251 x-cp1251",
            """
            cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 \
            iso_8859-1 iso_8859-1:1987 l1 latin1 windows-1252 x-cp1252
            """,
            "cp1253 windows-1253 x-cp1253",
            """
            cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 l5 latin5 windows-1254 \
            x-cp1254
            """,
            "cp1255 windows-1255 x-cp1255",
            "cp1256 x-cp1256",
            "cp1257 x-cp1257",
            "cp1258 x-cp1258",
            "x-mac-cyrillic x-mac-ukrainian",
            "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030",
            "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
            "cseucpkdfmtjapanese euc-jp x-euc-jp",
            "csiso2022jp iso-2022-jp",
            "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
            """
            cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 \
            windows-949
            """,
            "unicodefffe utf-16be",
            "csunicode iso-10646-ucs-2 unicodefeff utf-16le",
            "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
        ])
    func standard(_ labels: String) {
        let names = labels.split(separator: " ").map(String.init)
        let probes = (UInt8(0x80)...0xFE).flatMap { (b: UInt8) -> [[UInt8]] in [[b, 0x41], [b, 0xA9]] }
        func meanings(_ label: String) -> [[UInt8]?] {
            probes.map { $0.withUnsafeBufferPointer { Charset.decode($0, label: label) } }
        }
        let first = meanings(names.last ?? "")
        #expect(names.filter { !Charset.isKnown($0) || meanings($0) != first }.isEmpty)
    }

    /// The bytes of a text in a charset, by reading all that one or two bytes can mean.
    private func encoded(_ text: String, _ label: String) -> [UInt8]? {
        switch label {
        case "utf-16be": return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        case "utf-32le": return text.unicodeScalars.flatMap { [UInt8($0.value & 255), UInt8($0.value >> 8), 0, 0] }
        case "utf-7": return Array("+BEIEMAQ8BD4ENgQ9BE8-".utf8)
        default: break
        }
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for pair in candidates {
            let decoded = pair.withUnsafeBufferPointer { Charset.decode($0, label: label) }
            let scalars = decoded.map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) } ?? []
            if scalars.count == 1, table[scalars[0]] == nil { table[scalars[0]] = pair }
        }
        let found = text.unicodeScalars.map { table[$0] }
        return found.contains { $0 == nil } ? nil : found.flatMap { $0 ?? [] }
    }

    private var candidates: [[UInt8]] {
        (UInt8(0x80)...0xFF).map { [$0] }
            + [0x84, 0xA7, 0xAC].flatMap { lead in (UInt8(0x40)...0xFE).map { [lead, $0] } }
    }
}
