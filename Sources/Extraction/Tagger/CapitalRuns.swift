import Texts

/// What a tagger without any learning would find, to compare with: runs of capitalised words.
enum CapitalRuns {
    static func parties(
        in words: TextWords, _ sentences: [Range<Int>], _ lexicon: TaggerLexicon
    ) -> [PartyTagger.Party] {
        let block = TaggerBlock()
        var found: [PartyTagger.Party] = []
        TaggerSentences.blocks(TaggerSentences.ranges(of: sentences, in: words)) { ranges in
            block.read(words, ranges, lexicon)
            for i in 0..<block.count where block.runEnds[i] > block.runStarts[i] && block.runStarts[i] == Int32(i) {
                let end = Int(block.runEnds[i])
                if block.gaps[i] == TaggerGap.start, end == i + 1 { continue }
                let isPlace = block.masks[i] & (TaggerWordClass.country.bit | TaggerWordClass.place.bit) != 0
                let kind = isPlace ? 2 : end == i + 2 ? 0 : 1
                found.append(
                    PartyTagger.Party(
                        start: Int(words[block.first + i].start), end: Int(words[block.first + end - 1].end),
                        kind: kind, score: 1))
            }
        }
        return found
    }
}
