/// Ships by what is written around them: `the tanker Sea Pride`, `M/V ORION STAR`, `vessel Halcyon (IMO 9074729)`.
///
/// A rule, not learnt: no open corpus marks ships. The name is the run of capitalised words, numbers and Roman numerals
/// behind the word for a ship, what stands in quotation marks there, or what stands in front of `(IMO …`.
struct VesselNames {
    private let block: TaggerBlock
    private let lists = ShipWords.shared

    init(_ block: TaggerBlock) { self.block = block }

    private static let longest = 5
    /// A word for a ship stands at most so many words before `named`.
    private static let reach = 3
    /// How sure a rule is.
    private static let score: Float = 0.9

    /// Makes ships of the names that the rules say are ships, and of the same names elsewhere in the block.
    func settle(_ names: inout [NameMemory.Name]) {
        let ships = ships()
        guard !ships.isEmpty else { return }
        let known = Set(ships.map { NameMemory.hash(block, $0) })
        var next = 0
        names.removeAll { name in
            while next < ships.count, ships[next].upperBound <= name.words.lowerBound { next += 1 }
            return next < ships.count && ships[next].overlaps(name.words)
        }
        for i in names.indices where known.contains(NameMemory.hash(block, names[i].words)) {
            names[i].kind = PartyTagger.Party.vessel
        }
        names += ships.map { NameMemory.Name(words: $0, kind: PartyTagger.Party.vessel, score: Self.score) }
        names.sort { $0.words.lowerBound < $1.words.lowerBound }
    }

    /// The ships of the block, in order, as places in it.
    func ships() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for sentence in block.sentences {
            var at = sentence.lowerBound
            while at < sentence.upperBound {
                guard lists.mayTell(block.words[at].hash) || Self.isLetterGap(block.words[at].gap) else {
                    at += 1
                    continue
                }
                let uses = lists.uses(block.words[at].hash)
                if let name = ship(at, uses, sentence) {
                    if let last = found.last, last.overlaps(name) { found.removeLast() }
                    found.append(name)
                    at = max(at + 1, name.upperBound)
                    if uses.contains(.ships) { others(&at, sentence, &found) }
                } else {
                    at += 1
                }
            }
        }
        return found
    }

    /// Further names behind `tankers Sea Star`: `, Moon Dust and Cetus`.
    private func others(_ at: inout Int, _ sentence: Range<Int>, _ found: inout [Range<Int>]) {
        while at < sentence.upperBound {
            var start = at
            if block.words[start].shape == TaggerShape.lower {
                guard lists.uses(block.words[start].hash).isSuperset(of: [.beforeVerb, .unfit]) else { return }
                start += 1
            } else if block.words[start].gap != TaggerGap.comma {
                return
            }
            guard start < sentence.upperBound, let name = run(start, sentence) else { return }
            found.append(name)
            at = name.upperBound
        }
    }

    private func ship(_ at: Int, _ uses: ShipWords.Uses, _ sentence: Range<Int>) -> Range<Int>? {
        let word = block.words[at]
        // `m.v.` may seem to end a sentence.
        if isSlashed(at, sentence) { return after(at, sentence.lowerBound..<block.count) }
        if uses.isEmpty { return nil }
        if isKnownAs(at, sentence) { return after(at, sentence) }
        if uses.contains(.imo), at > sentence.lowerBound, word.gap == TaggerGap.opening, at + 1 < sentence.upperBound,
            block.words[at + 1].shape == TaggerShape.digits
        {
            return before(at, sentence)
        }
        if uses.contains(.prefix), isPrefix(at, sentence) { return after(at, sentence) }
        if uses.contains(.flagged), word.shape == TaggerShape.lower { return after(at, sentence) }
        if uses.contains(.naming), word.shape == TaggerShape.lower, isOfShip(at, sentence) {
            return after(at, sentence)
        }
        guard isShipWord(at, uses, sentence) else { return nil }
        return after(at, sentence) ?? afterLabel(at, sentence) ?? apposition(at, sentence)
    }

    /// A word for a ship that is no verb. In capitals only at the beginning, in headlines and in German.
    private func isShipWord(_ at: Int, _ uses: ShipWords.Uses, _ sentence: Range<Int>) -> Bool {
        let shape = block.words[at].shape
        guard shape == TaggerShape.lower || shape == TaggerShape.title || block.words[at].gap == TaggerGap.start else {
            return false
        }
        let before = at > sentence.lowerBound ? lists.uses(block.words[at - 1].hash) : []
        if uses.contains(.carrier) { return before.contains(.cargo) }
        guard uses.contains(.ship) else { return false }
        return !(uses.contains(.verb) && before.contains(.beforeVerb))
    }

    private func isPrefix(_ at: Int, _ sentence: Range<Int>) -> Bool {
        guard block.words[at].shape == TaggerShape.capitals else { return false }
        // `300 MT Iron Ore`
        return at == sentence.lowerBound || block.words[at - 1].shape != TaggerShape.digits
    }

    /// `M/V`, `m.t.`: the last word of it.
    @inline(__always)
    private func isSlashed(_ at: Int, _ sentence: Range<Int>) -> Bool {
        guard at > sentence.lowerBound, Self.isLetterGap(block.words[at].gap) else { return false }
        let first = block.words[at - 1].hash
        let second = block.words[at].hash
        let letters = lists.letters
        return first == letters.m && (second == letters.v || second == letters.t)
            || first == letters.s && second == letters.s
    }

    @inline(__always)
    private static func isLetterGap(_ gap: UInt8) -> Bool { gap == TaggerGap.slash || gap == TaggerGap.dot }

    /// The second word of `formerly known as`.
    @inline(__always)
    private func isKnownAs(_ at: Int, _ sentence: Range<Int>) -> Bool {
        at > sentence.lowerBound && lists.uses(block.words[at].hash).contains(.as)
            && lists.uses(block.words[at - 1].hash).contains(.known) && isOfShip(at - 1, sentence)
    }

    /// Whether a ship stands shortly before, and not its captain.
    private func isOfShip(_ at: Int, _ sentence: Range<Int>) -> Bool {
        for i in stride(from: at, to: max(sentence.lowerBound, at - Self.reach), by: -1) {
            if block.words[i].gap == TaggerGap.apostrophe { return false }
            if isShipWord(i - 1, lists.uses(block.words[i - 1].hash), sentence) { return true }
        }
        return false
    }

    /// The name behind a word, at once or within quotation marks.
    private func after(_ at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var start = at + 1
        guard start < sentence.upperBound else { return nil }
        switch block.words[start].gap {
        case TaggerGap.quote: return quoted(start, sentence) ?? run(start, sentence)
        case TaggerGap.space, TaggerGap.dot, TaggerGap.line: break
        case TaggerGap.start where block.words[at].isDotted: break
        default: return nil
        }
        if start + 1 < sentence.upperBound, block.words[start + 1].gap == TaggerGap.quote,
            lists.uses(block.words[start].hash).contains(.article)
        {
            return quoted(start + 1, sentence)
        }
        if lists.uses(block.words[start].hash).contains(.prefix), isPrefix(start, sentence) { start += 1 }
        guard start < sentence.upperBound, let name = run(start, sentence) else { return nil }
        return isCountry(name, at, sentence) ? nil : name
    }

    /// `Vessel: SEA PRIDE`, `Vessel name: SEA PRIDE`.
    private func afterLabel(_ at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var start = at + 1
        if start < sentence.upperBound, lists.uses(block.words[start].hash).contains(.label) { start += 1 }
        guard start < sentence.upperBound, block.words[start].gap == TaggerGap.colon else { return nil }
        return run(start, sentence)
    }

    /// `a Panama-flagged tanker, the Eagle S,`
    private func apposition(_ at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        guard at > sentence.lowerBound, at + 2 < sentence.upperBound,
            lists.uses(block.words[at - 1].hash).contains(.flagged), block.words[at + 1].gap == TaggerGap.comma
        else { return nil }
        let isArticle = lists.uses(block.words[at + 1].hash).contains(.article)
        return run(isArticle ? at + 2 : at + 1, sentence)
    }

    private func run(_ start: Int, _ sentence: Range<Int>) -> Range<Int>? {
        guard isNamePart(start), !isUnfit(start) else { return nil }
        var end = start + 1
        while end < sentence.upperBound, end - start < Self.longest, isNamePart(end) && !isUnfit(end) || isNumber(end),
            block.words[end].gap == TaggerGap.space || block.words[end].gap == TaggerGap.hyphen
        {
            end += 1
        }
        // `tanker owner`: a company, whose name ends in its form.
        if end < sentence.upperBound, block.words[end].has(TaggerWordClass.form.bit), isNamePart(end) { return nil }
        return start..<end
    }

    private func quoted(_ start: Int, _ sentence: Range<Int>) -> Range<Int>? {
        guard isNamePart(start) || block.words[start].shape == TaggerShape.shouted else { return nil }
        var end = start + 1
        while end < sentence.upperBound, end - start < Self.longest,
            block.words[end].gap == TaggerGap.space || block.words[end].gap == TaggerGap.hyphen
        {
            end += 1
        }
        return end == sentence.upperBound || block.words[end].gap != TaggerGap.comma ? start..<end : nil
    }

    /// `a tanker Iran had seized`; but `the ferry Estonia sank`.
    private func isCountry(_ name: Range<Int>, _ at: Int, _ sentence: Range<Int>) -> Bool {
        guard name.count == 1, block.words[name.lowerBound].has(TaggerWordClass.country.bit) else { return false }
        if name.upperBound < sentence.upperBound, lists.uses(block.words[name.upperBound].hash).contains(.had) {
            return true
        }
        for i in stride(from: at - 1, through: max(sentence.lowerBound, at - 2), by: -1)
        where lists.uses(block.words[i].hash).contains(.article) { return false }
        return true
    }

    private func before(_ at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var start = at
        while start > sentence.lowerBound, at - start < Self.longest, isAnyPart(start - 1) || isNumber(start - 1) {
            let gap = block.words[start].gap
            if start < at, !(gap == TaggerGap.space || gap == TaggerGap.hyphen) { break }
            start -= 1
        }
        while start < at,
            !isAnyPart(start) || isUnfit(start)
                || !lists.uses(block.words[start].hash).isDisjoint(with: [.prefix, .ship])
        {
            start += 1
        }
        return start < at ? start..<at : nil
    }

    private func isNamePart(_ i: Int) -> Bool {
        block.words[i].isCapitalised && !lists.uses(block.words[i].hash).contains(.imo)
    }

    private func isAnyPart(_ i: Int) -> Bool { isNamePart(i) || block.words[i].shape == TaggerShape.shouted }

    private func isNumber(_ i: Int) -> Bool {
        block.words[i].shape == TaggerShape.digits && block.words[i].end - block.words[i].start <= 3
    }

    /// Capitalised and yet no ship: `tanker Monday`, `vessel The …`.
    private func isUnfit(_ i: Int) -> Bool {
        let word = block.words[i]
        if word.has(TaggerWordClass.calendar.bit | TaggerWordClass.form.bit) { return true }
        if word.has(TaggerWordClass.demonym.bit), Int(word.runEnd) == i + 1 || Int(word.runStart) == i { return true }
        let uses = lists.uses(word.hash)
        return uses.contains(.ship) || uses.contains(.unfit) && word.shape == TaggerShape.title
    }
}
