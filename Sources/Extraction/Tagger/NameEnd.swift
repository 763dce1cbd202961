import Texts

/// Where a name ends that ends in an abbreviation: the full stop of `Ltd.` and `U.S.` belongs to it.
enum NameEnd {
    private static let abbreviations = Set(
        ["ltd", "co", "inc", "corp", "bros", "jr", "sr", "cia", "ltda", "lda", "cie"].map(TaggerHash.word))

    /// The end in bytes of the name that stands in `range` of the block and whose last word ends at `end`.
    static func end(_ block: TaggerBlock, _ range: Range<Int>, _ words: TextWords, at end: Int) -> Int {
        guard end < words.text.count, words.text[end] == 0x2E, let last = range.last else { return end }
        let isDotted =
            block.shapes[last] == TaggerShape.initial && range.count > 1 && block.gaps[last] == TaggerGap.dot
            && words[block.first + last].start == words[block.first + last - 1].end + 1
        return isDotted || Self.abbreviations.contains(block.hashes[last]) ? end + 1 : end
    }
}
