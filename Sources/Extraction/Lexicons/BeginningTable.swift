import Texts

/// Terms that end in a star: the last word stands for every word that begins so. Found by the first bytes of the last
/// word, proved backwards.
struct BeginningTable: Sendable {
    private struct Entry {
        /// Folded; the last is a beginning.
        var words: [[UInt8]]
        var id: UInt32
    }

    private var entries: [Entry] = []
    /// By the first two bytes of the last word (all bits of a shorter one's second byte are 0).
    private var byStart: [UInt16: [Int32]] = [:]
    /// Whether anything begins with these two bytes.
    private var starts = [UInt64](repeating: 0, count: 1024)

    /// False when the beginning is shorter than two bytes: it would stand for nearly everything.
    mutating func insert(_ words: [[UInt8]], id: UInt32) -> Bool {
        guard let last = words.last, last.count >= 2 else { return false }
        let key = UInt16(last[0]) << 8 | UInt16(last[1])
        byStart[key, default: []].append(Int32(entries.count))
        starts[Int(key >> 6)] |= 1 << UInt64(key & 63)
        entries.append(Entry(words: words, id: id))
        return true
    }

    func matches(
        in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, into matches: inout [PhraseMatch]
    ) {
        guard !entries.isEmpty else { return }
        for i in 0..<tokens.count {
            let key = tokens.withFolded(i, of: text) { $0.count < 2 ? 0 : UInt16($0[0]) << 8 | UInt16($0[1]) }
            guard starts[Int(key >> 6)] & 1 << UInt64(key & 63) != 0 else { continue }
            for index in byStart[key] ?? [] {
                let entry = entries[Int(index)]
                let first = i - entry.words.count + 1
                guard first >= 0, isThere(entry, first, tokens, text) else { continue }
                matches.append(
                    PhraseMatch(
                        start: Int(tokens[first].start), end: Int(tokens[i].end), token: first,
                        tokenCount: entry.words.count, id: entry.id))
            }
        }
    }

    private func isThere(
        _ entry: Entry, _ first: Int, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        for (k, word) in entry.words.enumerated() {
            let isLast = k == entry.words.count - 1
            let fits = tokens.withFolded(first + k, of: text) {
                isLast ? $0.starts(with: word) : $0.elementsEqual(word)
            }
            guard fits, isLast || tokens[first + k + 1].start <= tokens[first + k].end + 2 else { return false }
        }
        return true
    }
}
