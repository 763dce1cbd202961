import Testing

@testable import Texts

@Suite("Texts and names that are made to be difficult")
struct AdversarialTests {
    private func found(_ names: [String], _ text: String) -> [String] {
        var table = PhraseTable()
        for (id, name) in names.enumerated() { table.insert(name, id: UInt32(id)) }
        let bytes = Array(text.utf8)
        return table.matches(in: text).map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    }

    @Test(
        "case, ligatures and marks go, and offsets point to what is written",
        arguments: [
            ("istanbul", "x İSTANBUL y", ["İSTANBUL"]), ("İSTANBUL", "x istanbul y", ["istanbul"]),
            ("İSTANBUL İİİ", "İİİİ İstanbul iii.", ["İstanbul iii"]),
            ("Strasse", "STRAẞE straße", ["STRAẞE", "straße"]), ("oﬃce ﬁsh", "office fish", ["office fish"]),
            ("office fish", "oﬃce ﬁsh!", ["oﬃce ﬁsh"]),
            ("José Núñez", "Jose\u{301} Nu\u{301}n\u{303}ez", ["Jose\u{301} Nu\u{301}n\u{303}ez"]),
            ("Jose\u{301} Nu\u{301}n\u{303}ez", "JOSÉ NÚÑEZ", ["JOSÉ NÚÑEZ"]),
            ("Ha\u{302}\u{301}u", "Hấu Hâ\u{301}u", ["Hấu", "Hâ\u{301}u"]), ("ǆ", "ǅ Ǆ", ["ǅ", "Ǆ"]),
            ("محمد علي", "مُحَمَّد عَلِي", ["مُحَمَّد عَلِي"]),
        ])
    func folding(name: String, text: String, expected: [String]) {
        #expect(found([name], text) == expected)
    }

    @Test(
        "marks of direction and characters of no width do not hide a name",
        arguments: [
            "\u{200E}Sea Pride\u{200E}", "Sea\u{200F} Pride", "Sea \u{202A}Pride\u{202C}",
            "\u{2067}Sea\u{2069} \u{2067}Pride", "Sea\u{200B} Pride", "Sea\u{2060} Pride", "Sea \u{FEFF}Pride",
            "Sea\u{61C} Pride", "Sea\u{AD} Pri\u{AD}de", "Se\u{200D}a Pr\u{200C}ide", "Sea\u{A0}Pride",
            "Sea\u{200B}Pride",
        ])
    func invisible(text: String) {
        #expect(found(["Sea Pride"], text).count == 1)
        #expect(scan(["Sea Pride Maritime"], text + " Martime") == (0, 1))
    }

    @Test("what a full stop or a comma divides, an invisible character does not join")
    func dividers() {
        #expect(found(["Sea Pride"], "Sea,\u{200B} Pride. Sea\n\u{200B}\nPride Sea;\u{200E}Pride") == [])
    }

    @Test(
        "bytes that are not UTF-8 stand between words",
        arguments: [
            (Array("Sea Pride".utf8) + [0xFF], 1), ([0xC3] + Array("Sea Pride".utf8), 1),
            ([0xE2, 0x80] + Array("Sea Pride".utf8), 1), (Array("Sea ".utf8) + [0x80] + Array("Pride".utf8), 0),
            (Array("Se".utf8) + [0xF5] + Array("a Pride".utf8), 0),
            ([0xED, 0xA0, 0x80] + Array("Sea Pride".utf8) + [0xF0, 0x9F], 1),
        ] as [([UInt8], Int)])
    func invalid(text: [UInt8], count: Int) {
        var table = PhraseTable()
        table.insert("Sea Pride", id: 1)
        let matches = text.withUnsafeBufferPointer { table.matches(in: $0) }
        #expect(matches.count == count)
    }

    @Test("a dictionary may hold empty, one-letter and duplicate names")
    func poorNames() {
        let names = ["", " ", "…", "a", "A", "á", "é", "\u{301}", "中", "a b", "A-B", "\u{AD}", "0", "\u{200B}"]
        let text = "a B é 中国 0"
        #expect(found(names, text) == ["a", "a", "a", "a B", "a B", "é", "中", "0"])
        #expect(scan(names, text) == (8, 0))
        #expect(scan(names, "") == (0, 0))
        #expect(scan([], text) == (0, 0))
    }

    @Test("ten megabytes in one line, and names at both ends")
    func longLine() {
        let times = 150_000
        let filler = "the ship Orion Martime of Volga brought to the port what nobody had ordered, "
        let text = "Sea Pride " + String(repeating: filler, count: times) + "Sea Pride"
        #expect(text.utf8.count > 10_000_000)
        #expect(scan(["Sea Pride", "Orion Maritime"], text) == (2, times))
    }

    @Test("a million times one word, and names of little else: time grows with the text, not with its square")
    func repeatedPrefixes() {
        let names =
            (1...60).map { String(repeating: "a ", count: $0) + "b" } + ["Aaaaaa Aaaaaab", "Aaaaaa Aaab Aaaaaa"]
        #expect(scan(names, String(repeating: "a ", count: 1_000_000) + "b").exact == 60)
        let other = scan(names, String(repeating: "Aaaaaa ", count: 100_000))
        #expect(other.exact == 0)
        #expect(other.tolerant > 0)
    }

    @Test("very many names with the same beginning, and a text of their beginnings")
    func sharedBeginnings() {
        let names = (0..<3_000).map { "Alpha Beta\($0 % 10) Branch\($0)" }
        let text = String(repeating: "Alpha Beta1 Branch77 Alpha Beta3 Branch5 Alpha Branch12345 ", count: 300)
        #expect(scan(names, text + "Alpha Beta3 Branch13").exact == 1)
    }

    private func scan(_ names: [String], _ text: String) -> (exact: Int, tolerant: Int) {
        var table = PhraseTable()
        for (id, name) in names.enumerated() { table.insert(name, id: UInt32(id)) }
        var text = text
        return text.withUTF8 { bytes in
            (table.matches(in: bytes).count, TolerantTable(table).matches(in: bytes).count)
        }
    }
}
