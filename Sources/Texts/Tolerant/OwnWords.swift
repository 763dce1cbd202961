/// Which words of a phrase count: its own, that is those of three letters or more that are no particles; all of them if
/// less than two are its own.
struct OwnWords {
    /// A bit for each word.
    let bits: Int
    /// Characters of the longest word.
    let longest: Int

    init(_ words: UnsafeBufferPointer<PhraseWord>) {
        var own = 0
        var longest = 0
        NameParticles.shared.withTable { particles in
            for (i, word) in words.enumerated() {
                let length = Int(word.length)
                longest = max(longest, length)
                own |= particles.isOwn(word.hash, length: length) ? 1 << i : 0
            }
        }
        bits = own.nonzeroBitCount < 2 ? ~0 : own
        self.longest = longest
    }

    func contains(_ word: Int) -> Bool { bits & 1 << word != 0 }

    /// Whether all count because there are not two that are the phrase's own.
    var isAll: Bool { bits == ~0 }
}
