import Records

/// Which countries a text is about: the place of its dateline, and mentions weighted by where they stand, against the
/// most mentioned.
struct PlaceCount {
    /// A port says less of its country than the country's name.
    static let port: Float = 0.5
    /// The least weight, and the least share of the first country's weight, that count.
    static let least: Float = 1
    static let leastShare: Float = 0.25
    /// A mention in the title, in the lead, in the rest; what the dateline is worth.
    static let title: Float = 3
    static let lead: Float = 1.5
    static let body: Float = 0.7
    static let dateline: Float = 2
    /// How many bytes of a text are its lead.
    static let leadBytes = 400

    private var weights: [(country: String, weight: Float, first: Int)] = []
    private var datelines: [String] = []

    mutating func addDateline(_ country: String) {
        guard !datelines.contains(country) else { return }
        datelines.append(country)
        add(country, PlaceCount.dateline, first: 1)
    }

    mutating func add(_ country: String, _ weight: Float, zone: Mention.Zone, start: Int) {
        let factor =
            zone == .title ? PlaceCount.title : start < PlaceCount.leadBytes ? PlaceCount.lead : PlaceCount.body
        add(country, weight * factor, first: zone == .title ? 0 : start + 1)
    }

    private mutating func add(_ country: String, _ weight: Float, first: Int) {
        if let place = weights.firstIndex(where: { $0.country == country }) {
            weights[place].weight += weight
            weights[place].first = min(weights[place].first, first)
        } else {
            weights.append((country, weight, first))
        }
    }

    /// The countries that count, most important first.
    var ranked: [String] {
        let most = weights.map(\.weight).max() ?? 0
        return weights.filter { place in
            place.weight >= PlaceCount.least && place.weight >= most * PlaceCount.leastShare
                || datelines.contains(place.country)
        }
        .sorted { (-$0.weight, $0.first, $0.country) < (-$1.weight, $1.first, $1.country) }
        .map(\.country)
    }
}
