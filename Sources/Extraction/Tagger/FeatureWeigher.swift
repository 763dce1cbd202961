/// Sums what a model's features say of each label.
struct FeatureWeigher: Sendable {
    private let table: TaggerTable
    private let rows: [Int8]
    private let scale: Float

    init(_ model: PartyModel) {
        table = TaggerTable(model.keys)
        rows = model.rows
        scale = model.scale
    }

    /// Appends a row for each word of the sentence.
    func weigh(_ features: TaggerFeatures, _ sentence: Range<Int>, into scores: inout [TaggerLattice.Row]) {
        _ = table.withSlots { slots in
            rows.withUnsafeBytes { bytes in
                for i in sentence {
                    var sum = SIMD16<Int16>()
                    features.each(i, in: sentence) { hash in
                        let place = table.place(TaggerHash.key(hash), in: slots)
                        guard place >= 0 else { return }
                        let row = bytes.loadUnaligned(fromByteOffset: place &* TaggerLabel.width, as: SIMD16<Int8>.self)
                        sum &+= SIMD16<Int16>(truncatingIfNeeded: row)
                    }
                    scores.append(TaggerLattice.Row(sum) * scale)
                }
            }
        }
    }
}
