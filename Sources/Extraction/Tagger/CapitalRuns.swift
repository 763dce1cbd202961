import Texts

/// What a tagger without any learning would find, to compare with: runs of capitalised words.
enum CapitalRuns {
    static func parties(
        in text: TextWords, _ sentences: [Range<Int>], _ lexicon: TaggerLexicon
    ) -> [PartyTagger.Party] {
        var block = TaggerBlock()
        var found: [PartyTagger.Party] = []
        TaggerSentences.blocks(TaggerSentences.ranges(of: sentences, in: text)) { ranges in
            block.read(text, ranges, lexicon)
            for (i, word) in block.words.enumerated() where word.runEnd > word.runStart && Int(word.runStart) == i {
                let end = Int(word.runEnd)
                if word.gap == TaggerGap.start, end == i + 1 { continue }
                let isPlace = word.has(TaggerWordClass.country.bit | TaggerWordClass.place.bit)
                found.append(
                    PartyTagger.Party(
                        start: Int(word.start), end: Int(block.words[end - 1].end),
                        kind: isPlace ? 2 : end == i + 2 ? 0 : 1, score: 1))
            }
        }
        return found
    }
}
