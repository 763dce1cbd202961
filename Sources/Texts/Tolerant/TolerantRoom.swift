/// Room for the tolerant search, used again for text after text. It belongs to the `TokenBuffer` of a text.
final class TolerantRoom {
    /// So many places are looked at in one go; each gives eight questions at most.
    static let places = 512
    static let mostCandidates = 1024

    /// A key and the word beside it.
    struct Question {
        let cell: UInt64
        let key: UInt32
        let other: UInt32
    }

    /// A phrase and the two words of the text that may be of it: the first, and how far the other is from it.
    struct Candidate {
        let phrase: UInt32
        let first: UInt32
        let distance: UInt32
    }

    let questions = UnsafeMutablePointer<Question>.allocate(capacity: places * 8 + 8)
    let candidates = UnsafeMutablePointer<Candidate>.allocate(capacity: mostCandidates)
    private var capacity = 0
    private var words: UnsafeMutableRawPointer?

    deinit {
        questions.deallocate()
        candidates.deallocate()
        words?.deallocate()
    }

    /// Room for a mark and a place of so many words; valid until the next call.
    func marks(_ count: Int) -> (UnsafeMutablePointer<WordMark>, UnsafeMutablePointer<UInt32>) {
        if let words, count <= capacity { return parts(words) }
        words?.deallocate()
        capacity = count * 5 / 4 + 256
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 8, alignment: 16)
        words = larger
        return parts(larger)
    }

    private func parts(
        _ words: UnsafeMutableRawPointer
    ) -> (UnsafeMutablePointer<WordMark>, UnsafeMutablePointer<UInt32>) {
        (
            words.bindMemory(to: WordMark.self, capacity: capacity),
            (words + capacity * 4).bindMemory(to: UInt32.self, capacity: capacity)
        )
    }
}
