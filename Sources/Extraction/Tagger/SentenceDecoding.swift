/// The names of one segment after another: weights, labels, spans. Its room is used again.
struct SentenceDecoding {
    private let weigher: FeatureWeigher
    private var lattice: TaggerLattice
    private var scores: [TaggerLattice.Row] = []
    private var marginals: [TaggerLattice.Row] = []
    private var labels: [Int] = []
    private var words = 0..<0

    init(weigher: FeatureWeigher, lattice: TaggerLattice) {
        self.weigher = weigher
        self.lattice = lattice
    }

    mutating func decode(_ features: TaggerFeatures, _ segment: TaggerSegment) {
        words = segment.words
        scores.removeAll(keepingCapacity: true)
        weigher.weigh(features, segment, into: &scores)
        lattice.decode(scores, into: &labels)
        marginals.removeAll(keepingCapacity: true)
        if labels.contains(where: { TaggerLabel.kind($0) != nil }) { lattice.weigh(scores, into: &marginals) }
    }

    /// Appends the names of the segment: the words of each, its kind, and how likely the least likely of its words
    /// belongs to a name of that kind.
    func appendNames(to names: inout [NameMemory.Name]) {
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
            names.append(
                NameMemory.Name(
                    words: words.lowerBound + start..<words.lowerBound + at, kind: kind, score: min(1, score)))
        }
    }
}
