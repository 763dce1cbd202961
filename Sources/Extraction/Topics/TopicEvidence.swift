import Records
import Texts

/// What a story gives a topic model to judge by: its words by zone, and the terms of the lexicon with where they stand.
/// Filled while a story is analysed, zone by zone.
package struct TopicEvidence: Sendable {
    /// A term of the lexicon in the story.
    struct Find {
        /// The concept's place in the lexicon.
        var concept: Int
        var zone: Zone
        /// The weight of the term, with the share of it that counts.
        var weight: Float
        /// A byte of the text, 0 in the title.
        var start: Int
        /// It stands in the head that says where the story was written.
        var isDateline: Bool
        /// It is part of another name, or only supposed.
        var isInName: Bool
        /// Its words, by their places in `titleWords` or `textWords`.
        var words: Range<Int>
    }

    /// The lead is the first `leadBytes` of the text.
    enum Zone: Int { case title, lead, body }

    private(set) var finds: [Find] = []
    /// The country of the state or province in the dateline, which counts more than the towns there.
    private(set) var region: String?
    /// Hashes of the words of the title, and of those of the text behind its dateline, in their order.
    private(set) var titleWords: [UInt64] = []
    private(set) var textWords: [UInt64] = []
    /// The length of the text.
    private(set) var textBytes = 0

    /// Texts are read up to this many words: what a story is about, it says before.
    static let mostWords = 20_000
    static let leadBytes = 400
    /// Stands for all numbers.
    static let number: UInt64 = 2

    package init() {}

    /// Takes what was found in one zone, whose words these are.
    mutating func add(_ zone: Extraction.Zone, _ words: TextWords, _ place: Mention.Zone) {
        let dateline = place == .text ? zone.dateline.end : 0
        if place == .text {
            textBytes = words.text.count
            region = zone.dateline.country
        }
        var first = 0
        while first < words.count, words[first].start < dateline { first += 1 }
        let hashes =
            words.count > first ? (first..<min(words.count, first + Self.mostWords)).map { Self.hash(words, $0) } : []
        if place == .title { titleWords = hashes } else { textWords = hashes }
        for (i, term) in zone.terms.enumerated() {
            let share = zone.shares.indices.contains(i) ? zone.shares[i] : 1
            finds.append(
                Find(
                    concept: term.concept,
                    zone: place == .title ? .title : term.start < Self.leadBytes ? .lead : .body,
                    weight: term.weight * share, start: place == .title ? 0 : term.start + 1,
                    isDateline: place == .text && term.end <= dateline,
                    isInName: share < 1, words: term.token - first..<term.token - first + term.tokenCount))
        }
    }

    private static func hash(_ words: TextWords, _ place: Int) -> UInt64 {
        words.text[Int(words[place].start)] &- 48 < 10 ? number : words[place].hash
    }
}
