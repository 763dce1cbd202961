/// What a text has called its parties in full, so that the short forms are told alike: `Werner Dieter … Dieter` is a
/// person, `Mannesmann AG … Mannesmann` an organisation, and so is what stands in brackets behind one. What stands in
/// capitals throughout is told as the rest of the text has it.
struct NameMemory {
    typealias Kinds = KindSums.Kinds

    /// How sure, by kind: of short forms.
    private var known = KindSums()
    /// The same of names as they were said.
    private var said = KindSums()
    /// Before a name, and no part of it: `The Philippines said`.
    private let article: UInt64 = TaggerHash.word("the")
    private static let evidence: Float = 0.6
    /// More names than these are not remembered.
    private static let limit = 1 << 14

    /// A name in words of the block.
    struct Name {
        var words: Range<Int>
        var kind: Int
        var score: Float
    }

    /// Forgets all; its room is used again.
    mutating func removeAll() {
        known.removeAll()
        said.removeAll()
    }

    /// Makes the names of a block agree with one another, and with those of the blocks before, and adds short forms
    /// that were missed.
    mutating func settle(_ names: inout [Name], in block: TaggerBlock) {
        for i in names.indices { trim(&names[i], block) }
        for name in names where name.score >= Self.evidence { learn(name, block) }
        if !known.isEmpty || !said.isEmpty {
            names.removeAll { isMixture($0, block) }
            for i in names.indices {
                shorten(&names[i], block)
                correct(&names[i], block)
            }
        }
        addMissed(&names, block)
    }

    /// Takes an article off (but not off `The Hague`), and puts the end of `Chang Yung-fa` on.
    private func trim(_ name: inout Name, _ block: TaggerBlock) {
        let first = block.words[name.words.lowerBound]
        if name.words.count > 1, first.hash == article, first.mask >> 31 == 0 || !first.has(Self.places) {
            name.words = name.words.lowerBound + 1..<name.words.upperBound
        }
        let next = name.words.upperBound
        if name.kind == 0, name.words.count > 1, next < block.count, block.words[next].gap == TaggerGap.hyphen,
            block.words[next].shape == TaggerShape.lower, block.words[next].end - block.words[next].start < 5
        {
            name.words = name.words.lowerBound..<next + 1
        }
    }

    private mutating func learn(_ name: Name, _ block: TaggerBlock) {
        guard known.count < Self.limit, said.count < Self.limit else { return }
        if block.words[name.words.lowerBound].shape != TaggerShape.shouted {
            said.add(name.score, kind: name.kind, to: Self.hash(block, name.words))
        }
        switch name.kind {
        case 0 where name.words.count > 1:
            note(block, name.words.upperBound - 1..<name.words.upperBound, 0, name.score)
        case 1 where name.words.count > 1:
            for count in 1..<min(name.words.count, 5) {
                note(block, name.words.lowerBound..<name.words.lowerBound + count, 1, name.score)
            }
        default: break
        }
        let next = name.words.upperBound
        if name.kind == 1, next < block.count, block.words[next].gap == TaggerGap.opening,
            block.words[next].shape == TaggerShape.capitals
        {
            note(block, next..<next + 1, 1, name.score)
        }
    }

    private mutating func note(_ block: TaggerBlock, _ words: Range<Int>, _ kind: Int, _ score: Float) {
        known.add(score, kind: kind, to: Self.hash(block, words))
    }

    static func hash(_ block: TaggerBlock, _ words: Range<Int>) -> UInt64 {
        words.reduce(0) { TaggerHash.mix($0, block.words[$1].hash) }
    }

    /// Whether a name in capitals holds one that the text tells apart, and is not told itself: `KOVAC QUITS DANUBE
    /// METALS`.
    private func isMixture(_ name: Name, _ block: TaggerBlock) -> Bool {
        guard name.words.count > 2, block.words[name.words.lowerBound].shape == TaggerShape.shouted,
            said[Self.hash(block, name.words)] == nil, known[Self.hash(block, name.words)] == nil
        else { return false }
        return name.words.contains { missed($0, name.words.upperBound, block) != nil }
    }

    /// Takes off what the text writes in small letters, behind a name that it tells: `Maersk Suspends`.
    private func shorten(_ name: inout Name, _ block: TaggerBlock) {
        let whole = Self.hash(block, name.words)
        guard name.words.count > 1, said[whole] == nil, known[whole] == nil else { return }
        var end = name.words.upperBound
        while end > name.words.lowerBound + 1, block.words[end - 1].seen & 1 != 0 {
            end -= 1
            guard let kind = Self.clear(said[Self.hash(block, name.words.lowerBound..<end)]) else { continue }
            name = Name(words: name.words.lowerBound..<end, kind: kind.kind, score: min(0.9, kind.sum))
            return
        }
    }

    private func correct(_ name: inout Name, _ block: TaggerBlock) {
        let hash = Self.hash(block, name.words)
        if block.words[name.words.lowerBound].shape == TaggerShape.shouted, let kind = Self.clear(said[hash]) {
            name.kind = kind.kind
            name.score = max(name.score, min(0.9, kind.sum))
            return
        }
        guard let sums = known[hash] else { return }
        let isPlace = block.words[name.words.lowerBound].has(Self.places)
        let kind = sums[0] > sums[1] ? 0 : 1
        if name.kind == kind {
            name.score = max(name.score, min(0.95, sums[kind]))
        } else if !(name.kind == 2 && isPlace), sums[kind] > sums[1 - kind] * 2, name.score < 0.95 {
            name.kind = kind
            name.score = min(0.9, sums[kind])
        }
    }

    /// The kind that outweighs all others.
    private static func clear(_ sums: Kinds?) -> (kind: Int, sum: Float)? {
        guard let sums else { return nil }
        let sum = sums.max()
        guard sum >= evidence, sum * 2 > sums.sum() * 1.4 else { return nil }
        for kind in 0..<TaggerLabel.kinds where sums[kind] == sum { return (kind, sum) }
        return nil
    }

    private static var places: UInt32 { TaggerWordClass.country.bit | TaggerWordClass.place.bit }
    private static var plain: UInt32 {
        TaggerWordClass.demonym.bit | TaggerWordClass.common.bit | TaggerWordClass.calendar.bit
            | TaggerWordClass.title.bit | TaggerWordClass.function.bit | TaggerWordClass.opener.bit
    }
    /// Words that begin many names and are none by themselves.
    private static var unfit: UInt32 {
        places | plain | TaggerWordClass.body.bit | TaggerWordClass.land.bit | TaggerWordClass.given.bit
    }

    /// Short forms and countries where no name was found.
    private func addMissed(_ names: inout [Name], _ block: TaggerBlock) {
        var found: [Name] = []
        var next = 0
        for segment in block.segments {
            var i = segment.words.lowerBound
            while i < segment.words.upperBound {
                while next < names.count, names[next].words.upperBound <= i { next += 1 }
                if next < names.count, names[next].words.contains(i) {
                    i = names[next].words.upperBound
                    continue
                }
                let limit = next < names.count ? names[next].words.lowerBound : block.count
                let end = min(segment.words.upperBound, limit)
                if let name = missed(i, end, block) ?? Self.country(i, end, block) {
                    found.append(name)
                    i = name.words.upperBound
                } else {
                    i += 1
                }
            }
        }
        guard !found.isEmpty else { return }
        names.append(contentsOf: found)
        names.sort { $0.words.lowerBound < $1.words.lowerBound }
    }

    /// The longest short form that begins at a word and ends by `end`.
    private func missed(_ start: Int, _ end: Int, _ block: TaggerBlock) -> Name? {
        guard !known.isEmpty || !said.isEmpty else { return nil }
        let isShouted = block.words[start].shape == TaggerShape.shouted
        let last = isShouted ? Self.shoutedEnd(start, end, block) : min(Int(block.words[start].runEnd), end)
        guard last > start else { return nil }
        for count in stride(from: min(4, last - start), to: 0, by: -1) {
            let hash = Self.hash(block, start..<start + count)
            let word = block.words[start]
            guard let kind = Self.clear(known[hash]) ?? Self.clear(said[hash]) else { continue }
            let unfit = isShouted || kind.kind == 2 ? Self.plain : Self.unfit
            if count == 1, word.has(unfit) || word.seen & 1 != 0 { continue }
            return Name(words: start..<start + count, kind: kind.kind, score: min(0.8, kind.sum))
        }
        return nil
    }

    private static func shoutedEnd(_ start: Int, _ end: Int, _ block: TaggerBlock) -> Int {
        var last = start + 1
        while last < end, block.words[last].shape == TaggerShape.shouted, TaggerGap.joins(block.words[last].gap) {
            last += 1
        }
        return last
    }

    /// A country's name, which is a location unless the model has found more around it.
    private static func country(_ start: Int, _ end: Int, _ block: TaggerBlock) -> Name? {
        func isCountry(_ i: Int) -> Bool {
            block.words[i].isActive && block.words[i].has(TaggerWordClass.country.bit)
                && !block.words[i].has(TaggerWordClass.demonym.bit | TaggerWordClass.given.bit)
        }
        guard isCountry(start) else { return nil }
        var last = start + 1
        while last < end, isCountry(last), TaggerGap.joins(block.words[last].gap), block.words[start].mask >> 31 != 0 {
            last += 1
        }
        let isPart = last < end && block.words[last].isCapitalised && TaggerGap.joins(block.words[last].gap)
        return isPart ? nil : Name(words: start..<last, kind: 2, score: 0.7)
    }
}
