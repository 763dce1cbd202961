/// The weights while they are learnt: one row per feature, and the transitions.
final class TaggerField {
    typealias Row = TaggerLattice.Row

    private let featureCount: Int
    private let rows: UnsafeMutablePointer<Row>
    /// Sums of squared slopes, for the step of each weight.
    private let squares: UnsafeMutablePointer<Row>
    private var transitions = [Row](repeating: Row(), count: TaggerLabel.width)
    private var transitionSquares = [Row](repeating: Row(repeating: 1e-2), count: TaggerLabel.width)
    /// The features of the sentence that is learnt, less those left out.
    private var left: [UInt32] = []
    private var scores: [Row] = []
    private var marginals: [Row] = []
    private var pairs = [Row](repeating: Row(), count: TaggerLabel.width)

    init(featureCount: Int) {
        self.featureCount = featureCount
        rows = .allocate(capacity: max(1, featureCount))
        squares = .allocate(capacity: max(1, featureCount))
        rows.initialize(repeating: Row(), count: featureCount)
        squares.initialize(repeating: Row(repeating: 1e-2), count: featureCount)
    }

    deinit {
        rows.deallocate()
        squares.deallocate()
    }

    /// One step down the slope of a sentence.
    func learn(
        _ examples: TaggerExamples, _ index: Int, rate: Float, _ options: TaggerTrainer.Options,
        _ random: inout TaggerRandom
    ) {
        let whole = examples.sentences[index]
        let sentence = drop(whole, examples.features, options.dropout, &random)
        left.withUnsafeBufferPointer { features in
            scores.removeAll(keepingCapacity: true)
            var at = 0
            for end in sentence.ends {
                var sum = Row()
                while at < end {
                    sum += rows[Int(features[at])]
                    at += 1
                }
                scores.append(sum)
            }
            var lattice = TaggerLattice(transitions: transitions)
            lattice.weigh(scores, into: &marginals)
            pairs = lattice.pairs
            step(sentence, features, rate, options.decay)
        }
        stepTransitions(sentence, rate, options.decay)
    }

    /// A sentence without some of its features, which are in `left`.
    private func drop(
        _ sentence: TaggerExamples.Sentence, _ features: [UInt32], _ share: Float, _ random: inout TaggerRandom
    ) -> TaggerExamples.Sentence {
        let limit = UInt64(max(0, min(share, 0.9)) * 65536)
        var sentence = sentence
        left.removeAll(keepingCapacity: true)
        var at = sentence.start
        for word in sentence.ends.indices {
            while at < sentence.ends[word] {
                if random.next() & 0xFFFF >= limit { left.append(features[at]) }
                at += 1
            }
            sentence.ends[word] = left.count
        }
        sentence.start = 0
        return sentence
    }

    private func step(
        _ sentence: TaggerExamples.Sentence, _ features: UnsafeBufferPointer<UInt32>, _ rate: Float, _ decay: Float
    ) {
        var at = 0
        for (word, end) in sentence.ends.enumerated() {
            var slope = marginals[word]
            slope[sentence.labels[word]] -= 1
            while at < end {
                let place = Int(features[at])
                let full = slope + rows[place] * decay
                squares[place] += full * full
                rows[place] -= full * rate / squares[place].squareRoot()
                at += 1
            }
        }
    }

    private func stepTransitions(_ sentence: TaggerExamples.Sentence, _ rate: Float, _ decay: Float) {
        for (label, next) in zip(sentence.labels, sentence.labels.dropFirst()) { pairs[label][next] -= 1 }
        for i in 0..<TaggerLabel.count {
            let full = pairs[i] + transitions[i] * decay
            transitionSquares[i] += full * full
            transitions[i] -= full * rate / transitionSquares[i].squareRoot()
        }
    }

    /// The weights in eight bits, without the features that hardly weigh.
    func model(
        _ keys: [UInt32], _ lexicon: TaggerLexicon, _ head: PartyModel.Head, _ options: TaggerTrainer.Options
    ) -> PartyModel {
        let weights = (0..<featureCount).map { place in
            (0..<TaggerLabel.count).reduce(Float(0)) { max($0, abs(rows[place][$1])) }
        }
        let heaviest = weights.max() ?? 1
        let scale = max(heaviest, 1e-6) / 127
        let least = weights.count > options.limit ? weights.sorted(by: >)[options.limit] : 0
        let kept = weights.indices.filter { weights[$0] > max(least, scale / 2) }
        var packed: [Int8] = []
        packed.reserveCapacity(kept.count * TaggerLabel.width)
        for place in kept {
            let scaled = rows[place] / scale
            for label in 0..<TaggerLabel.width {
                let value = label < TaggerLabel.count ? scaled[label].rounded() : 0
                packed.append(Int8(clamping: Int(value)))
            }
        }
        var flat: [Float] = []
        for i in 0..<TaggerLabel.count {
            for j in 0..<TaggerLabel.count {
                flat.append(transitions[i][j] - (j == TaggerLabel.outside ? options.reach : 0))
            }
        }
        return PartyModel(
            head: head, lexicon: lexicon, keys: kept.map { keys[$0] }, rows: packed,
            scale: scale * (1 - options.dropout), transitions: flat)
    }
}
