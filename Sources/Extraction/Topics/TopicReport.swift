/// How well a model did on the stories that it was not learnt from, label by label.
package struct TopicReport: Sendable {
    package struct Tally: Hashable, Sendable {
        package var hits = 0
        package var wrong = 0
        package var missed = 0

        package var precision: Double { hits == 0 ? 0 : Double(hits) / Double(hits + wrong) }
        package var recall: Double { hits == 0 ? 0 : Double(hits) / Double(hits + missed) }
        package var f1: Double { hits == 0 ? 0 : 2 * Double(hits) / Double(2 * hits + wrong + missed) }

        mutating func add(said: Bool, true isTrue: Bool) {
            if said, isTrue { hits += 1 } else if said { wrong += 1 } else if isTrue { missed += 1 }
        }

        mutating func add(_ other: Tally) {
            hits += other.hits
            wrong += other.wrong
            missed += other.missed
        }
    }

    package struct Row: Sendable {
        package var field: TopicField
        package var name: String
        package var examples: Int
        package var judge = TopicModel.Judge.lexicon
        /// Of the lexicon as it is, and of the model: all labels are judged out of their own part of the archive.
        package var lexicon = Tally()
        package var model = Tally()
    }

    package let stories: Int
    package let rows: [Row]

    /// All labels of a field together, and the mean of their F1.
    package func total(
        _ field: TopicField
    ) -> (lexicon: Tally, model: Tally, lexiconMean: Double, modelMean: Double, labels: Int) {
        var lexicon = Tally()
        var model = Tally()
        let rows = rows.filter { $0.field == field }
        for row in rows {
            lexicon.add(row.lexicon)
            model.add(row.model)
        }
        let count = Double(max(1, rows.count))
        let means = (rows.reduce(0) { $0 + $1.lexicon.f1 } / count, rows.reduce(0) { $0 + $1.model.f1 } / count)
        return (lexicon, model, means.0, means.1, rows.count)
    }
}
