/// What is said of the labels of a word, parted by what may stand before them: `outer` labels begin anew, `inner` ones go
/// on with a name. Half as wide as a row of all labels, of whose pairs most may not be.
struct LabelScores {
    typealias Half = SIMD8<Float>

    /// Outside, other, then the begin and the only word of person, organisation, location.
    static let outerLabels = [0, 1, 2, 5, 6, 9, 10, 13]
    /// Inside and last of person, organisation, location; the two lanes behind stand for nothing.
    static let innerLabels = [3, 4, 7, 8, 11, 12]

    var outer = Half()
    var inner = Half()

    /// The score of each begin label at the lanes of inside and last of its kind.
    @inline(__always)
    var begins: Half { Half(outer[2], outer[2], outer[4], outer[4], outer[6], outer[6], 0, 0) }

    /// The same of each inside label.
    @inline(__always)
    var insides: Half { Half(inner[0], inner[0], inner[2], inner[2], inner[4], inner[4], 0, 0) }

    /// The labels that a name may end with, or that are no name's, in the order of labels.
    @inline(__always)
    var closing: Half { Half(outer[0], outer[1], inner[1], outer[3], inner[3], outer[5], inner[5], outer[7]) }

    /// All labels of one kind.
    @inline(__always)
    func sum(kind: Int) -> Float {
        outer[2 + 2 * kind] + inner[2 * kind] + inner[2 * kind + 1] + outer[3 + 2 * kind]
    }

    @inline(__always)
    static func * (scores: LabelScores, factor: Float) -> LabelScores {
        LabelScores(outer: scores.outer * factor, inner: scores.inner * factor)
    }

    /// The highest of all; `max()` would go lane by lane.
    @inline(__always)
    var highest: Float {
        let eight = outer.replacing(with: inner, where: inner .> outer)
        let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
        return max(max(four[0], four[1]), max(four[2], four[3]))
    }

    /// Divided by the sum of all.
    @inline(__always)
    var scaled: LabelScores { self * (1 / max(outer.sum() + inner.sum(), Float.leastNormalMagnitude)) }
}
