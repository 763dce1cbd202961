import Texts

/// What the tagger looks at, word by word. Each feature is a hash; the same code serves training and tagging.
struct TaggerFeatures {
    private let block: TaggerBlock
    private let words: TextWords
    private let hashes: UnsafePointer<UInt64>
    private let shapes: UnsafePointer<UInt8>
    private let gaps: UnsafePointer<UInt8>
    private let masks: UnsafePointer<UInt32>

    /// Calls `use` with the features of the words of a block.
    static func with<R>(_ block: TaggerBlock, _ words: TextWords, _ use: (TaggerFeatures) -> R) -> R? {
        guard block.count > 0 else { return nil }
        return block.hashes.withUnsafeBufferPointer { hashes in
            block.shapes.withUnsafeBufferPointer { shapes in
                block.gaps.withUnsafeBufferPointer { gaps in
                    block.masks.withUnsafeBufferPointer { masks -> R? in
                        guard let h = hashes.baseAddress, let s = shapes.baseAddress, let g = gaps.baseAddress,
                            let m = masks.baseAddress
                        else { return nil }
                        return use(
                            TaggerFeatures(block: block, words: words, hashes: h, shapes: s, gaps: g, masks: m))
                    }
                }
            }
        }
    }

    private static let outside: UInt64 = 0x51

    /// Calls `emit` with each feature of the word at `i` of the sentence.
    @inline(__always)
    func each(_ i: Int, in sentence: Range<Int>, _ emit: (UInt64) -> Void) {
        let start = sentence.lowerBound
        let end = sentence.upperBound
        let word = hashes[i]
        let shape = UInt64(shapes[i])
        let before = i > start ? hashes[i - 1] : Self.outside
        let after = i + 1 < end ? hashes[i + 1] : Self.outside
        let shapeBefore = i > start ? UInt64(shapes[i - 1]) : 15
        let shapeAfter = i + 1 < end ? UInt64(shapes[i + 1]) : 15
        let gap = UInt64(gaps[i])
        let gapAfter = i + 1 < end ? UInt64(gaps[i + 1]) : 31
        @inline(__always) func say(_ template: UInt64, _ value: UInt64) { emit(TaggerHash.mix(template, value)) }

        say(1, word)
        say(2, word ^ (shape + 1) << 58)
        say(3, before ^ shape)
        say(4, after ^ shape)
        say(5, shape | shapeBefore << 4 | shapeAfter << 8)
        say(6, gap | gapAfter << 5 | shape << 10)
        classes(masks[i], 7, shape, emit)
        if i > start { classes(masks[i - 1], 8, shape, emit) }
        if i + 1 < end { classes(masks[i + 1], 9, shape, emit) }
        let isPlain = shapes[i] == TaggerShape.lower || shapes[i] == TaggerShape.digits
        if isPlain, shapeBefore == 0 || shapeBefore == 15, shapeAfter == 0 || shapeAfter == 15 { return }
        say(10, before &+ gap)
        say(11, after &+ gapAfter)
        say(12, TaggerHash.mix(before, word))
        say(13, TaggerHash.mix(word, after))
        let shapeBefore2 = i > start + 1 ? UInt64(shapes[i - 2]) : 15
        let shapeAfter2 = i + 2 < end ? UInt64(shapes[i + 2]) : 15
        say(14, shape | shapeBefore << 4 | shapeAfter << 8 | shapeBefore2 << 12 | gap << 20)
        say(15, shape | shapeBefore << 4 | shapeAfter << 8 | shapeAfter2 << 12 | gapAfter << 20)
        if isPlain { return }
        say(16, (i > start + 1 ? hashes[i - 2] : Self.outside) ^ shapeBefore)
        say(17, (i + 2 < end ? hashes[i + 2] : Self.outside) ^ shapeAfter)
        say(18, shape | UInt64(block.seen[i]) << 4 | (gap == 0 ? 1 : 0) << 8)
        say(19, UInt64(masks[i]) | shape << 32)
        if i > start { say(20, UInt64(masks[i]) << 32 | UInt64(masks[i - 1])) }
        if i + 1 < end { say(21, UInt64(masks[i]) << 32 | UInt64(masks[i + 1])) }
        affixes(i, shape, emit)
        run(i, sentence, emit)
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
        let word = words.word(block.first + i)
        let count = word.count
        var value: UInt64 = 0
        for at in 0..<min(4, count) {
            value = value << 8 | UInt64(word[at])
            if at > 0 { emit(TaggerHash.mix(22 + UInt64(at), value | shape << 40)) }
        }
        value = 0
        for at in 0..<min(4, count) {
            value = value << 8 | UInt64(word[count - 1 - at])
            emit(TaggerHash.mix(26 + UInt64(at), value | shape << 40))
        }
        emit(TaggerHash.mix(30, UInt64(min(count, 12)) | shape << 8))
    }

    /// The capitalised words around: how many, where in them, the last and the first, what stands before and behind.
    @inline(__always)
    private func run(_ i: Int, _ sentence: Range<Int>, _ emit: (UInt64) -> Void) {
        let start = Int(block.runStarts[i])
        let end = Int(block.runEnds[i])
        guard end > start else { return }
        let isFirst: UInt64 = i == start ? 1 : 0
        let isLast: UInt64 = i == end - 1 ? 2 : 0
        let position = isFirst | isLast
        let length = UInt64(min(end - start, 6))
        emit(TaggerHash.mix(40, length | UInt64(min(i - start, 6)) << 4))
        emit(TaggerHash.mix(41, hashes[end - 1] ^ position))
        emit(TaggerHash.mix(42, hashes[start] ^ position))
        let before = start > sentence.lowerBound ? hashes[start - 1] : Self.outside
        let after = end < sentence.upperBound ? hashes[end] : Self.outside
        emit(TaggerHash.mix(43, before ^ position ^ length << 2))
        emit(TaggerHash.mix(44, after ^ position ^ length << 2))
        emit(TaggerHash.mix(45, UInt64(masks[end - 1]) | position << 32))
        emit(TaggerHash.mix(46, UInt64(masks[start]) | position << 32))
        var all: UInt32 = 0
        for j in start..<end { all |= masks[j] }
        emit(TaggerHash.mix(47, UInt64(all) | position << 32))
        let gap = UInt64(gaps[start])
        let gapAfter = end < sentence.upperBound ? UInt64(gaps[end]) : 31
        emit(TaggerHash.mix(48, gap | gapAfter << 8 | position << 16 | length << 20))
        if start > sentence.lowerBound { emit(TaggerHash.mix(49, UInt64(masks[start - 1]) | position << 32)) }
        if end < sentence.upperBound { emit(TaggerHash.mix(50, UInt64(masks[end]) | position << 32)) }
    }
}
