import Texts

/// The words of some sentences, as the features look at them: each property an array, used again for block after block.
///
/// A block is also as far as the tagger remembers: whether a word stands in small letters elsewhere.
final class TaggerBlock {
    /// A block ends with the sentence in which it reaches this many words; a longer sentence is cut.
    static let limit = 4096
    static let sentenceLimit = 256

    private(set) var hashes: [UInt64] = []
    private(set) var shapes: [UInt8] = []
    /// Before the word.
    private(set) var gaps: [UInt8] = []
    private(set) var masks: [UInt32] = []
    /// The run of capitalised words that a word belongs to, places in the block; empty for other words.
    private(set) var runStarts: [Int32] = []
    private(set) var runEnds: [Int32] = []
    /// 1: stands in small letters elsewhere in the block, 2: with a capital within a sentence.
    private(set) var seen: [UInt8] = []
    /// The sentences of the block, places in it.
    private(set) var sentences: [Range<Int>] = []
    /// The place of the block's first word in the text's words.
    private(set) var first = 0
    private var memory = [UInt8](repeating: 0, count: 1 << 14)

    var count: Int { hashes.count }

    /// Reads the sentences `ranges` (places among `words`, each not longer than `sentenceLimit`).
    func read(_ words: TextWords, _ ranges: ArraySlice<Range<Int>>, _ lexicon: TaggerLexicon) {
        first = ranges.first?.lowerBound ?? 0
        hashes.removeAll(keepingCapacity: true)
        shapes.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
        sentences.removeAll(keepingCapacity: true)
        for range in ranges {
            let start = hashes.count
            for i in range { append(words, i, isFirst: i == range.lowerBound) }
            sentences.append(start..<hashes.count)
            shout(start..<hashes.count)
        }
        finish(lexicon)
    }

    /// Takes every capital away (or gives every word one): sentences of a corpus as headlines, for training.
    func rewrite(asCapitals: Bool, _ lexicon: TaggerLexicon) {
        for i in 0..<count {
            if asCapitals {
                if shapes[i] != TaggerShape.digits { shapes[i] = TaggerShape.shouted }
            } else if shapes[i] == TaggerShape.lower, masks[i] & TaggerWordClass.function.bit == 0 {
                shapes[i] = TaggerShape.title
            }
        }
        finish(lexicon)
    }

    private func append(_ words: TextWords, _ i: Int, isFirst: Bool) {
        let token = words[i]
        hashes.append(token.hash)
        let start = Int(token.start)
        shapes.append(
            TaggerShape.shape(UnsafeBufferPointer(rebasing: words.text[start..<Int(token.end)])))
        gaps.append(isFirst ? TaggerGap.start : TaggerGap.gap(words.text, Int(words[i - 1].end), start))
    }

    private func finish(_ lexicon: TaggerLexicon) {
        masks.removeAll(keepingCapacity: true)
        masks.append(contentsOf: repeatElement(0, count: count))
        for sentence in sentences { lexicon.mark(hashes, sentence, into: &masks) }
        findRuns()
        remember()
    }

    /// A sentence in capitals says nothing by them.
    private func shout(_ sentence: Range<Int>) {
        var capitals = 0
        for i in sentence {
            switch shapes[i] {
            case TaggerShape.capitals: capitals += 1
            case TaggerShape.initial, TaggerShape.digits, TaggerShape.digitsAndLetters: break
            default: return
            }
        }
        guard capitals > 2 else { return }
        for i in sentence where shapes[i] == TaggerShape.capitals || shapes[i] == TaggerShape.initial {
            shapes[i] = TaggerShape.shouted
        }
    }

    private func findRuns() {
        runStarts.removeAll(keepingCapacity: true)
        runEnds.removeAll(keepingCapacity: true)
        runStarts.append(contentsOf: repeatElement(0, count: count))
        runEnds.append(contentsOf: repeatElement(0, count: count))
        for sentence in sentences {
            var at = sentence.lowerBound
            while at < sentence.upperBound {
                guard TaggerShape.isCapitalised(shapes[at]) else {
                    at += 1
                    continue
                }
                var end = at + 1
                while end < sentence.upperBound, TaggerShape.isCapitalised(shapes[end]), TaggerGap.joins(gaps[end]) {
                    end += 1
                }
                for i in at..<end {
                    runStarts[i] = Int32(truncatingIfNeeded: at)
                    runEnds[i] = Int32(truncatingIfNeeded: end)
                }
                at = end
            }
        }
    }

    private func remember() {
        for i in memory.indices { memory[i] = 0 }
        for i in 0..<count {
            if shapes[i] == TaggerShape.lower {
                memory[slot(i)] |= 1
            } else if TaggerShape.isCapitalised(shapes[i]), gaps[i] == TaggerGap.space {
                memory[slot(i)] |= 2
            }
        }
        seen.removeAll(keepingCapacity: true)
        for i in 0..<count { seen.append(memory[slot(i)]) }
    }

    private func slot(_ i: Int) -> Int { Int(truncatingIfNeeded: hashes[i] >> 20) & (memory.count - 1) }
}
