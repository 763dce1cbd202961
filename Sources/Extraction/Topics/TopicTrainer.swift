/// Learns what stories are about from stories whose labels people gave.
///
/// Two steps. First one set of weights for each field, shared by all its labels: what it is worth that the lexicon
/// finds a label so often, there, before others. Then for each label with enough examples weights of its own over words
/// and all of the lexicon's finds, on top of the first. By cross-validation each label is given to whoever decides best:
/// the lexicon as it is, the shared weights, or its own. The same archive, lexicon, options and head give the same
/// bytes.
package struct TopicTrainer: Sendable {
    package struct Options: Sendable {
        package var folds = 5
        package var seed: UInt64 = 1
        /// Labels with fewer examples get no weights of their own.
        package var minimum = 5
        /// Features in fewer stories are left out.
        package var minimumStories = 3
        /// Weights below this are left out.
        var least: Float = 0.02

        package init() {}
    }

    private let options: Options

    package init(_ options: Options = Options()) { self.options = options }

    /// A model, and how well it did on the parts of the archive that it had not seen. `progress` is told how many
    /// labels of how many are done.
    package func train(
        _ examples: TopicExamples, head: TopicModel.Head, progress: (Int, Int) -> Void = { _, _ in }
    ) -> (model: TopicModel, report: TopicReport) {
        var random = TaggerRandom(seed: options.seed)
        let folds = TopicFolds(stories: examples.count, count: max(2, options.folds), random: &random)
        let counts = examples.labels()
        let labels = TopicLabels(counts.map { ($0.field, $0.name) }, examples.lexicon)
        let matrix = examples.matrix(minimum: options.minimumStories)
        var courses = TopicField.allCases.map { field in
            TopicCourse(field, examples, labels, counts.map(\.count), folds, options, &random)
        }
        let total = counts.count { $0.count >= options.minimum }
        var done = 0
        for i in courses.indices {
            courses[i].learn(matrix, &random) {
                done += 1
                progress(done, total)
            }
            courses[i].decide()
        }
        var head = head
        head.stories = examples.count
        let learnt = courses.flatMap(\.learnt).sorted { $0.number < $1.number }
        let table = TopicWeightTable(learnt, matrix, least: options.least)
        let model = TopicModel(
            head: head, labels: zip(learnt, table.scales).map { $0.label(scale: $1) }, priors: courses.map(\.prior),
            slopes: courses.map(\.slope), keys: table.keys, factors: table.factors, starts: table.starts,
            entries: table.entries)
        return (model, TopicReport(stories: examples.count, rows: learnt.map(\.row)))
    }
}
