/// The labels of a model, by number, and what they are in a lexicon.
struct TopicLabels: Sendable {
    let fields: [TopicField]
    let names: [String]
    /// Of each label, the concepts of that name; none for countries.
    let concepts: [[Int]]
    /// By the place in `TopicLexicon.countries`, the label of the country.
    let country: [Int?]
    private let numbers: [[String: Int]]

    init(_ labels: [(field: TopicField, name: String)], _ lexicon: TopicLexicon) {
        fields = labels.map(\.field)
        names = labels.map(\.name)
        concepts = labels.map { $0.field == .countries ? [] : lexicon.concepts(named: $0.name) }
        var numbers = [[String: Int]](repeating: [:], count: TopicField.allCases.count)
        for (number, label) in labels.enumerated() { numbers[label.field.number][label.name] = number }
        country = lexicon.countries.map { numbers[TopicField.countries.number][$0] }
        self.numbers = numbers
    }

    func number(_ field: TopicField, _ name: String) -> Int? { numbers[field.number][name] }
}
