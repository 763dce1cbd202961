import Testing

@testable import Texts

@Suite("Phrases with typos and swapped words")
struct TolerantTableTests {
    private func found(_ phrases: [String], _ text: String) -> [String] {
        var table = PhraseTable()
        for (id, phrase) in phrases.enumerated() { table.insert(phrase, id: UInt32(id)) }
        let tolerant = TolerantTable(table)
        var text = text
        return text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            var matches: [TolerantMatch] = []
            tolerant.matches(in: tokens, of: bytes, into: &matches)
            #expect(matches.allSatisfy { $0.score < 1 && $0.score > 0.5 })
            return matches.map {
                "\($0.match.id):" + String(decoding: bytes[$0.match.start..<$0.match.end], as: UTF8.self)
            }
        }
    }

    @Test(
        "one word may be mistyped, words may be swapped, both",
        arguments: [
            ("met Orion Martime today", ["0:Orion Martime"]), ("met Oiron Maritime today", ["0:Oiron Maritime"]),
            ("met Maritime Orion today", ["0:Maritime Orion"]), ("met MARITIMES, ORION today", ["0:MARITIMES, ORION"]),
            ("met Orion Mxaritime", ["0:Orion Mxaritime"]), ("met Orion Maritime today", []),
            ("met Orino Martime", []), ("met Brion Maritime", []), ("Orion. Martime", []), ("maritime orion", []),
        ])
    func edits(text: String, expected: [String]) {
        #expect(found(["Orion Maritime"], text) == expected)
    }

    @Test("two typos need a word of nine letters, none is allowed below five")
    func lengths() {
        #expect(found(["Boris Konstantinov"], "Boris Knstantniov came") == ["0:Boris Knstantniov"])
        #expect(found(["Boris Kolomna"], "Boris Klmna came") == [])
        #expect(found(["Boris Wong"], "Boris Wang came") == [])
    }

    @Test("other scripts count in letters, not in bytes")
    func scripts() {
        #expect(found(["Иван Константинов"], "Иван Константинав пришел") == ["0:Иван Константинав"])
        #expect(found(["Иван Петр"], "Иван Петя") == [])
    }

    @Test("of places that overlap the surest stays, and every id of the phrase is given")
    func places() {
        #expect(found(["Alpha Beta Gamma", "alpha beta gamma"], "Gamma Alpha Beta Gamma Alpha").count == 2)
        #expect(found(["Volga Steel", "Volga-Steel"], "Steel Volga") == ["0:Steel Volga", "1:Steel Volga"])
    }

    @Test("the distance is that of a full table, for random words")
    func distance() {
        var random = SeededGenerator(seed: 21)
        let letters = Array("abc".utf8)
        for _ in 0..<20_000 {
            let a = word(&random, letters)
            let b = word(&random, letters)
            let plain = fullDistance(a, b)
            let quick = a.withUnsafeBufferPointer { x in b.withUnsafeBufferPointer { EditDistance.within(2, x, $0) } }
            #expect(quick == (plain <= 2 && (a.first == b.first) ? plain : nil))
        }
    }

    private func word(_ random: inout SeededGenerator, _ letters: [UInt8]) -> [UInt8] {
        (0..<Int.random(in: 3...8, using: &random)).map { _ in letters[Int.random(in: 0..<3, using: &random)] }
    }

    /// Optimal string alignment.
    private func fullDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var d = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { d[i][0] = i }
        for j in 0...b.count { d[0][j] = j }
        for i in 1...a.count {
            for j in 1...b.count {
                d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    d[i][j] = min(d[i][j], d[i - 2][j - 2] + 1)
                }
            }
        }
        return d[a.count][b.count]
    }

    @Test("any bytes are survived")
    func randomBytes() {
        var random = SeededGenerator(seed: 33)
        var table = PhraseTable()
        let tokens = TokenBuffer()
        for id in 0..<UInt32(1000) {
            random.bytes(upTo: 24).withUnsafeBufferPointer { _ = table.insert($0, id: id, tokens: tokens) }
        }
        let tolerant = TolerantTable(table)
        for _ in 0..<500 {
            random.bytes(upTo: 300).withUnsafeBufferPointer { text in
                Tokenizer.scan(text, into: tokens)
                var matches: [TolerantMatch] = []
                tolerant.matches(in: tokens, of: text, into: &matches)
                #expect(matches.allSatisfy { $0.match.start < $0.match.end && $0.match.end <= text.count })
            }
        }
    }
}
