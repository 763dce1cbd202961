/// Room for the tolerant search in one text.
struct TolerantRoom {
    /// So many places are looked at in one go; each gives eight questions at most.
    static let places = 128
    static let mostCandidates = 512

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

    let questions: UnsafeMutablePointer<Question>
    let candidates: UnsafeMutablePointer<Candidate>
    /// As many as there are words.
    let marks: UnsafeMutablePointer<WordMark>
    let places: UnsafeMutablePointer<UInt32>

    private let all: UnsafeMutableRawPointer

    /// Room for a text of so many words, until `deallocate`. In one piece: short texts are many.
    init(words count: Int) {
        let questionBytes = (TolerantRoom.places * 8 + 8) * MemoryLayout<Question>.stride
        let candidateBytes = TolerantRoom.mostCandidates * MemoryLayout<Candidate>.stride
        let wordBytes = count * MemoryLayout<UInt32>.stride
        all = .allocate(byteCount: questionBytes + candidateBytes + wordBytes * 2, alignment: 16)
        questions = all.bindMemory(to: Question.self, capacity: TolerantRoom.places * 8 + 8)
        candidates = (all + questionBytes).bindMemory(to: Candidate.self, capacity: TolerantRoom.mostCandidates)
        marks = (all + questionBytes + candidateBytes).bindMemory(to: WordMark.self, capacity: count)
        places = (all + questionBytes + candidateBytes + wordBytes).bindMemory(to: UInt32.self, capacity: count)
    }

    func deallocate() { all.deallocate() }
}
