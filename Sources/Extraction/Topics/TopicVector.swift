import Glibc
import Records

/// The features of a story by which each label is judged for itself: keys of 32 bits with values.
///
/// Words weigh 1 + ln n times their inverse document frequency, and those of a zone have one length together, so that
/// long stories weigh no more than short ones. Then what the lexicon says: its scores, its countries by rank, and the
/// weight of each concept by zone.
struct TopicVector {
    private(set) var keys: [UInt32] = []
    private(set) var values: [Float] = []
    /// The first so many features are words of the title; up to there, words.
    private var titleCount = 0
    private var wordCount = 0

    /// What kinds of features there are; the numbers are part of the file format.
    private enum Kind: UInt64 {
        case titleWord = 1, word, score, said, country, dateline, length, always
        case title, lead, body
    }

    /// How much the lexicon's features weigh against the words, and the lengths of all words of the title, and of all.
    private static let share: Float = 0.25
    private static let titleLength: Float = 0.6
    private static let wordLength: Float = 1

    init(_ scene: TopicScene) {
        let evidence = scene.evidence
        let analysis = scene.analysis
        add(words: evidence.titleWords, .titleWord)
        titleCount = keys.count
        add(words: evidence.titleWords + evidence.textWords, .word)
        wordCount = keys.count
        append(.always, 0, 1)
        for scored in analysis.commodities + analysis.topics {
            let hash = TopicLexicon.hash(scored.id)
            append(.score, hash, Float(min(0.95, max(0, scored.score))))
            if scored.score >= 0.5 { append(.said, hash, 1) }
        }
        for (rank, country) in analysis.countries.enumerated() {
            append(.country, TopicLexicon.hash(country), 1 / Float(1 + rank))
        }
        for (place, sum) in scene.sums.countries where sum.isDateline {
            append(.dateline, TopicLexicon.hash(scene.lexicon.countries[place]), 1)
        }
        for (place, sum) in scene.sums.concepts {
            let hash = scene.lexicon.hashes[place]
            if sum.title > 0 { append(.title, hash, min(2, log1p(sum.title))) }
            if sum.lead > 0 { append(.lead, hash, min(2, log1p(sum.lead))) }
            if sum.body > 0 { append(.body, hash, min(2, log1p(sum.body))) }
        }
        append(.length, 0, log(Float(evidence.textBytes) + 100) / 8)
    }

    private mutating func append(_ kind: Kind, _ hash: UInt64, _ value: Float) {
        keys.append(Self.key(kind, hash))
        values.append(value * Self.share)
    }

    /// Adds each word once.
    private mutating func add(words: [UInt64], _ kind: Kind) {
        let sorted = words.sorted()
        var at = 0
        while at < sorted.count {
            var end = at + 1
            while end < sorted.count, sorted[end] == sorted[at] { end += 1 }
            keys.append(Self.key(kind, sorted[at]))
            values.append(end - at == 1 ? 1 : 1 + log(Float(end - at)))
            at = end
        }
    }

    /// Whether the feature at this place among `keys` is a word.
    func isWord(_ place: Int) -> Bool { place < wordCount }

    /// The features that a table knows, by their places in it, with the values that count: words by `factors`, which
    /// the table's places have.
    func known(to table: TaggerTable, _ factors: [Float]) -> (places: [Int], values: [Float]) {
        var places: [Int] = []
        var known: [Float] = []
        places.reserveCapacity(keys.count)
        known.reserveCapacity(keys.count)
        _ = table.withSlots { slots in
            for (range, length) in [
                (0..<titleCount, Self.titleLength), (titleCount..<wordCount, Self.wordLength),
                (wordCount..<keys.count, nil),
            ] {
                let first = known.count
                var squares: Float = 0
                for i in range {
                    let place = table.place(keys[i], in: slots)
                    guard place >= 0 else { continue }
                    let value = values[i] * factors[place]
                    squares += value * value
                    places.append(place)
                    known.append(value)
                }
                guard let length, squares > 0 else { continue }
                let scale = length / squares.squareRoot()
                for i in first..<known.count { known[i] *= scale }
            }
        }
        return (places, known)
    }

    private static func key(_ kind: Kind, _ hash: UInt64) -> UInt32 {
        TaggerHash.key(TaggerHash.mix(hash, kind.rawValue &* 0x9E37_79B9_7F4A_7C15))
    }
}
