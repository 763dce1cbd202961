/// The names of one segment after another: the best labels by Viterbi's method, and how likely they are by forward and
/// backward sums, as `TaggerLattice` has them for training. Its room is used again.
struct SentenceDecoding {
    private typealias Half = LabelScores.Half

    private let steps: LabelSteps
    /// The same, no logarithms: what may not be is 0.
    private let chances: LabelSteps
    private var scores = [LabelScores](repeating: LabelScores(), count: TaggerBlock.sentenceLimit)
    private var exponents = [LabelScores](repeating: LabelScores(), count: TaggerBlock.sentenceLimit)
    private var forward = [LabelScores](repeating: LabelScores(), count: TaggerBlock.sentenceLimit)
    /// Before each outer label the best closing one; before each inner label 0 for begin, 1 for inside.
    private var bestOuter = [SIMD8<Int32>](repeating: SIMD8(), count: TaggerBlock.sentenceLimit)
    private var bestInner = [SIMD8<Int32>](repeating: SIMD8(), count: TaggerBlock.sentenceLimit)
    private var labels = [UInt8](repeating: 0, count: TaggerBlock.sentenceLimit)

    init(_ lattice: TaggerLattice) {
        steps = LabelSteps(lattice.transitions)
        chances = LabelSteps(lattice.follow)
    }

    /// Appends the names in the segments of a block.
    mutating func appendNames(
        of segments: [TaggerSegment], _ features: TaggerFeatures, _ weigher: FeatureWeigher.View,
        to names: inout [NameMemory.Name]
    ) {
        for segment in segments where segment.words.count <= scores.count {
            let count = segment.words.count
            scores.withUnsafeMutableBufferPointer { weigher.weigh(features, segment, into: $0) }
            if findLabels(count) { appendNames(segment.words, to: &names) }
        }
    }

    /// The best labels; whether any of them is a name's.
    private mutating func findLabels(_ count: Int) -> Bool {
        var row = scores[0]
        row.inner = Half(repeating: TaggerLattice.impossible)
        for t in 1..<max(count, 1) { row = step(row, t) }
        var (label, highest) = (0, -Float.infinity)
        let closing = row.closing
        for i in 0..<8 where closing[i] > highest { (label, highest) = (LabelSteps.label(ofClosing: i), closing[i]) }
        var isName = false
        for t in stride(from: count - 1, through: 0, by: -1) {
            labels[t] = UInt8(truncatingIfNeeded: label)
            isName = isName || label > TaggerLabel.other
            if t > 0 { label = before(label, t) }
        }
        return isName
    }

    /// The best scores of the word at `t` by those of the word before.
    @inline(__always)
    private mutating func step(_ row: LabelScores, _ t: Int) -> LabelScores {
        let closing = row.closing
        var top = steps.anew[0] + closing[0]
        var from = SIMD8<Int32>()
        for i in 1..<8 {
            let next = steps.anew[i] + closing[i]
            let isBetter = next .> top
            top.replace(with: next, where: isBetter)
            from.replace(with: Int32(truncatingIfNeeded: i), where: isBetter)
        }
        bestOuter[t] = from
        var inner = steps.fromBegin + row.begins
        let inside = steps.fromInside + row.insides
        let isInside = inside .> inner
        inner.replace(with: inside, where: isInside)
        bestInner[t] = SIMD8<Int32>().replacing(with: 1, where: isInside)
        return LabelScores(outer: top + scores[t].outer, inner: inner + scores[t].inner)
    }

    /// The label before one of the word at `t`.
    private func before(_ label: Int, _ t: Int) -> Int {
        switch TaggerLabel.part(label) {
        case .inside, .last:
            let kind = TaggerLabel.kind(label) ?? 0
            let lane = 2 * kind + (TaggerLabel.part(label) == .last ? 1 : 0)
            return TaggerLabel.label(.begin, kind: kind) + Int(bestInner[t][lane])
        case .begin, .only, nil:
            let lane = LabelSteps.lane(ofOuter: label)
            return LabelSteps.label(ofClosing: Int(bestOuter[t][lane]))
        }
    }

    /// Appends the names that the labels say: the words of each, its kind, and how likely the least likely of its words
    /// belongs to a name of that kind.
    private mutating func appendNames(_ words: Range<Int>, to names: inout [NameMemory.Name]) {
        weigh(words.count)
        var at = 0
        while at < words.count {
            guard let kind = TaggerLabel.kind(Int(labels[at])) else {
                at += 1
                continue
            }
            let start = at
            while at < words.count - 1, isOpen(Int(labels[at])) { at += 1 }
            at += 1
            var score: Float = 1
            for i in start..<at { score = min(score, forward[i].sum(kind: kind)) }
            names.append(
                NameMemory.Name(words: words.lowerBound + start..<words.lowerBound + at, kind: kind, score: score))
        }
    }

    private func isOpen(_ label: Int) -> Bool {
        TaggerLabel.part(label) == .begin || TaggerLabel.part(label) == .inside
    }

    /// How likely each label of each word is, into `forward`.
    private mutating func weigh(_ count: Int) {
        for t in 0..<count { exponents[t] = Self.exponents(scores[t]) }
        forward[0] = LabelScores(outer: exponents[0].outer).scaled
        for t in 1..<max(count, 1) {
            let last = forward[t - 1]
            let closing = last.closing
            var outer = Half()
            for i in 0..<8 { outer += chances.anew[i] * closing[i] }
            let inner = chances.fromBegin * last.begins + chances.fromInside * last.insides
            forward[t] = LabelScores(outer: outer * exponents[t].outer, inner: inner * exponents[t].inner).scaled
        }
        var beta = LabelScores(outer: Half(1, 1, 0, 1, 0, 1, 0, 1), inner: Half(0, 1, 0, 1, 0, 1, 0, 0))
        for t in stride(from: count - 1, through: 0, by: -1) {
            forward[t] = LabelScores(outer: forward[t].outer * beta.outer, inner: forward[t].inner * beta.inner).scaled
            if t > 0 {
                let exponents = exponents[t]
                beta = backward(LabelScores(outer: beta.outer * exponents.outer, inner: beta.inner * exponents.inner))
            }
        }
    }

    /// The backward sums of the labels before a word, by those of the word.
    @inline(__always)
    private func backward(_ next: LabelScores) -> LabelScores {
        var closing = Half()
        for i in 0..<8 { closing += chances.back[i] * next.outer[i] }
        let begin = chances.fromBegin * next.inner
        let inside = chances.fromInside * next.inner
        let opens = begin.evenHalf + begin.oddHalf
        let goesOn = inside.evenHalf + inside.oddHalf
        return LabelScores(
            outer: Half(closing[0], closing[1], opens[0], closing[3], opens[1], closing[5], opens[2], closing[7]),
            inner: Half(goesOn[0], closing[2], goesOn[1], closing[4], goesOn[2], closing[6], 0, 0)
        ).scaled
    }

    /// Of the scores less the highest of them.
    @inline(__always)
    private static func exponents(_ scores: LabelScores) -> LabelScores {
        // The lanes that stand for nothing are not to be the highest.
        var scores = scores
        scores.inner[6] = TaggerLattice.impossible
        scores.inner[7] = TaggerLattice.impossible
        let row = TaggerLattice.Row(lowHalf: scores.outer, highHalf: scores.inner)
        let all = TaggerLattice.exponential(row - scores.highest)
        return LabelScores(outer: all.lowHalf, inner: all.highHalf)
    }
}
