/// What a block has called its parties in full, so that the short forms are told alike: `Werner Dieter … Dieter` is a
/// person, `Mannesmann AG … Mannesmann` an organisation, and so is what stands in brackets behind one.
struct NameMemory {
    /// How sure, by kind.
    private var known: [UInt64: SIMD4<Float>] = [:]
    /// Before a name, and no part of it: `The Philippines said`.
    private static let article: UInt64 = TaggerHash.word("the")
    private static let evidence: Float = 0.6

    /// A name in words of the block.
    struct Name {
        var words: Range<Int>
        var kind: Int
        var score: Float
    }

    /// Makes the names of a block agree with one another and adds short forms that were missed.
    mutating func settle(_ names: inout [Name], in block: TaggerBlock) {
        for i in names.indices where names[i].words.count > 1 && block.hashes[names[i].words.lowerBound] == Self.article
        {
            names[i].words = names[i].words.lowerBound + 1..<names[i].words.upperBound
        }
        known.removeAll(keepingCapacity: true)
        for name in names where name.score >= Self.evidence { learn(name, block) }
        guard !known.isEmpty else { return }
        for i in names.indices { correct(&names[i], block) }
        addMissed(&names, block)
    }

    private mutating func learn(_ name: Name, _ block: TaggerBlock) {
        switch name.kind {
        case 0 where name.words.count > 1:
            note(block.hashes[(name.words.upperBound - 1)...].prefix(1), 0, name.score)
        case 1 where name.words.count > 1:
            for count in 1..<min(name.words.count, 5) {
                note(block.hashes[name.words.lowerBound...].prefix(count), 1, name.score)
            }
        default: break
        }
        let next = name.words.upperBound
        if name.kind == 1, next < block.count, block.gaps[next] == TaggerGap.opening,
            block.shapes[next] == TaggerShape.capitals
        {
            note(block.hashes[next...].prefix(1), 1, name.score)
        }
    }

    private mutating func note(_ words: ArraySlice<UInt64>, _ kind: Int, _ score: Float) {
        let hash = Self.hash(words)
        var sums = known[hash] ?? SIMD4()
        sums[kind] += score
        known[hash] = sums
    }

    static func hash(_ words: ArraySlice<UInt64>) -> UInt64 { words.reduce(0) { TaggerHash.mix($0, $1) } }

    private func correct(_ name: inout Name, _ block: TaggerBlock) {
        guard let sums = known[Self.hash(block.hashes[name.words])] else { return }
        let isPlace = block.masks[name.words.lowerBound] & Self.places != 0
        let kind = sums[0] > sums[1] ? 0 : 1
        if name.kind == kind {
            name.score = max(name.score, min(0.95, sums[kind]))
        } else if !(name.kind == 2 && isPlace), sums[kind] > sums[1 - kind] * 2, name.score < 0.95 {
            name.kind = kind
            name.score = min(0.9, sums[kind])
        }
    }

    private static let places = TaggerWordClass.country.bit | TaggerWordClass.place.bit
    /// Words that begin many names and are none by themselves.
    private static let unfit =
        places | TaggerWordClass.demonym.bit | TaggerWordClass.common.bit | TaggerWordClass.calendar.bit
        | TaggerWordClass.title.bit | TaggerWordClass.function.bit | TaggerWordClass.body.bit | TaggerWordClass.land.bit
        | TaggerWordClass.given.bit

    /// Short forms where no name was found.
    private func addMissed(_ names: inout [Name], _ block: TaggerBlock) {
        var found: [Name] = []
        var next = 0
        var i = 0
        while i < block.count {
            while next < names.count, names[next].words.upperBound <= i { next += 1 }
            if next < names.count, names[next].words.contains(i) {
                i = names[next].words.upperBound
                continue
            }
            let end = min(Int(block.runEnds[i]), next < names.count ? names[next].words.lowerBound : block.count)
            if end > i, let name = missed(i, end, block) {
                found.append(name)
                i = name.words.upperBound
            } else {
                i += 1
            }
        }
        guard !found.isEmpty else { return }
        names.append(contentsOf: found)
        names.sort { $0.words.lowerBound < $1.words.lowerBound }
    }

    /// The longest short form that begins at a word and ends by `end`.
    private func missed(_ start: Int, _ end: Int, _ block: TaggerBlock) -> Name? {
        for count in stride(from: min(4, end - start), to: 0, by: -1) {
            guard let sums = known[Self.hash(block.hashes[start..<start + count])] else { continue }
            let kind = sums[0] > sums[1] ? 0 : 1
            let isAlone = count == 1
            if isAlone, block.masks[start] & Self.unfit != 0 || block.seen[start] & 1 != 0 { continue }
            guard sums[kind] >= 0.8, sums[kind] > sums[1 - kind] * 2 else { continue }
            return Name(words: start..<start + count, kind: kind, score: min(0.8, sums[kind]))
        }
        return nil
    }
}
