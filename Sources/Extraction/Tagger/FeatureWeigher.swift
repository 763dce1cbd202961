/// Sums what a model's features say of each label.
///
/// Most features of a word have no weight, and which ones cannot be foreseen. So the keys of a word are gathered first;
/// a small filter, which stays in the cache, leaves out nearly all that have none; and rows are read of the rest only.
/// Nothing branches on a single feature, and the reads do not wait for each other.
final class FeatureWeigher: Sendable {
    private let filter: [UInt64]
    /// For each slot an outer and an inner label of `LabelScores` by turns; the last two inner ones hold the tag of the
    /// key that stands there, so that one line of memory tells and weighs it. A free slot is all zeros. At most half full.
    private let rows: [SIMD16<Int8>]
    private let shift: UInt32
    private let scale: Float

    init(_ model: PartyModel) {
        var bits: UInt32 = 4
        while bits < 30, 1 << bits < model.keys.count * 2 { bits += 1 }
        shift = 32 - bits
        scale = model.scale
        var filter = [UInt64](repeating: 0, count: View.filterBits / 64)
        var rows = [SIMD16<Int8>](repeating: SIMD16(), count: 1 << bits)
        for (place, key) in model.keys.enumerated() where key != 0 {
            let spread = View.spread(key)
            var at = Int(spread >> shift)
            while View.tag(of: rows[at]) != 0 { at = (at &+ 1) & (rows.count - 1) }
            filter[View.word(key)] |= 1 << UInt64(key >> 1 & 63)
            rows[at] = Self.row(model.rows[place * TaggerLabel.width..<(place + 1) * TaggerLabel.width])
            rows[at][13] = Int8(truncatingIfNeeded: View.tag(spread) >> 40)
            rows[at][15] = Int8(truncatingIfNeeded: View.tag(spread) >> 56)
        }
        (self.filter, self.rows) = (filter, rows)
    }

    private static func row(_ labels: ArraySlice<Int8>) -> SIMD16<Int8> {
        var row = SIMD16<Int8>()
        for (lane, label) in LabelScores.outerLabels.enumerated() { row[2 * lane] = labels[labels.startIndex + label] }
        for (lane, label) in LabelScores.innerLabels.enumerated() {
            row[2 * lane + 1] = labels[labels.startIndex + label]
        }
        return row
    }

    /// Calls `use` with the tables as plain memory: the loops count no references.
    func withView<R>(_ use: (View) -> R) -> R? {
        filter.withUnsafeBufferPointer { filter in
            rows.withUnsafeBufferPointer { rows in
                guard let bits = filter.baseAddress, let start = rows.baseAddress else { return nil }
                return use(View(filter: bits, rows: start, mask: rows.count - 1, shift: shift, scale: scale))
            }
        }
    }

    struct View {
        /// A bit for each key, by its low bits but the lowest, which is always set.
        fileprivate let filter: UnsafePointer<UInt64>
        fileprivate let rows: UnsafePointer<SIMD16<Int8>>
        fileprivate let mask: Int
        fileprivate let shift: UInt32
        fileprivate let scale: Float

        /// More features than a word can have: 32 classes of itself and of each neighbour, and fewer than 64 others.
        private static let most = 192
        /// One key in a dozen that has no row passes.
        fileprivate static let filterBits = 1 << 20

        @inline(__always)
        fileprivate static func word(_ key: UInt32) -> Int {
            Int(truncatingIfNeeded: key >> 7) & (filterBits / 64 - 1)
        }

        /// The high bits say where a key stands, the low ones are its tag.
        @inline(__always)
        fileprivate static func spread(_ key: UInt32) -> UInt32 { key &* 0x9E37_79B1 }

        /// 15 bits of the key, never 0, where a row has them in its second half.
        @inline(__always)
        fileprivate static func tag(_ spread: UInt32) -> UInt64 {
            let bits = UInt64(spread &<< 1 | 1)
            return (bits & 0xFF) &<< 40 | (bits >> 8 & 0x7F) &<< 56
        }

        @inline(__always)
        fileprivate static func tag(of row: SIMD16<Int8>) -> UInt64 {
            unsafeBitCast(row, to: SIMD2<UInt64>.self)[1] & 0xFF00_FF00_0000_0000
        }

        /// The scores of the words of the segment, into the first places of `scores`, of which there are enough.
        func weigh(
            _ features: TaggerFeatures, _ segment: TaggerSegment, into scores: UnsafeMutableBufferPointer<LabelScores>
        ) {
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.most) { room in
                guard let keys = room.baseAddress else { return }
                for (place, i) in segment.words.enumerated() {
                    var count = 0
                    features.each(i, in: segment) { hash in
                        keys[count] = TaggerHash.key(hash)
                        count &+= 1
                    }
                    scores[place] = sum(keys, keep(keys, count))
                }
            }
        }

        /// Moves the keys that pass the filter to the front; how many they are.
        @inline(__always)
        private func keep(_ keys: UnsafeMutablePointer<UInt32>, _ count: Int) -> Int {
            var kept = 0
            for at in 0..<count {
                let key = keys[at]
                keys[kept] = key
                kept &+= Int(truncatingIfNeeded: filter[Self.word(key)] &>> UInt64(key >> 1 & 63) & 1)
            }
            return kept
        }

        /// The rows of the keys that have one, summed in lanes of 16 bits. Most stand where they belong: these are
        /// summed without a branch, so that many reads are under way at once.
        @inline(__always)
        private func sum(_ keys: UnsafeMutablePointer<UInt32>, _ count: Int) -> LabelScores {
            var outer = SIMD8<Int16>()
            var inner = SIMD8<Int16>()
            var left = 0
            for i in 0..<count {
                let key = keys[i]
                let spread = Self.spread(key)
                let row = rows[Int(spread &>> shift)]
                let found = Self.tag(of: row)
                let isHere = found == Self.tag(spread)
                keys[left] = key
                left &+= isHere || found == 0 ? 0 : 1
                let labels = unsafeBitCast(row, to: SIMD8<Int16>.self) & SIMD8(repeating: isHere ? -1 : 0)
                outer &+= (labels &<< 8) &>> 8
                inner &+= labels &>> 8
            }
            for i in 0..<left {
                let labels = further(keys[i])
                outer &+= (labels &<< 8) &>> 8
                inner &+= labels &>> 8
            }
            return LabelScores(outer: SIMD8<Float>(outer) * scale, inner: SIMD8<Float>(inner) * scale)
        }

        /// The row of a key that does not stand where it belongs; all zeros if it has none.
        @inline(__always)
        private func further(_ key: UInt32) -> SIMD8<Int16> {
            let spread = Self.spread(key)
            let tag = Self.tag(spread)
            var at = Int(spread &>> shift)
            var found: UInt64
            repeat {
                at = (at &+ 1) & mask
                found = Self.tag(of: rows[at])
            } while found != tag && found != 0
            return unsafeBitCast(rows[at], to: SIMD8<Int16>.self)
        }
    }
}
