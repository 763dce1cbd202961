import Records

/// Which countries a text is about: mentions weighted by where they stand, against the most mentioned.
struct PlaceCount {
    /// A port says less of its country than the country's name.
    static let port: Float = 0.5
    /// The least weight, and the least share of the first country's weight, that count.
    static let least: Float = 1
    static let leastShare: Float = 0.25

    private var weights: [String: Float] = [:]
    private var firsts: [String: Int] = [:]

    mutating func add(_ country: String, _ weight: Float, zone: Mention.Zone, start: Int) {
        let factor: Float = zone == .title ? 3 : start < Aboutness.leadBytes ? 1.5 : 0.7
        weights[country, default: 0] += weight * factor
        firsts[country] = min(firsts[country] ?? .max, zone == .title ? 0 : start + 1)
    }

    /// The countries that count, most important first.
    var ranked: [String] {
        let most = weights.values.max() ?? 0
        return weights.filter { $0.value >= PlaceCount.least && $0.value >= most * PlaceCount.leastShare }
            .sorted { (-$0.value, firsts[$0.key] ?? 0, $0.key) < (-$1.value, firsts[$1.key] ?? 0, $1.key) }
            .map(\.key)
    }
}
