import Glibc

/// Stories as sparse rows of features.
struct TopicMatrix {
    /// Row `i` is `starts[i] ..< starts[i + 1]` of the columns and values.
    private(set) var starts = [0]
    /// Places in `keys`.
    private(set) var columns: [UInt32] = []
    private(set) var values: [Float] = []
    /// The features in rising order, and what their values are multiplied by: the inverse document frequency of words.
    let keys: [UInt32]
    private(set) var factors: [Float]

    /// Rows of figures, all of which they have, and of keys that at least `minimum` rows have. The first keys are the
    /// places of the figures.
    init(_ rows: [(figures: [Float], candidate: TopicCandidate)], minimum: Int, share: Float) {
        let width = UInt32(rows.first?.figures.count ?? 0)
        let frequent = Self.frequent(rows.flatMap(\.candidate.keys), minimum: minimum)
        keys = (0..<width) + frequent.map(\.key)
        factors = [Float](repeating: 1, count: keys.count)
        let table = TaggerTable(frequent.map(\.key))
        for (figures, candidate) in rows {
            columns += 0..<width
            values += figures
            _ = table.withSlots { slots in
                for (key, value) in zip(candidate.keys, candidate.values) {
                    let place = table.place(key, in: slots)
                    guard place >= 0 else { continue }
                    columns.append(width + UInt32(place))
                    values.append(value * share)
                }
            }
            starts.append(columns.count)
        }
    }

    /// Rows of the features that at least `minimum` stories have.
    init(_ vectors: [TopicVector], minimum: Int) {
        let frequent = Self.frequent(vectors.flatMap(\.keys), minimum: minimum)
        keys = frequent.map(\.key)
        factors = [Float](repeating: 1, count: keys.count)
        let table = TaggerTable(keys)
        _ = table.withSlots { slots in
            for vector in vectors {
                for i in vector.keys.indices where vector.isWord(i) {
                    let place = table.place(vector.keys[i], in: slots)
                    if place >= 0 { factors[place] = log(Float(vectors.count) / Float(frequent[place].count)) }
                }
            }
        }
        for vector in vectors {
            let known = vector.known(to: table, factors)
            columns += known.places.map { UInt32($0) }
            values += known.values
            starts.append(columns.count)
        }
    }

    /// The keys that are there at least so often, in rising order.
    private static func frequent(_ keys: [UInt32], minimum: Int) -> [(key: UInt32, count: Int)] {
        let sorted = keys.sorted()
        var found: [(key: UInt32, count: Int)] = []
        var at = 0
        while at < sorted.count {
            var end = at + 1
            while end < sorted.count, sorted[end] == sorted[at] { end += 1 }
            if end - at >= minimum { found.append((sorted[at], end - at)) }
            at = end
        }
        return found
    }
}
