import Texts

/// A corpus as the field learns from it: words as numbers of features, with their labels.
struct TaggerExamples {
    struct Sentence {
        /// Of each word, the end of its features in `features`; the first begins at `start`.
        var start: Int
        var ends: [Int] = []
        var labels: [Int] = []
    }

    /// Every so manieth sentence is also learnt in capitals, and as a headline with a capital at each word.
    private static let headlineEvery = 10

    private(set) var sentences: [Sentence] = []
    /// Keys while sentences are added, places in `keys` once finished.
    private(set) var features: [UInt32] = []
    /// Of the features, in rising order.
    private(set) var keys: [UInt32] = []
    private let lexicon: TaggerLexicon
    private var sentenceCount = 0

    init(lexicon: TaggerLexicon) { self.lexicon = lexicon }

    mutating func add(_ corpus: TaggerCorpus) {
        let tokens = TokenBuffer()
        var block = TaggerBlock()
        for document in corpus.documents {
            document.text.withUnsafeBufferPointer { text in
                Tokenizer.scan(text, into: tokens)
                tokens.withWords(of: text) { words in
                    let labels = Self.labels(document.spans, words)
                    let ranges = TaggerSentences.ranges(of: document.sentences, in: words)
                    TaggerSentences.blocks(ranges) { add(&block, words, $0, labels) }
                }
            }
        }
    }

    private mutating func add(
        _ block: inout TaggerBlock, _ words: TextWords, _ ranges: ArraySlice<Range<Int>>, _ labels: [Int]
    ) {
        block.read(words, ranges, lexicon)
        add(block, words, labels) { _ in true }
        block.rewrite(asCapitals: false, lexicon)
        add(block, words, labels) { $0 % Self.headlineEvery == 3 }
        block.rewrite(asCapitals: true, lexicon)
        add(block, words, labels) { $0 % Self.headlineEvery == 6 }
    }

    /// Adds the segments of the sentences for whose number `isIncluded` holds.
    private mutating func add(
        _ block: TaggerBlock, _ words: TextWords, _ labels: [Int], where isIncluded: (Int) -> Bool
    ) {
        var found: [UInt32] = []
        var added: [Sentence] = []
        let base = features.count
        TaggerFeatures.with(block, words) { all in
            for segment in block.segments where isIncluded(sentenceCount + segment.sentence.lowerBound) {
                var sentence = Sentence(start: base + found.count)
                for i in segment.words {
                    all.each(i, in: segment) { found.append(TaggerHash.key($0)) }
                    sentence.ends.append(base + found.count)
                    sentence.labels.append(labels[block.first + i])
                }
                added.append(sentence)
            }
        }
        features += found
        sentences += added
        sentenceCount += block.sentences.count
    }

    /// Leaves out the features of fewer than `minimum` words and numbers the others.
    mutating func finish(minimum: Int) {
        var counts: [UInt32: Int] = [:]
        for key in features { counts[key, default: 0] += 1 }
        keys = counts.filter { $0.value >= minimum }.map(\.key).sorted()
        var places: [UInt32: UInt32] = [:]
        for (i, key) in keys.enumerated() { places[key] = UInt32(i) }
        var kept: [UInt32] = []
        kept.reserveCapacity(features.count)
        for s in sentences.indices {
            var at = sentences[s].start
            sentences[s].start = kept.count
            for w in sentences[s].ends.indices {
                let end = sentences[s].ends[w]
                for i in at..<end { if let place = places[features[i]] { kept.append(place) } }
                at = end
                sentences[s].ends[w] = kept.count
            }
        }
        features = kept
    }

    /// The label of each word of a document; a word belongs to the span that it begins in.
    static func labels(_ spans: [TaggerCorpus.Span], _ words: TextWords) -> [Int] {
        var labels = [Int](repeating: TaggerLabel.outside, count: words.count)
        var at = 0
        for span in spans {
            while at < words.count, Int(words[at].end) <= span.start { at += 1 }
            let first = at
            while at < words.count, Int(words[at].start) < span.end { at += 1 }
            for (i, label) in TaggerLabel.labels(kind: span.kind, length: at - first).enumerated() {
                labels[first + i] = label
            }
        }
        return labels
    }
}
