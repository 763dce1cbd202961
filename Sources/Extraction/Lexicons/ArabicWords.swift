import Texts

/// Arabic words that are looked for one by one, in all their forms: the words of `not:` and `need:`.
struct ArabicWords: Sendable {
    /// Spellings by the hashes of their keys.
    private var spellings: [UInt64: [[UInt8]]] = [:]

    var isEmpty: Bool { spellings.isEmpty }

    /// Adds a word as it is written; false for what is no single word of Arabic letters.
    mutating func insert(_ written: String) -> Bool {
        var written = written
        return written.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            guard tokens.count == 1 else { return false }
            return tokens.withWords(of: bytes) { words in
                guard ArabicForms.isArabic(words.word(0)) else { return false }
                let spelling = ArabicForms.spelling(0, of: words)
                for key in ArabicForms.keys(ofTerm: words) {
                    let letters = ArabicForms.letters(String(decoding: key, as: UTF8.self))
                    spellings[ArabicForms.hash(letters[...]), default: []].append(spelling)
                }
                return true
            }
        }
    }

    /// Whether the word of a text is a form of one of them.
    func contain(_ word: FoldedWord) -> Bool {
        guard ArabicForms.isArabic(word) else { return false }
        return ArabicForms.hasKey(word) { hash in
            guard let candidates = spellings[hash] else { return false }
            return candidates.contains { $0.withUnsafeBufferPointer { ArabicForms.isForm(word, of: $0) } }
        }
    }
}
