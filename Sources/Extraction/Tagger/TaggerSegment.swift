/// A stretch of a sentence that may hold names: words with capitals and the few plain words between them. What lies
/// outside is outside of names, and is neither weighed nor learnt from.
struct TaggerSegment {
    /// Places in the block.
    var words: Range<Int>
    /// The sentence around.
    var sentence: Range<Int>
    /// What the sentence is like: its length, how much of it is digits, whether it ends with a full stop.
    var look: UInt64

    /// So many plain words may stand between two of a segment (`Bank of the West`).
    private static let reach = 2
    /// Classes are looked up so far beside a segment.
    private static let margin = 3
    /// Capitalised at the beginning of a sentence, or always, and no name.
    private static var idle: UInt32 {
        TaggerWordClass.function.bit | TaggerWordClass.opener.bit | TaggerWordClass.calendar.bit
    }

    /// Appends the segments of a sentence and gives their words their classes.
    static func find(
        _ words: UnsafeMutableBufferPointer<TaggerWord>, _ sentence: Range<Int>, _ lexicon: TaggerLexicon.View,
        into segments: inout [TaggerSegment]
    ) {
        let known = segments.count
        var marked = sentence.lowerBound
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard words[at].isActive else {
                at += 1
                continue
            }
            let start = at
            var end = at + 1
            at = end
            while at < sentence.upperBound, at - end <= reach {
                if words[at].isActive { end = at + 1 }
                at += 1
            }
            at = end
            let from = max(marked, start - margin)
            marked = min(sentence.upperBound, end + margin)
            lexicon.mark(words, from..<marked)
            if end - start == 1, words[start].has(idle), !words[start].has(~idle & TaggerWordClass.all) { continue }
            segments.append(TaggerSegment(words: start..<end, sentence: sentence, look: 0))
        }
        guard segments.count > known else { return }
        let look = look(words, sentence)
        for i in known..<segments.count { segments[i].look = look }
    }

    private static func look(_ words: UnsafeMutableBufferPointer<TaggerWord>, _ sentence: Range<Int>) -> UInt64 {
        var digits = 0
        for i in sentence where words[i].shape == TaggerShape.digits { digits += 1 }
        let share = digits == 0 ? 0 : digits * 4 < sentence.count ? 1 : digits * 2 < sentence.count ? 2 : 3
        let length = sentence.count < 4 ? 0 : sentence.count < 9 ? 1 : 2
        let isEnded = words[sentence.upperBound - 1].isDotted
        return UInt64(share) | UInt64(length) << 2 | (isEnded ? 16 : 0)
    }
}
