/// Sums what a model's features say of each label.
///
/// Most features of a word have no weight: their keys stand by themselves, so that to miss one touches one line of a
/// small table, and rows are read of those that were found only.
struct FeatureWeigher: Sendable {
    /// 0 is free; at most half full.
    private let slots: [UInt32]
    /// `TaggerLabel.width` for each slot.
    private let rows: [Int8]
    private let mask: Int
    private let scale: Float

    init(_ model: PartyModel) {
        var capacity = 16
        while capacity < model.keys.count * 2 { capacity *= 2 }
        let mask = capacity - 1
        self.mask = mask
        scale = model.scale
        var slots = [UInt32](repeating: 0, count: capacity)
        var rows = [Int8](repeating: 0, count: capacity * TaggerLabel.width)
        slots.withUnsafeMutableBufferPointer { slots in
            rows.withUnsafeMutableBytes { rows in
                model.rows.withUnsafeBytes { read in
                    for (place, key) in model.keys.enumerated() where key != 0 {
                        var at = Self.slot(key) & mask
                        while slots[at] != 0 { at = (at &+ 1) & mask }
                        slots[at] = key
                        let row = read.loadUnaligned(
                            fromByteOffset: place &* TaggerLabel.width, as: SIMD16<Int8>.self)
                        rows.storeBytes(of: row, toByteOffset: at &* TaggerLabel.width, as: SIMD16<Int8>.self)
                    }
                }
            }
        }
        self.slots = slots
        self.rows = rows
    }

    /// Even and odd labels in one row again.
    @inline(__always)
    private static func row(_ even: SIMD8<Int16>, _ odd: SIMD8<Int16>) -> TaggerLattice.Row {
        var row = TaggerLattice.Row()
        for i in 0..<TaggerLabel.width / 2 {
            row[2 * i] = Float(even[i])
            row[2 * i + 1] = Float(odd[i])
        }
        return row
    }

    @inline(__always)
    private static func slot(_ key: UInt32) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) }

    /// Appends a row for each word of the segment.
    func weigh(_ features: TaggerFeatures, _ segment: TaggerSegment, into scores: inout [TaggerLattice.Row]) {
        slots.withUnsafeBufferPointer { slots in
            rows.withUnsafeBytes { bytes in
                for i in segment.words {
                    // Two labels in each lane of 16 bits, summed apart.
                    var even = SIMD8<Int16>()
                    var odd = SIMD8<Int16>()
                    features.each(i, in: segment) { hash in
                        let key = TaggerHash.key(hash)
                        var at = Self.slot(key) & mask
                        while slots[at] != key {
                            if slots[at] == 0 { return }
                            at = (at &+ 1) & mask
                        }
                        let row = bytes.loadUnaligned(fromByteOffset: at &* TaggerLabel.width, as: SIMD8<Int16>.self)
                        even &+= (row &<< 8) &>> 8
                        odd &+= row &>> 8
                    }
                    scores.append(Self.row(even, odd) * scale)
                }
            }
        }
    }
}
