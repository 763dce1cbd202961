import Testing

@testable import Texts

@Suite("Words")
struct TokenizerTests {
    static let cases: [(String, [String])] = [
        ("", []), (" .,;", []), ("SEA PRIDE", ["sea", "pride"]), ("under_score", ["under", "score"]),
        ("e-mail O'Neil’s", ["e", "mail", "o", "neil", "s"]), ("Straße Łódź", ["strasse", "lodz"]),
        ("İstanbul’da", ["istanbul", "da"]), ("e\u{301}te\u{301} x", ["ete", "x"]), ("\u{301}x", ["x"]),
        ("北京海关 ABC", ["北", "京", "海", "关", "abc"]), ("カメラ", ["カ", "メ", "ラ"]), ("A股x", ["a", "股", "x"]),
        ("ไทย", ["ไ", "ท", "ย"]), ("ก็ข", ["ก็", "ข"]),
        ("हिन्दी भाषा", ["ह\u{93F}नद\u{940}", "भ\u{93E}ष\u{93E}"]), ("مُحَمَّد علي", ["محمد", "علي"]),
        ("🚢ship🚢", ["ship"]), ("Mo\u{AD}hammad", ["mohammad"]), ("\u{AD}", []),
        ("US$1,234.5", ["us", "1", "234", "5"]),
        ("Ⅷ ½", ["viii", "1⁄2"]), ("ＡＢ１", ["ab1"]), ("한국", ["\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"]),
        (String(repeating: "Abcd", count: 40), [String(repeating: "abcd", count: 40)]),
    ]

    @Test(
        "words are folded runs of letters and digits, one character a word where there are no spaces", arguments: cases)
    func words(text: String, words: [String]) {
        #expect(Tokenizer.words(text).map(\.folded) == words)
    }

    @Test("offsets point into the text as it was written")
    func offsets() {
        let text = "x İstanbul, weiß\u{301}; e\u{301}🚢漢字\n"
        let bytes = Array(text.utf8)
        let written = Tokenizer.words(text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(written == ["x", "İstanbul", "weiß\u{301}", "e\u{301}", "漢", "字"])
    }

    @Test("a word is the same at every place of a block of 64 bytes, and at the end of the text")
    func places() {
        for word in ["a", "Tin", "Straße", "Zürich", "abcdefghijklmnop", "abcdefghijklmnopq"] {
            let folded = TextFolder.fold(word)
            for lead in 0..<140 {
                for tail in ["", " ", " tail of some length that goes on"] {
                    let text = String(repeating: ".", count: lead) + word + tail
                    let first = Tokenizer.words(text).first
                    #expect(first?.folded == folded)
                    #expect(first?.range == lead..<lead + word.utf8.count)
                }
            }
        }
    }

    @Test("equal folded words have equal hashes, however they are written and wherever they stand")
    func hashes() {
        let text = "Strasse STRASSE straße ſtrasse . strasse"
        let hashes = hashes(of: text)
        #expect(hashes.count == 5)
        #expect(Set(hashes).count == 1)
        #expect(Set(self.hashes(of: "abcdefgh abcdefghi abcdefg a b ab ba")).count == 7)
    }

    private func hashes(of text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { bytes in
            let buffer = TokenBuffer()
            Tokenizer.scan(bytes, into: buffer)
            return (0..<buffer.count).map { buffer[$0].hash }
        }
    }

    @Test("any bytes are survived; words lie in order within the text")
    func randomBytes() {
        var random = SeededGenerator(seed: 7)
        let buffer = TokenBuffer()
        for _ in 0..<3000 {
            let bytes = random.bytes(upTo: 200)
            bytes.withUnsafeBufferPointer { text in
                Tokenizer.scan(text, into: buffer)
                var last = 0
                for i in 0..<buffer.count {
                    let token = buffer[i]
                    #expect(Int(token.start) >= last && token.end > token.start && Int(token.end) <= text.count)
                    last = Int(token.end)
                    #expect(buffer.withFolded(i, of: text) { !$0.isEmpty })
                }
            }
        }
    }

    @Test("the words in place are the folded words, and stems hash as words of their own")
    func wordsInPlace() {
        let text = Array("Der ÖL-Preis İN Straße 2024 Kupferkonzentrate X".utf8)
        text.withUnsafeBufferPointer { text in
            let buffer = TokenBuffer()
            Tokenizer.scan(text, into: buffer)
            buffer.withWords(of: text) { words in
                for i in 0..<words.count {
                    let folded = buffer.withFolded(i, of: text) { Array($0) }
                    let word = words.word(i)
                    #expect((0..<word.count).map { word[$0] } == folded)
                    #expect(folded.withUnsafeBufferPointer { word.isEqual(to: $0) && word.starts(with: $0) })
                    #expect(words.head(i) == folded.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
                }
            }
            let stems = TokenBuffer()
            stems.fill(shortening: buffer, of: text) { min(3, $0.count) }
            let expected = ["der", "ol", "pre", "in", "str", "202", "kup", "x"].map { word -> UInt64 in
                let bytes = Array(word.utf8)
                return bytes.withUnsafeBufferPointer { $0.baseAddress.map { WordHash.hash($0, bytes.count) } ?? 0 }
            }
            #expect((0..<stems.count).map { stems[$0].hash } == expected)
        }
    }
}

/// SplitMix64: the same numbers every time.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Bytes of any value, or pieces of UTF-8 cut anywhere.
    mutating func bytes(upTo most: Int) -> [UInt8] {
        let count = Int.random(in: 0...most, using: &self)
        if Bool.random(using: &self) { return (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) } }
        let pieces = Array("aé中İß e\u{301}🚢ไทย\u{AD}\u{200D}قá½ﷺ한.-’\"\\u12\n".utf8)
        return (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &self)] }
    }
}
