import Texts

/// How well a tagger does on text whose names are marked.
package struct TaggerScore: Sendable {
    /// Counts of one kind.
    package struct Count: Hashable, Sendable {
        /// Names marked by hand, names found.
        package var gold = 0
        package var found = 0
        /// Found with the same kind and the same words.
        package var exact = 0
        /// Marked names that a found name of the kind shares a word with, and found names that share one with a marked.
        package var goldMet = 0
        package var foundMet = 0

        package var precision: Double { Self.ratio(exact, found) }
        package var recall: Double { Self.ratio(exact, gold) }
        package var f1: Double { Self.mean(precision, recall) }
        package var overlapPrecision: Double { Self.ratio(foundMet, found) }
        package var overlapRecall: Double { Self.ratio(goldMet, gold) }
        package var overlapF1: Double { Self.mean(overlapPrecision, overlapRecall) }

        private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
        private static func mean(_ p: Double, _ r: Double) -> Double { p + r == 0 ? 0 : 2 * p * r / (p + r) }
    }

    /// Person, organisation, location; all three; all three whatever kind was said.
    package private(set) var kinds = [Count](repeating: Count(), count: 3)
    package private(set) var all = Count()
    package private(set) var anyKind = Count()
    /// Of found names by tenths of their score: how many, and how many overlapped a marked one of their kind.
    package private(set) var tenths = [(found: Int, met: Int)](repeating: (0, 0), count: 10)

    private typealias Named = (words: Range<Int>, kind: Int, score: Float)

    /// Tags the texts of a corpus and compares.
    package init(_ tagger: PartyTagger, on corpus: TaggerCorpus) {
        self.init(corpus) { words, sentences in tagger.parties(in: words, sentences) }
    }

    /// The same for the baseline: every run of capitalised words that does not begin a sentence, told as an
    /// organisation unless it is of two words (a person) or one known as a place.
    package static func ofCapitals(_ lexicon: PartyModel, on corpus: TaggerCorpus) -> TaggerScore {
        TaggerScore(corpus) { words, sentences in CapitalRuns.parties(in: words, sentences, lexicon.lexicon) }
    }

    init(_ corpus: TaggerCorpus, _ tag: (TextWords, [Range<Int>]) -> [PartyTagger.Party]) {
        let tokens = TokenBuffer()
        for document in corpus.documents {
            document.text.withUnsafeBufferPointer { text in
                Tokenizer.scan(text, into: tokens)
                tokens.withWords(of: text) { words in
                    let found = tag(words, document.sentences).filter { $0.kind < TaggerLabel.kinds }.map {
                        ($0.start, $0.end, $0.kind, $0.score)
                    }
                    let gold = document.spans.compactMap { span in
                        span.kind.map { (span.start, span.end, $0, Float(1)) }
                    }
                    compare(gold.compactMap { Self.named($0, words) }, found.compactMap { Self.named($0, words) })
                }
            }
        }
    }

    /// A span in bytes as one in words; nil without words.
    private static func named(_ span: (Int, Int, Int, Float), _ words: TextWords) -> Named? {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if Int(words[middle].end) <= span.0 { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < words.count, Int(words[end].start) < span.1 { end += 1 }
        return end > low ? (low..<end, span.2, span.3) : nil
    }

    private mutating func compare(_ gold: [Named], _ found: [Named]) {
        for name in gold {
            let same = found.filter { $0.words.overlaps(name.words) }
            count(name.kind) { $0.gold += 1 }
            if same.contains(where: { $0.kind == name.kind }) { count(name.kind) { $0.goldMet += 1 } }
            anyKind.gold += 1
            if !same.isEmpty { anyKind.goldMet += 1 }
        }
        for name in found {
            let same = gold.filter { $0.words.overlaps(name.words) }
            let isMet = same.contains { $0.kind == name.kind }
            count(name.kind) { $0.found += 1 }
            if isMet { count(name.kind) { $0.foundMet += 1 } }
            if same.contains(where: { $0.kind == name.kind && $0.words == name.words }) {
                count(name.kind) { $0.exact += 1 }
            }
            anyKind.found += 1
            if !same.isEmpty { anyKind.foundMet += 1 }
            if same.contains(where: { $0.words == name.words }) { anyKind.exact += 1 }
            let tenth = min(9, max(0, Int(name.score * 10)))
            tenths[tenth].found += 1
            if isMet { tenths[tenth].met += 1 }
        }
    }

    private mutating func count(_ kind: Int, _ change: (inout Count) -> Void) {
        change(&kinds[kind])
        change(&all)
    }
}
