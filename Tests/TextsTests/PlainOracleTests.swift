import Testing

@testable import Texts

@Suite("Scanning against a plain search")
struct PlainOracleTests {
    private func word(_ random: inout SeededGenerator) -> [PlainOracle.Piece] {
        var pieces: [PlainOracle.Piece] = []
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            if let letter = PlainOracle.letters.randomElement(using: &random) { pieces.append(letter) }
            if Int.random(in: 0..<6, using: &random) == 0 {
                pieces += PlainOracle.marks.shuffled(using: &random).prefix(1)
            }
        }
        if Int.random(in: 0..<7, using: &random) == 0, let single = PlainOracle.singles.randomElement(using: &random) {
            pieces = [single]
        }
        return pieces
    }

    private func text(words: Int, _ random: inout SeededGenerator) -> PlainOracle {
        var pieces: [PlainOracle.Piece] = []
        for _ in 0..<words {
            pieces += word(&random)
            for _ in 0..<[1, 1, 1, 1, 0, 2].shuffled(using: &random)[0] {
                if let gap = PlainOracle.gaps.randomElement(using: &random) { pieces.append(gap) }
            }
            if Int.random(in: 0..<9, using: &random) == 0 {
                pieces += PlainOracle.invisible.shuffled(using: &random).prefix(1)
            }
        }
        return PlainOracle(pieces)
    }

    @Test("ligatures, marks, characters of no width and bytes that are no text: the same is found")
    func exact() {
        var random = SeededGenerator(seed: 77)
        var total = 0
        for _ in 0..<60 {
            var table = PhraseTable()
            var phrases: [[String]: UInt32] = [:]
            for id in 0..<UInt32(120) {
                var pieces: [PlainOracle.Piece] = []
                for i in 0..<Int.random(in: 1...3, using: &random) {
                    if i > 0 { pieces.append(PlainOracle.Piece(" ", .gap)) }
                    pieces += word(&random)
                }
                let phrase = PlainOracle(pieces)
                let key = phrase.words.map(\.folded)
                guard phrases[key] == nil else { continue }
                phrases[key] = id
                let tokens = TokenBuffer()
                phrase.bytes.withUnsafeBufferPointer { _ = table.insert($0, id: id, tokens: tokens) }
            }
            for _ in 0..<4 {
                let text = text(words: 120, &random)
                let expected = text.matches(phrases, mostWords: 3)
                let found = text.bytes.withUnsafeBufferPointer { table.matches(in: $0) }
                #expect(Set(found) == expected)
                #expect(found.count == expected.count)
                total += expected.count
            }
        }
        #expect(total > 2_000)
    }

    private static let names = [
        "İstanbul Weiß Maritime", "Orion Maritime", "Łódź Konstantinov Handel", "Trading Volga Straße",
        "Société Générale Offshore", "Северный Константинов", "محمد الشركة البحرية", "Volga Steel Holding",
    ]

    @Test("a name is found with a typo and in another order among invisible characters, at its place")
    func tolerant() {
        var random = SeededGenerator(seed: 78)
        var table = PhraseTable()
        for (id, name) in Self.names.enumerated() { table.insert(name, id: UInt32(id)) }
        let tolerant = TolerantTable(table)
        for _ in 0..<400 {
            let id = Int.random(in: 0..<Self.names.count, using: &random)
            var words = Self.names[id].split(separator: " ").map(String.init)
            let swapped = Bool.random(using: &random)
            if swapped { words.append(words.removeFirst()) }
            if !swapped || Bool.random(using: &random) { mistype(&words, &random) }
            let marks = ["\u{200E}", "\u{202B}", "\u{2060}", "", ""]
            var mention = ""
            for (i, word) in words.enumerated() {
                if i > 0 { mention += " " + (marks.randomElement(using: &random) ?? "") }
                mention += word
            }
            let before = "İß ﬁ und \u{64B}\u{301} 中国 — "
            let found = tolerant.matches(in: before + mention + ", ÿ.").filter { $0.match.id == UInt32(id) }
            let range = before.utf8.count..<(before + mention).utf8.count
            #expect(found.map { $0.match.start..<$0.match.end } == [range], "\(mention)")
        }
    }

    /// Takes a letter out of the longest word, not its first.
    private func mistype(_ words: inout [String], _ random: inout SeededGenerator) {
        guard let longest = words.indices.max(by: { words[$0].count < words[$1].count }) else { return }
        var letters = Array(words[longest])
        letters.remove(at: Int.random(in: 1..<letters.count, using: &random))
        words[longest] = String(letters)
    }
}
