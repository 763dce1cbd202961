import Texts

/// Words of which one must or must not stand near a term.
struct ContextWords: Sendable {
    /// The hashes of single words.
    private var singles: [UInt64] = []
    /// Words of several parts (`made-in`): the hashes of the parts.
    private var sequences: [[UInt64]] = []
    /// Beginnings of words (`evasi*`), folded.
    private var beginnings: [[UInt8]] = []

    var isEmpty: Bool { singles.isEmpty && sequences.isEmpty && beginnings.isEmpty }

    mutating func insert(_ hashes: [UInt64]) {
        if hashes.count == 1 { singles += hashes } else { sequences.append(hashes) }
    }

    mutating func insert(beginning: [UInt8]) { beginnings.append(beginning) }

    /// Whether one of them stands within so many words before or behind the words `first ..< end`.
    func stand(near first: Int, _ end: Int, within window: Int, _ words: TextWords) -> Bool {
        stand(in: max(0, first - window)..<first, words)
            || stand(in: min(end, words.count)..<min(words.count, end + window), words)
    }

    private func stand(in range: Range<Int>, _ words: TextWords) -> Bool {
        for at in range {
            let hash = words[at].hash
            if singles.contains(hash) || sequences.contains(where: { isThere($0, at, words) }) { return true }
            guard !beginnings.isEmpty else { continue }
            let word = words.word(at)
            if beginnings.contains(where: { $0.withUnsafeBufferPointer(word.starts) }) { return true }
        }
        return false
    }

    private func isThere(_ hashes: [UInt64], _ at: Int, _ words: TextWords) -> Bool {
        at + hashes.count <= words.count && hashes.indices.allSatisfy { words[at + $0].hash == hashes[$0] }
    }
}
