/// The names of one sentence after another: weights, labels, spans. Its room is used again.
struct SentenceDecoding {
    private let weigher: FeatureWeigher
    private var lattice: TaggerLattice
    private var scores: [TaggerLattice.Row] = []
    private var marginals: [TaggerLattice.Row] = []
    private var labels: [Int] = []
    private var sentence = 0..<0

    init(weigher: FeatureWeigher, lattice: TaggerLattice) {
        self.weigher = weigher
        self.lattice = lattice
    }

    mutating func decode(_ features: TaggerFeatures, _ sentence: Range<Int>) {
        self.sentence = sentence
        scores.removeAll(keepingCapacity: true)
        weigher.weigh(features, sentence, into: &scores)
        lattice.decode(scores, into: &labels)
        marginals.removeAll(keepingCapacity: true)
        if labels.contains(where: { TaggerLabel.kind($0) != nil }) { lattice.weigh(scores, into: &marginals) }
    }

    /// Calls `use` with each name of the sentence: its words, its kind, and how likely the least likely of its words
    /// belongs to a name of that kind.
    func each(_ use: (_ words: Range<Int>, _ kind: Int, _ score: Float) -> Void) {
        var at = 0
        while at < labels.count {
            guard let kind = TaggerLabel.kind(labels[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < labels.count - 1,
                TaggerLabel.part(labels[at]) == .begin || TaggerLabel.part(labels[at]) == .inside
            {
                at += 1
            }
            at += 1
            var score: Float = 1
            for i in start..<at {
                let row = marginals[i]
                let first = TaggerLabel.label(.begin, kind: kind)
                score = min(score, row[first] + row[first + 1] + row[first + 2] + row[first + 3])
            }
            use(sentence.lowerBound + start..<sentence.lowerBound + at, kind, score)
        }
    }
}
