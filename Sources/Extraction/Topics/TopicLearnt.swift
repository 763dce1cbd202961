/// What was learnt of one label.
struct TopicLearnt {
    var number: Int
    var row: TopicReport.Row
    var threshold: Float = 0
    var weights: TopicSolver.Weights?

    func label(scale: Float) -> TopicModel.Label {
        TopicModel.Label(
            field: row.field, name: row.name, judge: row.judge, examples: row.examples, threshold: threshold,
            scale: scale, own: weights?.own ?? 0)
    }
}

/// The weights of all labels as the file has them: by feature, small ones left out, the others in steps.
struct TopicWeightTable {
    private(set) var keys: [UInt32] = []
    private(set) var factors: [Float] = []
    private(set) var starts: [UInt32] = [0]
    private(set) var entries: [TopicModel.Entry] = []
    /// What one step of each label weighs.
    private(set) var scales: [Float] = []

    init(_ learnt: [TopicLearnt], _ matrix: TopicMatrix, least: Float) {
        let own = learnt.map { $0.row.judge == .own ? $0.weights?.features : nil }
        scales = own.map { features in
            let most = features?.indices.reduce(Float(0)) { max($0, abs(features?[$1] ?? 0)) }
            return max(most ?? 0, 1e-6) / 32_000
        }
        for place in matrix.keys.indices {
            for (label, features) in own.enumerated() {
                guard let features, abs(features[place]) >= least else { continue }
                let steps = (features[place] / scales[label]).rounded()
                guard steps != 0 else { continue }
                entries.append(TopicModel.Entry(label: UInt16(label), weight: Int16(max(-32_000, min(32_000, steps)))))
            }
            // A word without weights still counts for the length of all.
            guard entries.count > Int(starts.last ?? 0) || matrix.factors[place] != 1 else { continue }
            keys.append(matrix.keys[place])
            factors.append(matrix.factors[place])
            starts.append(UInt32(entries.count))
        }
    }
}
