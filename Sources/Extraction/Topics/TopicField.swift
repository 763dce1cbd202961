package import Records

/// What kind of answer of an analysis a label belongs to.
package enum TopicField: String, Sendable, CaseIterable {
    case commodities, topics, countries

    /// The place among all fields.
    var number: Int {
        switch self {
        case .commodities: 0
        case .topics: 1
        case .countries: 2
        }
    }

    /// What the analysis says in this field: ids of labels, or countries.
    package func said(in analysis: Analysis) -> Set<String> {
        switch self {
        case .commodities: Set(analysis.commodities.lazy.filter { $0.score >= 0.5 }.map(\.id))
        case .topics: Set(analysis.topics.lazy.filter { $0.score >= 0.5 }.map(\.id))
        case .countries: Set(analysis.countries)
        }
    }
}
