/// What it weighs that one label follows another, as reading needs it: labels that close are followed by outer ones,
/// begin and inside by the inner ones of their kind, and nothing else by anything.
struct LabelSteps: Sendable {
    typealias Half = LabelScores.Half

    /// The label of a lane of `LabelScores.closing`.
    @inline(__always)
    static func label(ofClosing lane: Int) -> Int { lane < 2 ? lane : 4 * (lane / 2) + lane % 2 }

    /// The lane of an outer label.
    @inline(__always)
    static func lane(ofOuter label: Int) -> Int {
        label < 2 ? label : 2 + 2 * ((label - 2) / 4) + (label - 2) % 4 / 3
    }

    /// For each closing label, of the outer labels behind it.
    private(set) var anew: InlineArray<8, Half>
    /// For each outer label, of the closing labels before it.
    private(set) var back: InlineArray<8, Half>
    /// Of inside and last behind begin, and behind inside, each at the lane of the second.
    private(set) var fromBegin = Half()
    private(set) var fromInside = Half()

    /// `transitions`: a row for each label, what the labels after it weigh.
    init(_ transitions: [TaggerLattice.Row]) {
        anew = InlineArray(repeating: Half())
        back = InlineArray(repeating: Half())
        for i in 0..<8 {
            let label = Self.label(ofClosing: i)
            for (j, next) in LabelScores.outerLabels.enumerated() {
                anew[i][j] = transitions[label][next]
                back[j][i] = transitions[label][next]
            }
        }
        for (lane, next) in LabelScores.innerLabels.enumerated() {
            let first = TaggerLabel.label(.begin, kind: lane / 2)
            fromBegin[lane] = transitions[first][next]
            fromInside[lane] = transitions[first + 1][next]
        }
    }
}
