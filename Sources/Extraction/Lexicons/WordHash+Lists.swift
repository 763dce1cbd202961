import Texts

extension WordHash {
    /// The hash of a word that is folded already.
    static func hash(ofFolded word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { bytes in bytes.baseAddress.map { hash($0, bytes.count) } ?? 0 }
    }

    /// The hashes of words written one after the other, for tables in the source.
    static func hashes(_ words: String) -> Set<UInt64> {
        Set(Tokenizer.words(words).map { hash(ofFolded: $0.folded) })
    }
}
