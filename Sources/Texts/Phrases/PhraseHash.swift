/// The hash of the first words of a phrase, made of the hashes of its words one after the other; of one word it is the
/// word's own.
enum PhraseHash {
    @inline(__always)
    static func extended(_ prefix: UInt64, by word: UInt64) -> UInt64 {
        (prefix ^ (word << 23 | word >> 41)) &* 0x9FB2_1C65_1E98_DF25
    }
}
