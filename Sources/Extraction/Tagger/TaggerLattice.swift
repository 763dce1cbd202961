/// The labels of one sentence by a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), for
/// learning: how likely each label is, and each pair, by forward and backward sums. `SentenceDecoding` reads by it.
struct TaggerLattice {
    typealias Row = SIMD16<Float>

    /// Of each label after each label, in logarithms; what may not be is -1e4.
    let transitions: [Row]
    /// The same, no logarithms; what may not be is 0.
    let follow: [Row]
    private let precede: [Row]
    private let starts: Row
    private let ends: Row
    private var forward: [Row] = []
    private var exponents: [Row] = []
    /// Of the last sentence that was weighed, how likely each label follows each.
    private(set) var pairs = [Row](repeating: Row(), count: TaggerLabel.width)

    static let impossible: Float = -1e4

    /// `weights`: a row for each label, what the labels after it weigh.
    init(transitions weights: [Row]) {
        var transitions = [Row](repeating: Row(repeating: Self.impossible), count: TaggerLabel.width)
        var precede = [Row](repeating: Row(), count: TaggerLabel.width)
        var follow = precede
        var starts = Row()
        var ends = Row()
        for i in 0..<TaggerLabel.count {
            for j in 0..<TaggerLabel.count where TaggerLabel.allows(i, then: j) {
                transitions[i][j] = i < weights.count ? weights[i][j] : 0
            }
            let allowed = transitions[i] .> Self.impossible
            follow[i] = Row().replacing(with: Self.exponential(transitions[i]), where: allowed)
            for j in 0..<TaggerLabel.count { precede[j][i] = follow[i][j] }
            starts[i] = TaggerLabel.beginsSentence(i) ? 1 : 0
            ends[i] = TaggerLabel.endsSentence(i) ? 1 : 0
        }
        (self.transitions, self.follow, self.precede) = (transitions, follow, precede)
        (self.starts, self.ends) = (starts, ends)
    }

    /// The transitions of a model: `TaggerLabel.count` rows of as many.
    init(flat: [Float]) {
        var rows = [Row](repeating: Row(), count: TaggerLabel.width)
        for (i, value) in flat.prefix(TaggerLabel.count * TaggerLabel.count).enumerated() {
            rows[i / TaggerLabel.count][i % TaggerLabel.count] = value
        }
        self.init(transitions: rows)
    }

    /// How likely each label of each word is, into `marginals`.
    mutating func weigh(_ scores: [Row], into marginals: inout [Row]) {
        let n = scores.count
        marginals.removeAll(keepingCapacity: true)
        guard n > 0 else { return }
        exponents.removeAll(keepingCapacity: true)
        forward.removeAll(keepingCapacity: true)
        for row in scores { exponents.append(Self.exponents(row)) }
        var sum = exponents[0] * starts
        forward.append(Self.scaled(sum))
        for t in 1..<max(n, 1) {
            let last = forward[t - 1]
            sum = Row()
            for i in 0..<TaggerLabel.count { sum += follow[i] * last[i] }
            forward.append(Self.scaled(sum * exponents[t]))
        }
        var beta = ends
        marginals.append(contentsOf: repeatElement(Row(), count: n))
        for t in stride(from: n - 1, through: 0, by: -1) {
            marginals[t] = Self.scaled(forward[t] * beta)
            let weighted = beta * exponents[t]
            if t > 0 { count(t, weighted) }
            sum = Row()
            for i in 0..<TaggerLabel.count { sum += precede[i] * weighted[i] }
            beta = Self.scaled(sum)
        }
    }

    private mutating func count(_ t: Int, _ weighted: Row) {
        var total: Float = 0
        for i in 0..<TaggerLabel.count { total += (follow[i] * weighted).sum() * forward[t - 1][i] }
        let factor = 1 / max(total, Float.leastNormalMagnitude)
        for i in 0..<TaggerLabel.count { pairs[i] += follow[i] * weighted * (forward[t - 1][i] * factor) }
    }

    /// Of the scores less the highest of them.
    @inline(__always)
    private static func exponents(_ row: Row) -> Row {
        var row = row
        for i in TaggerLabel.count..<TaggerLabel.width { row[i] = impossible }
        return exponential(row - row.max())
    }

    /// e to the power of each number (−80 … 80), to seven digits: the same on every machine, unlike the C library's.
    @inline(__always)
    static func exponential(_ row: Row) -> Row {
        // `clamped` would go lane by lane.
        let lifted = row.replacing(with: -80, where: row .< -80)
        let power = lifted.replacing(with: 80, where: lifted .> 80) * 1.442_695
        // Beside 1.5 · 2^23 a number has no fraction: rounding, and the whole part in the low bits.
        let large: Float = 12_582_912
        let shifted = power + large
        let whole = shifted - large
        // 2^x for |x| ≤ 1/2 by the first terms of its series.
        let x = (power - whole) * 0.693_147_2
        var sum = x * (1 / 720) + (1 / 120)
        sum = sum * x + (1 / 24)
        sum = sum * x + (1 / 6)
        sum = sum * x + 0.5
        sum = sum * x + 1
        sum = sum * x + 1
        let bits = (unsafeBitCast(shifted, to: SIMD16<UInt32>.self) &- large.bitPattern &+ 127) &<< 23
        return sum * unsafeBitCast(bits, to: Row.self)
    }

    @inline(__always)
    private static func scaled(_ row: Row) -> Row { row / max(row.sum(), Float.leastNormalMagnitude) }
}
