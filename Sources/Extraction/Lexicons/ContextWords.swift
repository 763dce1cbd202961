import Texts

/// Words of which one must or must not stand near a term.
struct ContextWords: Sendable {
    /// The hashes of single words.
    private var singles: [UInt64] = []
    /// Words that count with what is written together with them.
    private var attached = ArabicWords()
    /// Words of several parts (`made-in`): the hashes of the parts.
    private var sequences: [[UInt64]] = []
    /// Beginnings of words (`evasi*`), folded.
    private var beginnings: [[UInt8]] = []

    var isEmpty: Bool { singles.isEmpty && attached.isEmpty && sequences.isEmpty && beginnings.isEmpty }

    mutating func insert(_ hashes: [UInt64]) {
        if hashes.count == 1 { singles += hashes } else { sequences.append(hashes) }
    }

    /// An Arabic word in all its forms; false for what is none.
    mutating func insert(attaching word: String) -> Bool { attached.insert(word) }

    mutating func insert(beginning: [UInt8]) { beginnings.append(beginning) }

    /// The place of the first of them within so many words before or behind the words `first ..< end`; nil where none
    /// is. One of several parts may reach into these words: `grain-fed` stands near `grain`.
    func place(near first: Int, _ end: Int, within window: Int, _ words: TextWords) -> Int? {
        let end = min(end, words.count)
        let around = max(0, first - window)..<min(words.count, end + window)
        for sequence in sequences {
            for at in around where isThere(sequence, at, words) && (at < first || at + sequence.count > end) {
                return at
            }
        }
        return place(in: around.lowerBound..<first, words) ?? place(in: end..<around.upperBound, words)
    }

    private func place(in range: Range<Int>, _ words: TextWords) -> Int? {
        for at in range {
            if singles.contains(words[at].hash) { return at }
            guard !beginnings.isEmpty || !attached.isEmpty else { continue }
            let word = words.word(at)
            if !attached.isEmpty, attached.contain(word) { return at }
            if beginnings.contains(where: { $0.withUnsafeBufferPointer(word.starts) }) { return at }
        }
        return nil
    }

    private func isThere(_ hashes: [UInt64], _ at: Int, _ words: TextWords) -> Bool {
        at + hashes.count <= words.count && hashes.indices.allSatisfy { words[at + $0].hash == hashes[$0] }
    }
}
