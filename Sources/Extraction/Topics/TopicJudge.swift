package import Records

/// Decides what a story is about by a model and a lexicon. Labels that the model leaves to the lexicon, or does not
/// know, stay as they are.
///
///     let judge = TopicJudge(model, lexicon: lexicon)
///     judge.decide(evidence, in: &analysis)
package struct TopicJudge: Sendable {
    private let model: TopicModel
    private let lexicon: TopicLexicon
    private let labels: TopicLabels
    private let table: TaggerTable
    /// The labels that the model decides on, by field.
    private let decided: [[Int]]

    package init(_ model: TopicModel, lexicon: Lexicon) {
        self.model = model
        self.lexicon = TopicLexicon(lexicon)
        labels = TopicLabels(model.labels.map { ($0.field, $0.name) }, self.lexicon)
        table = TaggerTable(model.keys)
        decided = TopicField.allCases.map { field in
            model.labels.indices.filter { model.labels[$0].field == field && model.labels[$0].judge != .lexicon }
        }
    }

    /// Replaces what the lexicon says by what the model says.
    package func decide(_ evidence: TopicEvidence, in analysis: inout Analysis) {
        let scene = TopicScene(analysis, evidence, lexicon)
        let margins = margins(TopicVector(scene), scene)
        analysis.commodities = scored(.commodities, analysis.commodities, margins)
        analysis.topics = scored(.topics, analysis.topics, margins)
        analysis.countries = countries(analysis.countries, margins)
    }

    /// Of each label, the margin by which it is said; only of those that the model decides on.
    private func margins(_ vector: TopicVector, _ scene: TopicScene) -> [Float] {
        var margins = [Float](repeating: TopicPrior.absent, count: model.labels.count)
        for field in TopicField.allCases where !decided[field.number].isEmpty {
            for candidate in TopicCandidate.all(field, scene, labels) {
                margins[candidate.label] = model.priors[field.number].margin(candidate)
            }
        }
        for (label, known) in model.labels.enumerated() { margins[label] *= 1 + known.own }
        var sums = [Float](repeating: 0, count: model.labels.count)
        let known = vector.known(to: table, model.factors)
        for (place, value) in zip(known.places, known.values) {
            for entry in model.entries[Int(model.starts[place])..<Int(model.starts[place + 1])] {
                sums[Int(entry.label)] += Float(entry.weight) * value
            }
        }
        for (label, known) in model.labels.enumerated() { margins[label] += sums[label] * known.scale }
        return margins
    }

    /// 0…1, 0.5 at the label's threshold.
    private func score(_ label: Int, _ margins: [Float]) -> Double {
        let slope = model.slopes[model.labels[label].field.number]
        return Double(TopicThreshold.sigmoid(slope * (margins[label] - model.labels[label].threshold)))
    }

    /// The number of a label, if the model decides on it.
    private func number(_ field: TopicField, _ name: String) -> Int? {
        labels.number(field, name).flatMap { model.labels[$0].judge == .lexicon ? nil : $0 }
    }

    /// Scores below this are told only of labels that the lexicon finds too.
    private static let least = 0.2

    private func scored(_ field: TopicField, _ said: [Analysis.Scored], _ margins: [Float]) -> [Analysis.Scored] {
        guard !decided[field.number].isEmpty else { return said }
        var isSaid: Set<Int> = []
        var answers = said
        for place in answers.indices {
            guard let label = number(field, answers[place].id) else { continue }
            answers[place].score = score(label, margins)
            isSaid.insert(label)
        }
        for label in decided[field.number] where margins[label] > TopicPrior.absent && !isSaid.contains(label) {
            let score = score(label, margins)
            if score >= Self.least { answers.append(Analysis.Scored(id: labels.names[label], score: score)) }
        }
        return answers.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
    }

    /// The lexicon's countries in their order without those that do not count, then those that it has not seen.
    private func countries(_ said: [String], _ margins: [Float]) -> [String] {
        let kept = said.filter { name in
            number(.countries, name).map { margins[$0] > model.labels[$0].threshold } ?? true
        }
        let added = decided[TopicField.countries.number].filter { label in
            margins[label] > model.labels[label].threshold && !said.contains(labels.names[label])
        }
        let ranked = added.map { (name: labels.names[$0], score: score($0, margins)) }
            .sorted { (-$0.score, $0.name) < (-$1.score, $1.name) }
        return kept + ranked.map(\.name)
    }
}
