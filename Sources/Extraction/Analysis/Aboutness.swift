import Records

/// What a story is about, apart from what it mentions: mentions weighted by where they stand, related to its length.
struct Aboutness {
    /// A mention in the title, in the lead (the first sentences), in the rest.
    static let title: Float = 3
    static let lead: Float = 1.5
    static let body: Float = 0.7
    /// How many bytes of a text are its lead.
    static let leadBytes = 400
    /// The weight at which a story is as likely about something as not.
    static let half: Float = 2

    /// Weights by concept, each zone with a ceiling of its own, so that no repetition outdoes the headline.
    private var weights: [Int: (title: Float, lead: Float, body: Float)] = [:]

    mutating func add(_ concept: Int, _ weight: Float, zone: Mention.Zone, start: Int) {
        var sum = weights[concept] ?? (0, 0, 0)
        if zone == .title {
            sum.title = max(sum.title, weight)
        } else if start < Aboutness.leadBytes {
            sum.lead = min(2, sum.lead + weight)
        } else {
            sum.body = min(6, sum.body + weight)
        }
        weights[concept] = sum
    }

    /// The summed weight of each concept.
    var sums: [(concept: Int, weight: Float)] {
        weights.map {
            ($0.key, $0.value.title * Aboutness.title + $0.value.lead * Aboutness.lead + $0.value.body * Aboutness.body)
        }
    }

    /// 0…1; 0.5 for `half`, lower the longer the text is in which it was said.
    static func score(_ weight: Float, textBytes: Int) -> Double {
        let half = Aboutness.half * (textBytes > 3000 ? min(2, Float(textBytes) / 3000) : 1)
        return Double(weight / (weight + half))
    }
}
