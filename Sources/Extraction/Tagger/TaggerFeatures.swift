import Texts

/// What the tagger looks at, word by word. Each feature is a hash; the same code serves training and tagging.
struct TaggerFeatures {
    private let words: UnsafeBufferPointer<TaggerWord>
    private let text: TextWords
    private let first: Int
    private let sport: UInt64

    /// Calls `use` with the features of the words of a block.
    static func with<R>(_ block: TaggerBlock, _ text: TextWords, _ use: (TaggerFeatures) -> R) -> R {
        block.words.withUnsafeBufferPointer {
            use(TaggerFeatures(words: $0, text: text, first: block.first, sport: block.sport))
        }
    }

    private static let outside: UInt64 = 0x51
    private static var cities: UInt32 {
        TaggerWordClass.place.bit | TaggerWordClass.team.bit | TaggerWordClass.spot.bit | TaggerWordClass.region.bit
    }
    private static var countries: UInt32 { TaggerWordClass.country.bit | TaggerWordClass.demonym.bit }

    /// What sport changes the meaning of: 0 neither, 1 a city or a club, 2 a country or a people, 3 both.
    @inline(__always)
    private static func sort(_ word: TaggerWord) -> UInt64 {
        (word.has(cities) ? 1 : 0) | (word.has(countries) ? 2 : 0)
    }

    /// Calls `emit` with each feature of the word at `i` of the segment.
    @inline(__always)
    func each(_ i: Int, in segment: TaggerSegment, _ emit: (UInt64) -> Void) {
        let start = segment.sentence.lowerBound
        let end = segment.sentence.upperBound
        let here = words[i]
        let word = here.hash
        let shape = UInt64(here.shape)
        let before = i > start ? words[i - 1].hash : Self.outside
        let after = i + 1 < end ? words[i + 1].hash : Self.outside
        let shapeBefore = i > start ? UInt64(words[i - 1].shape) : 15
        let shapeAfter = i + 1 < end ? UInt64(words[i + 1].shape) : 15
        let gap = UInt64(here.gap)
        let gapAfter = i + 1 < end ? UInt64(words[i + 1].gap) : 31
        @inline(__always) func say(_ template: UInt64, _ value: UInt64) { emit(TaggerHash.mix(template, value)) }

        say(1, word)
        say(2, word ^ (shape + 1) << 58)
        say(3, before ^ shape)
        say(4, after ^ shape)
        say(5, shape | shapeBefore << 4 | shapeAfter << 8)
        say(6, gap | gapAfter << 5 | shape << 10)
        classes(here.mask, 7, shape, emit)
        if i > start { classes(words[i - 1].mask, 8, shape, emit) }
        if i + 1 < end { classes(words[i + 1].mask, 9, shape, emit) }
        let isPlain = !here.isActive
        if isPlain, shapeBefore == 0 || shapeBefore == 15, shapeAfter == 0 || shapeAfter == 15 { return }
        say(10, before &+ gap)
        say(11, after &+ gapAfter)
        say(12, TaggerHash.mix(before, word))
        say(13, TaggerHash.mix(word, after))
        let shapeBefore2 = i > start + 1 ? UInt64(words[i - 2].shape) : 15
        let shapeAfter2 = i + 2 < end ? UInt64(words[i + 2].shape) : 15
        say(14, shape | shapeBefore << 4 | shapeAfter << 8 | shapeBefore2 << 12 | gap << 20)
        say(15, shape | shapeBefore << 4 | shapeAfter << 8 | shapeAfter2 << 12 | gapAfter << 20)
        if isPlain { return }
        say(16, (i > start + 1 ? words[i - 2].hash : Self.outside) ^ shapeBefore)
        say(17, (i + 2 < end ? words[i + 2].hash : Self.outside) ^ shapeAfter)
        say(18, shape | UInt64(here.seen) << 4 | (gap == 0 ? 1 : 0) << 8)
        say(19, UInt64(here.mask) | shape << 32)
        if i > start { say(20, UInt64(here.mask) << 32 | UInt64(words[i - 1].mask)) }
        if i + 1 < end { say(21, UInt64(here.mask) << 32 | UInt64(words[i + 1].mask)) }
        affixes(i, shape, emit)
        run(i, here, segment.sentence, emit)
        let sort = Self.sort(here) << 32
        say(51, segment.look | shape << 8 | sort)
        say(52, sport | shape << 2 | sort)
        say(53, segment.look | sport << 5 | gap << 8 | gapAfter << 13 | shapeAfter << 18 | shapeBefore << 22)
        say(54, sport | shape << 2 | shapeBefore << 6 | shapeAfter << 10 | sort)
        say(55, sport | segment.look << 2 | shapeAfter << 7 | sort)
    }

    @inline(__always)
    private func classes(_ mask: UInt32, _ template: UInt64, _ shape: UInt64, _ emit: (UInt64) -> Void) {
        var rest = mask
        while rest != 0 {
            let bit = UInt64(rest.trailingZeroBitCount)
            rest &= rest &- 1
            emit(TaggerHash.mix(template, bit | shape << 8))
        }
    }

    /// Beginnings of 2 to 4 bytes and ends of 1 to 4.
    @inline(__always)
    private func affixes(_ i: Int, _ shape: UInt64, _ emit: (UInt64) -> Void) {
        let word = text.word(first + i)
        let count = word.count
        var value: UInt64 = 0
        for at in 0..<min(4, count) {
            value = value << 8 | UInt64(word.bytes[at] | word.mask)
            if at > 0 { emit(TaggerHash.mix(22 + UInt64(at), value | shape << 40)) }
        }
        value = 0
        for at in 0..<min(4, count) {
            value = value << 8 | UInt64(word.bytes[count - 1 - at] | word.mask)
            emit(TaggerHash.mix(26 + UInt64(at), value | shape << 40))
        }
        emit(TaggerHash.mix(30, UInt64(min(count, 12)) | shape << 8))
    }

    /// The capitalised words around: how many, where in them, the last and the first, what stands before and behind.
    @inline(__always)
    private func run(_ i: Int, _ here: TaggerWord, _ sentence: Range<Int>, _ emit: (UInt64) -> Void) {
        let start = Int(here.runStart)
        let end = Int(here.runEnd)
        guard end > start else { return }
        let isFirst: UInt64 = i == start ? 1 : 0
        let isLast: UInt64 = i == end - 1 ? 2 : 0
        let position = isFirst | isLast
        let length = UInt64(min(end - start, 6))
        emit(TaggerHash.mix(40, length | UInt64(min(i - start, 6)) << 4))
        emit(TaggerHash.mix(41, words[end - 1].hash ^ position))
        emit(TaggerHash.mix(42, words[start].hash ^ position))
        let before = start > sentence.lowerBound ? words[start - 1].hash : Self.outside
        let after = end < sentence.upperBound ? words[end].hash : Self.outside
        emit(TaggerHash.mix(43, before ^ position ^ length << 2))
        emit(TaggerHash.mix(44, after ^ position ^ length << 2))
        emit(TaggerHash.mix(45, UInt64(words[end - 1].mask) | position << 32))
        emit(TaggerHash.mix(46, UInt64(words[start].mask) | position << 32))
        var all: UInt32 = 0
        for j in start..<end { all |= words[j].mask }
        emit(TaggerHash.mix(47, UInt64(all) | position << 32))
        let gap = UInt64(words[start].gap)
        let gapAfter = end < sentence.upperBound ? UInt64(words[end].gap) : 31
        emit(TaggerHash.mix(48, gap | gapAfter << 8 | position << 16 | length << 20))
        if start > sentence.lowerBound { emit(TaggerHash.mix(49, UInt64(words[start - 1].mask) | position << 32)) }
        if end < sentence.upperBound { emit(TaggerHash.mix(50, UInt64(words[end].mask) | position << 32)) }
    }
}
