import Texts

/// Sentences in bytes as sentences in words.
enum TaggerSentences {
    /// The words of each sentence, those of more than `TaggerBlock.sentenceLimit` words cut; sentences without words
    /// are left out. `sentences` are in order.
    static func ranges(of sentences: [Range<Int>], in words: TextWords) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var at = 0
        for sentence in sentences {
            while at < words.count, Int(words.tokens[at].start) < sentence.lowerBound { at += 1 }
            var start = at
            while at < words.count, Int(words.tokens[at].start) < sentence.upperBound {
                at += 1
                if at - start == TaggerBlock.sentenceLimit {
                    ranges.append(start..<at)
                    start = at
                }
            }
            if at > start { ranges.append(start..<at) }
        }
        return ranges
    }

    /// Sentences in groups of about `TaggerBlock.limit` words.
    static func blocks(_ ranges: [Range<Int>], _ use: (ArraySlice<Range<Int>>) -> Void) {
        var from = 0
        while from < ranges.count {
            var to = from
            var count = 0
            while to < ranges.count, count < TaggerBlock.limit {
                count += ranges[to].count
                to += 1
            }
            use(ranges[from..<to])
            from = to
        }
    }
}
