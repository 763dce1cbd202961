import Testing

@testable import Texts

@Suite("Phrases")
struct PhraseTableTests {
    private func found(_ phrases: [String], _ text: String) -> [String] {
        var table = PhraseTable()
        for (i, phrase) in phrases.enumerated() { table.insert(phrase, id: UInt32(i)) }
        let bytes = Array(text.utf8)
        return table.matches(in: text).map {
            "\($0.id):" + String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
        }
    }

    @Test(
        "whole words, folded, with what may stand between them",
        arguments: [
            (["Sea Pride"], "The SEA PRIDE sailed.", ["0:SEA PRIDE"]),
            (
                ["Sea Pride"], "The sea\npride, sea-pride, Sea’Pride, sea'pride",
                ["0:sea\npride", "0:sea-pride", "0:Sea’Pride", "0:sea'pride"]
            ),
            (["Sea Pride"], "sea, pride. sea.Pride sea  \n pride", ["0:sea.Pride", "0:sea  \n pride"]),
            (["Sea Pride"], "sea\n\npride", []), (["sea"], "seas undersea sea", ["0:sea"]),
            (
                ["Orion Co., Ltd."], "ORION CO., LTD and Orion Co Ltd and Orion Co.,\nLtd",
                ["0:ORION CO., LTD", "0:Orion Co Ltd", "0:Orion Co.,\nLtd"]
            ),
            (["Łódź Öl GmbH"], "Lodz OL gmbh", ["0:Lodz OL gmbh"]),
            (["A", "A B", "A B C", "B C"], "a b c", ["0:a", "1:a b", "2:a b c", "3:b c"]),
            (["北京海关"], "在北京海关。", ["0:北京海关"]), (["İpek"], "xx İpek", ["0:İpek"]),
            (["a b a b"], "a b a b a b", ["0:a b a b", "0:a b a b"]),
            (["S.A. Holding"], "S.A. Holding", ["0:S.A. Holding"]), ([""], "x", []), (["…"], "x", []),
        ])
    func rules(phrases: [String], text: String, found: [String]) {
        #expect(self.found(phrases, text) == found)
    }

    @Test("one phrase may have several ids; an id goes when it is removed, and may come again")
    func identifiers() {
        var table = PhraseTable()
        table.insert("Sea Pride", id: 1)
        table.insert("SEA-PRIDE", id: 2)
        table.insert("sea", id: 3)
        table.insert("Sea Pride", id: 2)
        #expect(table.matches(in: "sea pride").map(\.id) == [3, 1, 2])
        let removals = [table.remove("sea pride", id: 1), table.remove("sea pride", id: 1)]
        #expect(removals == [true, false])
        #expect(table.matches(in: "sea pride").map(\.id) == [3, 2])
        table.remove("Sea Pride", id: 2)
        #expect(table.matches(in: "sea pride").map(\.id) == [3])
        table.insert("sea pride", id: 9)
        #expect(table.matches(in: "sea pride").map(\.id) == [3, 9])
        let unknown = table.remove("no such phrase", id: 9)
        #expect(!unknown)
    }

    @Test("of overlapping matches the longest stay, with all their ids")
    func longest() {
        var table = PhraseTable()
        for (id, phrase) in ["oil", "crude oil", "crude oil price", "price cap", "cap", "crude oil price"].enumerated()
        {
            table.insert(phrase, id: UInt32(id))
        }
        var matches = table.matches(in: "crude oil price cap, oil")
        PhraseMatch.keepLongest(&matches)
        #expect(matches.map(\.id) == [2, 5, 4, 0])
    }

    @Test("what is found is what a plain search finds, for random phrases in random texts")
    func oracle() {
        var random = SeededGenerator(seed: 42)
        let words = [
            "a", "b", "ab", "ö", "O", "straße", "strasse", "中", "国", "x1", "internationalisation", "É", "e\u{301}",
        ]
        let gaps = [" ", "-", "\n", "'", "’", ", ", " ", " "]
        for round in 0..<60 {
            var table = PhraseTable(capacity: round % 2 == 0 ? 1 : 500)
            var phrases: [[String]: UInt32] = [:]
            for id in 0..<UInt32(150) {
                let phrase = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
                    words.randomElement(using: &random)
                }
                let key = Tokenizer.words(phrase.joined(separator: " ")).map(\.folded)
                if phrases[key] == nil {
                    phrases[key] = id
                    table.insert(phrase.joined(separator: " "), id: id)
                }
            }
            var text = ""
            for _ in 0..<80 {
                text += words.randomElement(using: &random) ?? ""
                text += gaps.randomElement(using: &random) ?? ""
            }
            #expect(Set(table.matches(in: text)) == plainSearch(phrases, text))
        }
    }

    private func plainSearch(_ phrases: [[String]: UInt32], _ text: String) -> Set<PhraseMatch> {
        let words = Tokenizer.words(text)
        let bytes = Array(text.utf8)
        var found: Set<PhraseMatch> = []
        for first in words.indices {
            for last in first..<min(words.count, first + 4) {
                if last > first {
                    let gap = bytes[words[last - 1].range.upperBound..<words[last].range.lowerBound]
                    if gap.elementsEqual(", ".utf8) { break }
                }
                if let id = phrases[words[first...last].map(\.folded)] {
                    found.insert(
                        PhraseMatch(
                            start: words[first].range.lowerBound, end: words[last].range.upperBound, token: first,
                            tokenCount: last - first + 1, id: id))
                }
            }
        }
        return found
    }

    @Test("many phrases are found again after the table has grown")
    func growth() {
        var table = PhraseTable(capacity: 1)
        for i in 0..<20_000 { table.insert("name\(i) of\(i % 7) house\(i / 3)", id: UInt32(i)) }
        for i in stride(from: 0, to: 20_000, by: 97) {
            #expect(table.matches(in: "the Name\(i) of\(i % 7)\nHOUSE\(i / 3).").map(\.id) == [UInt32(i)])
        }
        #expect(table.count == 20_000)
    }

    @Test("any bytes are survived, as phrase and as text")
    func randomBytes() {
        var random = SeededGenerator(seed: 3)
        var table = PhraseTable()
        let tokens = TokenBuffer()
        for id in 0..<UInt32(2000) {
            let bytes = random.bytes(upTo: 20)
            bytes.withUnsafeBufferPointer { _ = table.insert($0, id: id, tokens: tokens) }
        }
        for _ in 0..<1000 {
            let bytes = random.bytes(upTo: 300)
            bytes.withUnsafeBufferPointer { text in
                Tokenizer.scan(text, into: tokens)
                var matches: [PhraseMatch] = []
                table.matches(in: tokens, of: text, into: &matches)
                #expect(matches.allSatisfy { $0.start >= 0 && $0.start < $0.end && $0.end <= text.count })
            }
        }
    }
}
