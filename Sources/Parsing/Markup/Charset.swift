internal import CLibXML2

/// A charset by one of its labels: UTF-8, US-ASCII and windows-1252 here, the rest by iconv.
package enum Charset {
    /// Decodes strictly: nil when the label is unknown, or when a byte belongs to no character of the charset. A caller
    /// that has nothing better may let `lossy` replace such bytes by U+FFFD.
    package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, label: String, lossy: Bool = false) -> [UInt8]? {
        switch canonical(label) {
        case "utf-8": return UTF8Bytes.isValid(bytes) ? Array(bytes) : lossy ? repaired(bytes) : nil
        case "us-ascii": return UTF8Bytes.isASCII(bytes) ? Array(bytes) : nil
        case "windows-1252": return windows1252(bytes)
        case let name: return byIconv(iconvNames(name, label), bytes, lossy: lossy)
        }
    }

    /// Whether `decode` knows the label.
    package static func isKnown(_ label: String) -> Bool {
        let name = canonical(label)
        return ["utf-8", "us-ascii", "windows-1252"].contains(name)
            || iconvNames(name, label).contains { tw_charset_known($0) != 0 }
    }

    /// The charset that a label stands for on the web (WHATWG Encoding Standard §4.2), where that differs from what
    /// iconv makes of it; other labels in lower case with hyphens.
    package static func canonical(_ label: String) -> String {
        let name = String(label.lowercased().filter { !$0.isWhitespace }.map { $0 == "_" ? "-" : $0 })
        // ISO_8859-1:1987, the full name of RFC 1345.
        let short = name.hasPrefix("iso-8859-") ? String(name.prefix { $0 != ":" }) : name
        return aliases[short] ?? short
    }

    private static let aliases: [String: String] = [
        "utf8": "utf-8", "unicode11utf8": "utf-8", "unicode20utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
        "x-unicode20utf8": "utf-8", "u8": "utf-8",
        "ascii": "us-ascii", "iso646-us": "us-ascii", "ansi-x3.4-1968": "us-ascii", "646": "us-ascii",
        "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso88591": "windows-1252",
        "csisolatin1": "windows-1252", "iso-ir-100": "windows-1252", "latin1": "windows-1252",
        "latin-1": "windows-1252", "l1": "windows-1252", "cp1252": "windows-1252",
        "x-cp1252": "windows-1252", "cp819": "windows-1252", "ibm819": "windows-1252", "1252": "windows-1252",
        "iso-8859-9": "windows-1254", "iso8859-9": "windows-1254", "latin5": "windows-1254", "iso88599": "windows-1254",
        "l5": "windows-1254", "csisolatin5": "windows-1254",
        "iso-ir-148": "windows-1254",
        "iso-8859-11": "windows-874", "iso8859-11": "windows-874", "iso885911": "windows-874", "tis-620": "windows-874",
        "cp874": "windows-874", "dos-874": "windows-874",
        "gb2312": "gb18030", "gbk": "gb18030", "gb-2312-80": "gb18030", "x-gbk": "gb18030", "chinese": "gb18030",
        "csgb2312": "gb18030", "csiso58gb231280": "gb18030",
        "iso-ir-58": "gb18030", "euc-cn": "gb18030", "gb-2312": "gb18030", "cp936": "gb18030",
        "big5": "big5-hkscs", "big-5": "big5-hkscs", "cn-big5": "big5-hkscs", "csbig5": "big5-hkscs",
        "x-x-big5": "big5-hkscs",
        "shift-jis": "cp932", "shift-jisx": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
        "ms-kanji": "cp932", "csshiftjis": "cp932", "ms932": "cp932", "cseuckr": "cp949", "csksc56011987": "cp949",
        "iso-ir-149": "cp949", "ks-c-5601-1989": "cp949", "ksc-5601": "cp949", "euc-kr": "cp949",
        "ks-c-5601-1987": "cp949", "ksc5601": "cp949", "korean": "cp949",
        "windows-949": "cp949", "x-euc-jp": "euc-jp", "koi8-ru": "koi8-u", "koi": "koi8-r", "koi8": "koi8-r",
        "x-mac-cyrillic": "mac-uk", "x-mac-ukrainian": "mac-uk",
        "maccyrillic": "mac-cyrillic", "maccentraleurope": "mac-centraleurope", "maclatin2": "mac-centraleurope",
        "macroman": "macintosh", "x-mac-roman": "macintosh", "mac-roman": "macintosh", "logical": "iso-8859-8",
        "visual": "iso-8859-8", "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8",
        "csiso88598e": "iso-8859-8", "csiso88598i": "iso-8859-8", "iso-8859-6-e": "iso-8859-6",
        "iso-8859-6-i": "iso-8859-6", "csiso88596e": "iso-8859-6", "csiso88596i": "iso-8859-6",
        "sun-eu-greek": "iso-8859-7", "l9": "iso-8859-15", "csisolatin9": "iso-8859-15", "unicodefffe": "utf-16be",
        "unicodefeff": "utf-16le",
        "iso-10646-ucs-2": "utf-16le", "csunicode": "utf-16le",
        "ptcp154": "pt154", "ibm039": "cp037", "ibm37": "cp037", "u16": "utf-16", "utf16": "utf-16", "u32": "utf-32",
        "utf32": "utf-32",
        "utf-16be": "utf-16be",
    ]

    private static func byIconv(_ names: [String], _ bytes: UnsafeBufferPointer<UInt8>, lossy: Bool) -> [UInt8]? {
        guard let base = bytes.baseAddress else { return [] }
        for candidate in names {
            var length = 0
            var bad = 0
            guard let out = tw_charset_decode(candidate, base, bytes.count, &length, &bad) else { continue }
            defer { tw_charset_free(out) }
            guard bad == 0 || lossy else { return nil }
            return Array(UnsafeBufferPointer(start: out, count: length))
        }
        return nil
    }

    /// The names under which iconv may have a charset: it says CP1250 and IBM852 where labels say windows-1250 and 852,
    /// and some of its own have underscores.
    private static func iconvNames(_ name: String, _ label: String) -> [String] {
        func isPlain(_ name: String) -> Bool { name.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 47 } }
        guard isPlain(name), !name.isEmpty else { return [] }
        var names = [name]
        if label.utf8.contains(95), isPlain(label) { names.append(label) }
        for prefix in ["windows-", "cp", "ibm", "dos-", "x-", "cs"] where name.hasPrefix(prefix) {
            let rest = String(name.dropFirst(prefix.count))
            names += prefix == "x-" || prefix == "cs" ? [rest] : ["cp" + rest, "ibm" + rest]
        }
        for prefix in ["windows", "cswindows"] where name.hasPrefix(prefix) {
            names.append("cp" + name.dropFirst(prefix.count))
        }
        if name.hasPrefix("mac"), !name.hasPrefix("mac-") { names.append("mac-" + name.dropFirst(3)) }
        if name.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) { names += ["cp" + name, "ibm" + name] }
        return names
    }

    /// Every byte has a meaning, as on the web: the five that Microsoft left open are the C1 controls.
    static func windows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for b in bytes { append(windows1252: b, to: &out) }
        return out
    }

    static func append(windows1252 b: UInt8, to out: inout [UInt8]) {
        switch b {
        case 0..<0x80: out.append(b)
        case 0x80..<0xA0: UTF8Bytes.append(UInt32(upper1252[Int(b) - 0x80]), to: &out)
        default:
            out.append(0xC0 | b >> 6)
            out.append(0x80 | b & 0x3F)
        }
    }

    /// Code page 1252 from 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
    private static let upper1252: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    /// What a numeric character reference to a C1 control means on the web (HTML §13.2.5.80): the character that
    /// windows-1252 has there.
    static func c1(_ scalar: UInt32) -> UInt32 {
        (0x80..<0xA0).contains(scalar) ? UInt32(upper1252[Int(scalar) - 0x80]) : scalar
    }

    /// UTF-8 with stray bytes in it, each of which is taken for windows-1252: what pasting from two sources gives.
    static func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        var i = 0
        while i < bytes.count {
            let bad = UTF8Bytes.firstInvalid(bytes, from: i)
            out.append(contentsOf: bytes[i..<bad])
            if bad < bytes.count { append(windows1252: bytes[bad], to: &out) }
            i = bad + 1
        }
        return out
    }
}
