import Texts

/// Ships by what is written around them: `the tanker Sea Pride`, `M/V ORION STAR`, `vessel Halcyon (IMO 9074729)`.
///
/// A rule, not learnt: no open corpus marks ships. The name is the run of capitalised words, numbers and Roman numerals
/// behind the word for a ship, or in front of `(IMO …`.
struct VesselNames {
    private let words: TextWords
    private let block: TaggerBlock

    init(_ words: TextWords, _ block: TaggerBlock) {
        self.words = words
        self.block = block
    }

    private static let imo = TaggerHash.word("imo")
    /// Written before a ship's name alone.
    private static let prefixes = Set(["mv", "mt", "ss"].map(TaggerHash.word))
    private static let flagged = TaggerHash.word("flagged")
    /// Before a word for a ship that is a verb: `to ship Boeing parts`.
    private static let beforeVerbs = Set(
        ["to", "will", "would", "can", "could", "may", "must", "not", "and"].map(TaggerHash.word))
    private static let letters = (
        m: TaggerHash.word("m"), s: TaggerHash.word("s"), v: TaggerHash.word("v"), t: TaggerHash.word("t")
    )
    private static let longest = 5

    /// Makes ships of the names that the rules say are ships, and of the same names elsewhere in the block.
    func settle(_ names: inout [NameMemory.Name]) {
        let ships = ships()
        guard !ships.isEmpty else { return }
        let known = Set(ships.map { NameMemory.hash(block.hashes[$0]) })
        names.removeAll { name in ships.contains { $0.overlaps(name.words) } }
        for i in names.indices where known.contains(NameMemory.hash(block.hashes[names[i].words])) {
            names[i].kind = PartyTagger.Party.vessel
        }
        names += ships.map { NameMemory.Name(words: $0, kind: PartyTagger.Party.vessel, score: Self.score) }
        names.sort { $0.words.lowerBound < $1.words.lowerBound }
    }

    /// How sure a rule is.
    private static let score: Float = 0.9

    /// The ships of the block, in order, as places in it.
    func ships() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for sentence in block.sentences {
            var at = sentence.lowerBound
            while at < sentence.upperBound {
                if let name = ship(at, sentence) {
                    if let last = found.last, last.overlaps(name) { found.removeLast() }
                    found.append(name)
                    at = max(at + 1, name.upperBound)
                } else {
                    at += 1
                }
            }
        }
        return found
    }

    private func ship(_ at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        if block.hashes[at] == Self.imo, at > sentence.lowerBound, block.gaps[at] == TaggerGap.opening,
            at + 1 < sentence.upperBound, block.shapes[at + 1] == TaggerShape.digits
        {
            return before(at, sentence)
        }
        guard isPrefix(at, sentence) || block.hashes[at] == Self.flagged || isShipWord(at, sentence) else { return nil }
        return after(at, sentence)
    }

    /// A word for a ship, in small letters or at the beginning of a sentence, that is no verb.
    private func isShipWord(_ at: Int, _ sentence: Range<Int>) -> Bool {
        guard block.masks[at] & TaggerWordClass.vessel.bit != 0 else { return false }
        if at == sentence.lowerBound { return block.shapes[at] == TaggerShape.title }
        return block.shapes[at] == TaggerShape.lower && !Self.beforeVerbs.contains(block.hashes[at - 1])
    }

    /// `MV`, `M/V`, `m.t.`: the last word of it.
    private func isPrefix(_ at: Int, _ sentence: Range<Int>) -> Bool {
        if block.shapes[at] == TaggerShape.capitals, Self.prefixes.contains(block.hashes[at]) { return true }
        guard at > sentence.lowerBound, block.gaps[at] == TaggerGap.slash || block.gaps[at] == TaggerGap.dot else {
            return false
        }
        let first = block.hashes[at - 1]
        let second = block.hashes[at]
        return first == Self.letters.m && (second == Self.letters.v || second == Self.letters.t)
            || first == Self.letters.s && second == Self.letters.s
    }

    private func after(_ at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        let start = at + 1
        guard start < sentence.upperBound, isNamePart(start), !isUnfit(start) else { return nil }
        let gap = block.gaps[start]
        guard gap == TaggerGap.space || gap == TaggerGap.quote || gap == TaggerGap.dot || gap == TaggerGap.line else {
            return nil
        }
        var end = start + 1
        while end < sentence.upperBound, end - start < Self.longest, isNamePart(end) && !isUnfit(end) || isNumber(end),
            block.gaps[end] == TaggerGap.space || block.gaps[end] == TaggerGap.hyphen
        {
            end += 1
        }
        return start..<end
    }

    private func before(_ at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var start = at
        while start > sentence.lowerBound, at - start < Self.longest, isNamePart(start - 1) || isNumber(start - 1) {
            if start < at, !(block.gaps[start] == TaggerGap.space || block.gaps[start] == TaggerGap.hyphen) { break }
            start -= 1
        }
        while start < at, !isNamePart(start) || isUnfit(start) || block.masks[start] & TaggerWordClass.vessel.bit != 0 {
            start += 1
        }
        return start < at ? start..<at : nil
    }

    private func isNamePart(_ i: Int) -> Bool {
        TaggerShape.isCapitalised(block.shapes[i]) && block.hashes[i] != Self.imo
    }

    private func isNumber(_ i: Int) -> Bool {
        block.shapes[i] == TaggerShape.digits && words[block.first + i].end - words[block.first + i].start <= 3
    }

    /// Capitalised and yet no ship: `tanker Monday`, `vessel The …`.
    private func isUnfit(_ i: Int) -> Bool {
        block.masks[i] & (TaggerWordClass.calendar.bit | TaggerWordClass.function.bit | TaggerWordClass.title.bit) != 0
            || block.masks[i] & (TaggerWordClass.form.bit | TaggerWordClass.vessel.bit) != 0
            || block.masks[i] & TaggerWordClass.demonym.bit != 0 && block.runEnds[i] == Int32(i + 1)
    }
}
