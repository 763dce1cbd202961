import Testing

@testable import Texts

@Suite("Tables that change")
struct PhraseChangesTests {
    private static let words = [
        "Orion", "Maritime", "Volga", "Steel", "Konstantinov", "Trading", "of", "the", "Bank", "Nationale", "Ltd", "S",
        "Öl", "Straße", "Иванов", "Константинов", "2000", "Orino", "Bin", "Ahmed",
    ]

    private func phrase(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...7, using: &random)).compactMap { _ in Self.words.randomElement(using: &random) }
            .joined(separator: " ")
    }

    /// Words of phrases, now and then mistyped, in small letters or with something between.
    private func text(_ phrases: [String], _ random: inout SeededGenerator) -> String {
        var words: [String] = []
        for _ in 0..<30 {
            var phrase = (phrases.randomElement(using: &random) ?? "").split(separator: " ").map(String.init)
            if Bool.random(using: &random) { phrase.shuffle(using: &random) }
            for var word in phrase {
                let roll = Int.random(in: 0..<12, using: &random)
                if roll < 3, word.count > 2 {
                    var letters = Array(word)
                    letters.remove(at: Int.random(in: 1..<letters.count, using: &random))
                    word = String(letters)
                } else if roll == 3 {
                    word = word.lowercased()
                }
                words.append(word + (roll == 4 ? "," : roll == 5 ? "." : ""))
            }
        }
        return words.joined(separator: " ")
    }

    private func found(_ table: TolerantTable, _ text: String) -> [TolerantMatch] {
        var text = text
        return text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            var matches: [TolerantMatch] = []
            table.matches(in: tokens, of: bytes, into: &matches)
            return matches
        }
    }

    @Test("after any changes a table finds what one made anew finds, word for word and with typos")
    func changes() {
        var random = SeededGenerator(seed: 5)
        var total = 0
        for round in 0..<25 {
            var exact = PhraseTable(capacity: 1)
            if round % 2 == 0 { exact.prepareTolerant() }
            var tolerant = TolerantTable(exact)
            var pairs: [(phrase: String, id: UInt32)] = []
            for step in 0..<150 {
                if Int.random(in: 0..<3, using: &random) == 0, let index = pairs.indices.randomElement(using: &random) {
                    let (phrase, id) = pairs[index]
                    let key = Tokenizer.words(phrase).map(\.folded)
                    pairs.removeAll { $0.id == id && Tokenizer.words($0.phrase).map(\.folded) == key }
                    exact.remove(phrase, id: id)
                    tolerant.remove(phrase, id: id)
                } else {
                    let pair = (phrase: phrase(&random), id: UInt32(step % 40))
                    pairs.append(pair)
                    exact.insert(pair.phrase, id: pair.id)
                    tolerant.insert(pair.phrase, id: pair.id)
                }
            }
            var fresh = PhraseTable(capacity: 500)
            for pair in pairs.shuffled(using: &random) { fresh.insert(pair.phrase, id: pair.id) }
            let freshTolerant = TolerantTable(fresh)
            for _ in 0..<6 {
                let text = text(pairs.map(\.phrase), &random)
                #expect(Set(exact.matches(in: text)) == Set(fresh.matches(in: text)))
                let expected = found(freshTolerant, text)
                #expect(found(tolerant, text) == expected)
                #expect(found(TolerantTable(exact), text) == expected)
                total += expected.count
            }
        }
        #expect(total > 1_000)
    }

    @Test("a phrase may have very many ids, and they come and go quickly")
    func manyIDs() {
        var table = PhraseTable()
        for id in 0..<UInt32(50_000) { table.insert("Volga Steel", id: id) }
        for id in 0..<UInt32(50_000) { table.insert("volga-steel", id: id) }
        #expect(table.matches(in: "Volga Steel").map(\.id) == Array(0..<50_000))
        for id in (1..<UInt32(50_000)) { table.remove("Volga Steel", id: id) }
        #expect(table.matches(in: "Volga Steel").map(\.id) == [0])
        table.remove("Volga Steel", id: 0)
        #expect(table.matches(in: "Volga Steel").isEmpty)
    }

    @Test("a copy keeps what it had when the other changes")
    func copies() {
        var table = PhraseTable()
        table.insert("Volga Steel", id: 1)
        let snapshot = TolerantTable(table)
        table.remove("Volga Steel", id: 1)
        table.insert("Orion Maritime", id: 2)
        #expect(found(snapshot, "Volga Stele").map(\.match.id) == [1])
        #expect(found(snapshot, "Steel Volga, Maritime Orion").map(\.match.id) == [1])
        #expect(found(TolerantTable(table), "Steel Volga, Maritime Orion").map(\.match.id) == [2])
    }
}
