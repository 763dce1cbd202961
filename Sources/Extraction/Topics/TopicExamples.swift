package import Records

/// The stories that a model is learnt from, with what people said they are about.
package struct TopicExamples {
    /// What people said of a story; a field that nobody filled in teaches nothing about its labels.
    package struct Answer: Hashable, Sendable {
        package var commodities: Set<String>?
        package var topics: Set<String>?
        package var countries: Set<String>?

        package init(commodities: Set<String>? = nil, topics: Set<String>? = nil, countries: Set<String>? = nil) {
            self.commodities = commodities
            self.topics = topics
            self.countries = countries
        }

        package subscript(field: TopicField) -> Set<String>? {
            get {
                switch field {
                case .commodities: commodities
                case .topics: topics
                case .countries: countries
                }
            }
            set {
                switch field {
                case .commodities: commodities = newValue
                case .topics: topics = newValue
                case .countries: countries = newValue
                }
            }
        }
    }

    /// So many stories are learnt from at most; further ones are not taken.
    package static let limit = 100_000

    let lexicon: TopicLexicon
    private(set) var scenes: [TopicScene] = []
    private(set) var answers: [Answer] = []
    private var vectors: [TopicVector] = []

    package init(_ lexicon: Lexicon) { self.lexicon = TopicLexicon(lexicon) }

    package var count: Int { answers.count }

    /// Takes a story with what an analyser without a model found in it; false when there are too many.
    @discardableResult
    package mutating func add(_ analysis: Analysis, _ evidence: TopicEvidence, _ answer: Answer) -> Bool {
        guard count < Self.limit else { return false }
        var said = analysis
        said.mentions = []
        said.title = TextFrame()
        said.text = TextFrame()
        let scene = TopicScene(said, evidence, lexicon)
        vectors.append(TopicVector(scene))
        scenes.append(scene)
        answers.append(answer)
        return true
    }

    /// The labels that people gave, by field and name, with how many stories have each. Of very many, those with the
    /// most stories: what is kept of each label and story must fit into memory.
    func labels() -> [(field: TopicField, name: String, count: Int)] {
        let all = TopicField.allCases.flatMap { field in
            var counts: [String: Int] = [:]
            for answer in answers { for name in answer[field] ?? [] { counts[name, default: 0] += 1 } }
            return counts.sorted { $0.key < $1.key }.map { (field: field, name: $0.key, count: $0.value) }
        }
        let most = min(Self.mostLabels, Self.mostCells / max(1, count))
        guard all.count > most else { return all }
        let kept = all.indices.sorted { (-all[$0].count, $0) < (-all[$1].count, $1) }.prefix(most).sorted()
        return kept.map { all[$0] }
    }

    private static let mostLabels = 10_000
    private static let mostCells = 60_000_000

    /// The features that at least so many stories have, and the stories as rows over them.
    func matrix(minimum: Int) -> TopicMatrix { TopicMatrix(vectors, minimum: minimum) }
}
