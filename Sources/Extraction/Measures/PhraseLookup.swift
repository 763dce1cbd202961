import Texts

/// Phrases of up to four words by what they stand for, looked up at a word of a text.
struct PhraseLookup<Value: Sendable>: Sendable {
    /// By the hash of the first word: the hashes of the others, the longest phrase first.
    private var phrases: [UInt64: [(rest: [UInt64], value: Value)]] = [:]

    /// Of pairs of a value and its phrases, separated by `|`.
    init(_ table: [(Value, String)]) {
        for (value, names) in table {
            for name in names.split(separator: "|") {
                let hashes = Tokenizer.words(String(name)).map(\.folded).map(WordHash.hash(ofFolded:))
                guard let first = hashes.first else { continue }
                phrases[first, default: []].append((Array(hashes.dropFirst()), value))
            }
        }
        for first in phrases.keys { phrases[first]?.sort { $0.rest.count > $1.rest.count } }
    }

    /// The longest phrase that begins at the word: its value, and the word behind it.
    func find(_ words: TextWords, at: Int) -> (value: Value, end: Int)? {
        guard at < words.count, let candidates = phrases[words[at].hash] else { return nil }
        for (rest, value) in candidates where at + rest.count < words.count {
            if rest.indices.allSatisfy({ words[at + 1 + $0].hash == rest[$0] }) { return (value, at + 1 + rest.count) }
        }
        return nil
    }
}
