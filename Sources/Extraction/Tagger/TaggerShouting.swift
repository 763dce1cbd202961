/// Stretches in capitals, where capitals say nothing: headlines, `FULL TIME RESULTS`.
enum TaggerShouting {
    /// A stretch of at least so many words in capitals amid others; a whole sentence is shouted with fewer.
    private static let least = 5
    private static let leastAlone = 3

    /// Makes the words of such stretches `TaggerShape.shouted`.
    static func settle(_ words: UnsafeMutableBufferPointer<TaggerWord>, _ sentence: Range<Int>) {
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard words[at].shape == TaggerShape.capitals else {
                at += 1
                continue
            }
            var capitals = 0
            var end = at
            while end < sentence.upperBound, isFit(words[end].shape) {
                if words[end].shape == TaggerShape.capitals { capitals += 1 }
                end += 1
            }
            let isWhole = end == sentence.upperBound && isRest(words, sentence.lowerBound..<at)
            if capitals >= (isWhole ? leastAlone : least) {
                for i in at..<end where words[i].shape == TaggerShape.capitals || words[i].shape == TaggerShape.initial
                {
                    words[i].shape = TaggerShape.shouted
                }
            }
            at = end
        }
    }

    @inline(__always)
    private static func isFit(_ shape: UInt8) -> Bool {
        shape == TaggerShape.capitals || shape == TaggerShape.initial || shape == TaggerShape.digits
            || shape == TaggerShape.digitsAndLetters
    }

    private static func isRest(_ words: UnsafeMutableBufferPointer<TaggerWord>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { isFit(words[$0].shape) }
    }
}
