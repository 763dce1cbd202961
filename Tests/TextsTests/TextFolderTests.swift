import Testing

@testable import Texts

@Suite("Folding")
struct TextFolderTests {
    @Test(
        "case, diacritics, width and ligatures go, everything else stays",
        arguments: [
            ("SEA Pride", "sea pride"), ("Łódź", "lodz"), ("Straße", "strasse"), ("Æsir Œuvre", "aesir oeuvre"),
            ("İstanbul ISPARTA ısı", "istanbul isparta isi"), ("Đặng Ngọc", "dang ngoc"),
            ("Øre Þór ŧ ħ", "ore thor t h"),
            ("ＡＢＣ１２３", "abc123"), ("ﬁnance", "finance"), ("Ångström e\u{301}", "angstrom e"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Ёлка Й", "елка и"), ("北京海关", "北京海关"), ("ｶﾀｶﾅ", "カタカナ"), ("①½", "11⁄2"), ("مُحَمَّد", "محمد"),
            ("ﷺ", "صلى الله عليه وسلم"), ("𝐁𝐨𝐥𝐝", "bold"), ("🚢 Ship", "🚢 ship"), ("a\u{00AD}b", "ab"), ("", ""),
            ("한", "\u{1112}\u{1161}\u{11AB}"), ("ǅ Ǳ", "dz dz"), ("Ⅷ", "viii"),
        ])
    func folds(text: String, folded: String) {
        #expect(Array(TextFolder.fold(text).utf8) == Array(folded.utf8))
        #expect(TextFolder.fold(folded) == folded)
    }

    @Test("a composed and a decomposed letter are the same, also in Hangul")
    func composition() {
        #expect(TextFolder.fold("é") == TextFolder.fold("e\u{301}"))
        #expect(TextFolder.fold("한국") == TextFolder.fold("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"))
    }

    @Test("bytes that are not UTF-8 are copied, and nothing stops")
    func invalidBytes() {
        let bytes: [UInt8] = [0x41, 0xFF, 0xC3, 0x41, 0xE2, 0x82, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xC3]
        var folded: [UInt8] = []
        bytes.withUnsafeBufferPointer { TextFolder.fold($0, into: &folded) }
        #expect(folded == [0x61, 0xFF, 0xC3, 0x61, 0xE2, 0x82, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xC3])
    }

    @Test("every scalar value folds to something that folding leaves alone")
    func idempotence() {
        for value in UInt32(0)..<0x110000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = TextFolder.fold(String(scalar))
            #expect(once == TextFolder.fold(once), "U+\(String(value, radix: 16))")
        }
    }
}
