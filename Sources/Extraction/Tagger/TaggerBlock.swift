import Texts

/// The words of some sentences, as the features look at them; its room is used again for block after block.
///
/// A block is also as far as the tagger remembers: whether a word stands in small letters elsewhere.
struct TaggerBlock {
    /// A block ends with the sentence in which it reaches this many words; a longer sentence is cut.
    static let limit = 4096
    static let sentenceLimit = 256
    /// As many words of sport, and a block is told to be of sport.
    private static let sportsLimit = 3

    private(set) var words: [TaggerWord] = []
    /// The sentences of the block, places in it.
    private(set) var sentences: [Range<Int>] = []
    /// What may hold names, in the order of the text.
    private(set) var segments: [TaggerSegment] = []
    /// The place of the block's first word in the text's words.
    private(set) var first = 0
    private var memory = [UInt8](repeating: 0, count: 1 << 12)
    /// 0 none, 1 some, 2 many words of sport.
    private(set) var sport: UInt64 = 0

    var count: Int { words.count }

    /// Reads the sentences `ranges` (places among `text`, each not longer than `sentenceLimit`). With `isGoingOn` what
    /// was seen of the block before counts too: a title is read after its text.
    mutating func read(
        _ text: TextWords, _ ranges: ArraySlice<Range<Int>>, _ lexicon: TaggerLexicon, isGoingOn: Bool = false
    ) {
        first = ranges.first?.lowerBound ?? 0
        let count = (ranges.last?.upperBound ?? first) - first
        if words.count > count { words.removeLast(words.count - count) }
        if words.count < count { words.append(contentsOf: repeatElement(TaggerWord(), count: count - words.count)) }
        sentences.removeAll(keepingCapacity: true)
        let from = first
        words.withUnsafeMutableBufferPointer { words in
            for i in words.indices { words[i] = Self.word(text, from + i) }
            for range in ranges {
                let sentence = range.lowerBound - from..<range.upperBound - from
                words[sentence.lowerBound].gap = TaggerGap.start
                sentences.append(sentence)
                TaggerShouting.settle(words, sentence)
            }
        }
        finish(lexicon, isGoingOn: isGoingOn)
    }

    /// Takes every capital away (or gives every word one): sentences of a corpus as headlines, for training.
    mutating func rewrite(asCapitals: Bool, _ lexicon: TaggerLexicon) {
        for i in 0..<count {
            if asCapitals {
                if words[i].shape != TaggerShape.digits { words[i].shape = TaggerShape.shouted }
            } else if words[i].shape == TaggerShape.lower, words[i].mask & TaggerWordClass.function.bit == 0 {
                words[i].shape = TaggerShape.title
            }
        }
        finish(lexicon)
    }

    @inline(__always)
    private static func word(_ text: TextWords, _ i: Int) -> TaggerWord {
        let token = text.tokens[i]
        let start = Int(token.start)
        let end = Int(token.end)
        var word = TaggerWord()
        word.hash = token.hash
        word.start = token.start
        word.end = token.end
        word.shape = TaggerShape.shape(text, token)
        word.gap = i > 0 ? TaggerGap.gap(text.text, Int(text.tokens[i - 1].end), start) : TaggerGap.start
        if word.gap == TaggerGap.quote, end - start == 1, text.text[start] | 0x20 == 0x73,
            TaggerGap.isApart(text.text, Int(text.tokens[i - 1].end), start)
        {
            word.gap = TaggerGap.apostrophe
        }
        word.isDotted = end < text.text.count && text.text[end] == 0x2E
        return word
    }

    private mutating func finish(_ lexicon: TaggerLexicon, isGoingOn: Bool = false) {
        segments.removeAll(keepingCapacity: true)
        let sports = lexicon.withView { lexicon in
            words.withUnsafeMutableBufferPointer { words in
                for sentence in sentences {
                    TaggerSegment.find(words, sentence, lexicon, into: &segments)
                    Self.findRuns(words, sentence)
                }
                memory.withUnsafeMutableBufferPointer { memory in
                    if !isGoingOn { memory.update(repeating: 0) }
                    Self.remember(words, segments, memory)
                }
                return words.reduce(0) { $0 + (lexicon.isOfSport($1.hash) ? 1 : 0) }
            }
        }
        if sports > 0 || !isGoingOn { sport = sports == 0 ? 0 : sports < Self.sportsLimit ? 1 : 2 }
    }

    private static func findRuns(_ words: UnsafeMutableBufferPointer<TaggerWord>, _ sentence: Range<Int>) {
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard words[at].isCapitalised else {
                words[at].runStart = 0
                words[at].runEnd = 0
                at += 1
                continue
            }
            var end = at + 1
            while end < sentence.upperBound, words[end].isCapitalised, TaggerGap.joins(words[end].gap) { end += 1 }
            for i in at..<end {
                words[i].runStart = UInt16(truncatingIfNeeded: at)
                words[i].runEnd = UInt16(truncatingIfNeeded: end)
            }
            at = end
        }
    }

    private static func remember(
        _ words: UnsafeMutableBufferPointer<TaggerWord>, _ segments: [TaggerSegment],
        _ memory: UnsafeMutableBufferPointer<UInt8>
    ) {
        @inline(__always) func slot(_ i: Int) -> Int {
            Int(truncatingIfNeeded: words[i].hash >> 20) & (memory.count - 1)
        }
        for i in words.indices {
            if words[i].shape == TaggerShape.lower {
                memory[slot(i)] |= 1
            } else if words[i].isCapitalised, words[i].gap == TaggerGap.space {
                memory[slot(i)] |= 2
            }
        }
        for segment in segments { for i in segment.words { words[i].seen = memory[slot(i)] } }
    }
}
