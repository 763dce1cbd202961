/// The learning of one field.
struct TopicCourse {
    let field: TopicField
    private(set) var prior = TopicPrior()
    private(set) var slope: Float = 1
    private(set) var learnt: [TopicLearnt] = []
    /// The stories whose labels of this field are known.
    private let stories: [Int]
    private let folds: TopicFolds
    private let minimum: Int
    private let least: Float
    /// By label, as in `learnt`, and by story: whether it has the label, whether the lexicon says so, the shared margin
    /// and the label's own, both out of what the story's part of the archive has not taught.
    private var isTrue: [[Bool]] = []
    private var isSaid: [[Bool]] = []
    private var shared: [[Float]] = []
    private var own: [[Float]] = []

    init(
        _ field: TopicField, _ examples: TopicExamples, _ labels: TopicLabels, _ counts: [Int], _ folds: TopicFolds,
        _ options: TopicTrainer.Options, _ random: inout TaggerRandom
    ) {
        self.field = field
        self.folds = folds
        minimum = options.minimum
        least = options.least
        stories = examples.answers.indices.filter { examples.answers[$0][field] != nil }
        let numbers = labels.fields.indices.filter { labels.fields[$0] == field }
        learnt = numbers.map { number in
            TopicLearnt(
                number: number,
                row: TopicReport.Row(field: field, name: labels.names[number], examples: counts[number]))
        }
        isTrue = numbers.map { number in
            examples.answers.map { $0[field]?.contains(labels.names[number]) ?? false }
        }
        let said = examples.scenes.map { field.said(in: $0.analysis) }
        isSaid = numbers.map { number in said.map { $0.contains(labels.names[number]) } }
        learnPrior(examples, labels, numbers, &random)
    }

    /// The shared weights: of all stories for the model, and of the other parts for the margins.
    private mutating func learnPrior(
        _ examples: TopicExamples, _ labels: TopicLabels, _ numbers: [Int], _ random: inout TaggerRandom
    ) {
        let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        var pairs: [(story: Int, place: Int, candidate: TopicCandidate)] = []
        for story in stories {
            for candidate in TopicCandidate.all(field, examples.scenes[story], labels) {
                places[candidate.label].map { pairs.append((story, $0, candidate)) }
            }
        }
        shared = numbers.map { _ in [Float](repeating: TopicPrior.absent, count: examples.count) }
        func fit(_ pairs: [(story: Int, place: Int, candidate: TopicCandidate)]) -> TopicPrior {
            TopicPrior.fit(
                pairs.map(\.candidate), pairs.map { isTrue[$0.place][$0.story] }, least: least, random: &random)
        }
        for fold in 0..<folds.count {
            let prior = fit(pairs.filter { folds.numbers[$0.story] != fold })
            for pair in pairs where folds.numbers[pair.story] == fold {
                shared[pair.place][pair.story] = prior.margin(pair.candidate)
            }
        }
        prior = fit(pairs)
    }

    /// The weights of each label that has enough examples, and its margins.
    mutating func learn(_ matrix: TopicMatrix, _ random: inout TaggerRandom, _ isDone: () -> Void) {
        own = shared
        for place in learnt.indices where learnt[place].row.examples >= minimum {
            for fold in 0..<folds.count {
                let rows = stories.filter { folds.numbers[$0] != fold }
                guard rows.contains(where: { isTrue[place][$0] }) else { continue }
                let weights = fit(place, matrix, rows, &random)
                for story in stories where folds.numbers[story] == fold {
                    own[place][story] = weights.margin(matrix, story, offset: shared[place][story])
                }
            }
            learnt[place].weights = fit(place, matrix, stories, &random)
            isDone()
        }
    }

    private func fit(
        _ place: Int, _ matrix: TopicMatrix, _ rows: [Int], _ random: inout TaggerRandom
    ) -> TopicSolver.Weights {
        TopicSolver().fit(
            matrix, rows: rows, isPositive: isTrue[place], offsets: shared[place], random: &random)
    }

    /// Chooses thresholds, who decides on each label, and how scores rise.
    mutating func decide() {
        let trained = learnt.indices.filter { learnt[$0].row.examples >= minimum }
        let rare = learnt.indices.filter { learnt[$0].row.examples < minimum }
        let commonShared = common(shared, learnt.indices)
        let commonOwn = common(own, trained)
        var rareTallies = (lexicon: TopicReport.Tally(), shared: TopicReport.Tally())
        for place in rare {
            let tally = tally(place, shared, commonShared, isFixed: true)
            rareTallies.lexicon.add(lexiconTally(place))
            rareTallies.shared.add(tally)
            learnt[place].row.model = tally
            learnt[place].threshold = commonShared
        }
        for place in rare {
            learnt[place].row.lexicon = lexiconTally(place)
            learnt[place].row.judge = rareTallies.shared.f1 > rareTallies.lexicon.f1 ? .shared : .lexicon
        }
        for place in trained { decide(place, commonShared: commonShared, commonOwn: commonOwn) }
        for place in learnt.indices where learnt[place].row.judge == .lexicon {
            learnt[place].row.model = learnt[place].row.lexicon
        }
        slope = fittedSlope()
    }

    private mutating func decide(_ place: Int, commonShared: Float, commonOwn: Float) {
        let lexicon = lexiconTally(place)
        learnt[place].row.lexicon = lexicon
        let choices: [(judge: TopicModel.Judge, margins: [[Float]], common: Float)] = [
            (.own, own, commonOwn), (.shared, shared, commonShared),
        ]
        var best = lexicon
        for choice in choices {
            let tally = tally(place, choice.margins, choice.common, isFixed: false)
            guard choice.judge == .own ? tally.f1 >= best.f1 : tally.f1 > best.f1 else { continue }
            best = tally
            learnt[place].row.judge = choice.judge
            learnt[place].threshold = threshold(place, choice.margins, choice.common, stories)
        }
        learnt[place].row.model = best
        if learnt[place].row.judge != .own { learnt[place].weights = nil }
    }

    /// The best threshold of many labels together.
    private func common(_ margins: [[Float]], _ places: some Sequence<Int>) -> Float {
        var all: [Float] = []
        var truths: [Bool] = []
        for place in places {
            // What is as far below as nothing found changes nothing.
            for story in stories where isTrue[place][story] || margins[place][story] > TopicPrior.absent {
                all.append(margins[place][story])
                truths.append(isTrue[place][story])
            }
        }
        return TopicThreshold.best(all, truths) ?? 0
    }

    private func threshold(_ place: Int, _ margins: [[Float]], _ common: Float, _ stories: [Int]) -> Float {
        let best = TopicThreshold.best(stories.map { margins[place][$0] }, stories.map { isTrue[place][$0] })
        return TopicThreshold.smoothed(best, examples: stories.count { isTrue[place][$0] }, common: common)
    }

    /// How a label is decided by margins, each part of the archive with the threshold of the others.
    private func tally(_ place: Int, _ margins: [[Float]], _ common: Float, isFixed: Bool) -> TopicReport.Tally {
        var tally = TopicReport.Tally()
        for fold in 0..<folds.count {
            let others = isFixed ? [] : stories.filter { folds.numbers[$0] != fold }
            let threshold = isFixed ? common : threshold(place, margins, common, others)
            for story in stories where folds.numbers[story] == fold {
                tally.add(said: margins[place][story] > threshold, true: isTrue[place][story])
            }
        }
        return tally
    }

    private func lexiconTally(_ place: Int) -> TopicReport.Tally {
        var tally = TopicReport.Tally()
        for story in stories { tally.add(said: isSaid[place][story], true: isTrue[place][story]) }
        return tally
    }

    /// Platt's sigmoid (1999) with the threshold at one half, for all labels together.
    private func fittedSlope() -> Float {
        var points: [(distance: Float, isTrue: Bool)] = []
        for (place, label) in learnt.enumerated() where label.row.judge != .lexicon {
            let margins = label.row.judge == .own ? own[place] : shared[place]
            for story in stories where isTrue[place][story] || margins[story] > TopicPrior.absent {
                points.append((margins[story] - label.threshold, isTrue[place][story]))
            }
        }
        return TopicThreshold.slope(points)
    }
}
