/// Where a name ends that ends in an abbreviation: the full stop of `Ltd.` and `U.S.` belongs to it.
enum NameEnd {
    private static let abbreviations = Set(
        ["ltd", "co", "inc", "corp", "bros", "jr", "sr", "cia", "ltda", "lda", "cie"].map(TaggerHash.word))

    /// The end in bytes of the name that stands in `range` of the block.
    static func end(_ block: TaggerBlock, _ range: Range<Int>) -> Int {
        guard let last = range.last else { return 0 }
        let word = block.words[last]
        let end = Int(word.end)
        guard word.isDotted else { return end }
        let isInitials =
            word.shape == TaggerShape.initial && range.count > 1 && word.gap == TaggerGap.dot
            && word.start == block.words[last - 1].end + 1
        return isInitials || Self.abbreviations.contains(word.hash) ? end + 1 : end
    }
}
