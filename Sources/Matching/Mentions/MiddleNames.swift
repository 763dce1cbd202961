import Records
import Texts

/// Finds people of the register whose name a text has with one more between: `Ivan Petrovich Shumilov`, `Ivan P. Shumilov`
/// for `Ivan Shumilov`. Names of two words only.
struct MiddleNames: Sendable {
    /// Places among the entities, by both words.
    private var people: [UInt64: [Int32]] = [:]

    init(_ entities: [Entity]) {
        let tokens = TokenBuffer()
        for (i, entity) in entities.enumerated() where entity.schema == .person {
            for name in [entity.name] + entity.aliases {
                var name = name
                name.withUTF8 { Tokenizer.scan($0, into: tokens) }
                guard tokens.count == 2, tokens[0].foldCount > 1, tokens[1].foldCount > 2 else { continue }
                let isTurned = name.contains(",")
                let key = MiddleNames.key(tokens[isTurned ? 1 : 0].hash, tokens[isTurned ? 0 : 1].hash)
                people[key, default: []].append(Int32(truncatingIfNeeded: i))
            }
        }
    }

    private static func key(_ first: UInt64, _ last: UInt64) -> UInt64 { first &* 0x9E37_79B9_7F4A_7C15 ^ last }

    /// Calls `use` with the first of three words and a person's place.
    func find(in words: TextWords, _ use: (Int, Int32) -> Void) {
        guard !people.isEmpty, words.count > 2 else { return }
        // How many words up to this one begin with a capital.
        var capitals = 0
        for i in 0..<words.count {
            guard isCapital(i, words) else {
                capitals = 0
                continue
            }
            capitals += 1
            guard capitals > 2, isJoined(i - 1, words), isJoined(i, words) else { continue }
            for person in people[MiddleNames.key(words[i - 2].hash, words[i].hash)] ?? [] { use(i - 2, person) }
        }
    }

    private func isCapital(_ i: Int, _ words: TextWords) -> Bool {
        let start = Int(words[i].start)
        let first = words.text[start]
        return first < 0x80 ? first &- 65 < 26 : first < 0xD4 && WrittenLetters.isCapital(words.text, at: start)
    }

    /// One space or hyphen before a word, and a full stop as well behind an initial.
    private func isJoined(_ i: Int, _ words: TextWords) -> Bool {
        let gap = words.text[Int(words[i - 1].end)..<Int(words[i].start)]
        if gap.count == 1 { return gap.first == 0x20 || gap.first == 0x2D }
        return gap.count == 2 && words[i - 1].foldCount < 3 && gap.elementsEqual(". ".utf8)
    }
}
