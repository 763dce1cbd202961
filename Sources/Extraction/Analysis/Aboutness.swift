import Records

/// What a story is about, apart from what it mentions: mentions weighted by where they stand, related to its length.
struct Aboutness {
    /// A mention in the title, in the lead (the first sentences), in the rest.
    static let title: Float = 2.5
    static let lead: Float = 1.5
    static let body: Float = 0.7
    /// How many bytes of a text are its lead.
    static let leadBytes = 400
    /// The weight at which a story is as likely about something as not.
    static let half: Float = 2
    /// A report on a company's figures or on a takeover says what the company deals in, and is seldom about that: the
    /// weight that goods and energy need is so many times higher.
    static let companyFactor: Float = 2
    private static let companyTopics: Set<String> = ["earn", "acq"]
    /// A story about goods lists further goods (crops, metals): they need this share of the weight, if they are called
    /// by their own name.
    static let listShare: Float = 0.5
    static let ownName: Float = 0.9

    /// Weights by concept, each zone with a ceiling of its own, so that no repetition outdoes the headline.
    private struct Sum {
        var concept: Int
        var title: Float = 0
        var lead: Float = 0
        var body: Float = 0
        /// Of its mentions.
        var heaviest: Float = 0

        var weight: Float { title * Aboutness.title + lead * Aboutness.lead + body * Aboutness.body }
    }

    private var sums: [Sum] = []

    mutating func add(_ concept: Int, _ weight: Float, zone: Mention.Zone, start: Int) {
        let place = sums.firstIndex { $0.concept == concept } ?? sums.count
        if place == sums.count { sums.append(Sum(concept: concept)) }
        sums[place].heaviest = max(sums[place].heaviest, weight)
        if zone == .title {
            sums[place].title = max(sums[place].title, weight)
        } else if start < Aboutness.leadBytes {
            sums[place].lead = min(2, sums[place].lead + weight)
        } else {
            sums[place].body = min(6, sums[place].body + weight)
        }
    }

    /// Each concept, and 0…1 how surely the text of so many bytes is about it: 0.5 and more counts as said.
    func scores(_ concepts: [Concept], textBytes: Int) -> [(concept: Int, score: Double)] {
        let half = Aboutness.half * (textBytes > 3000 ? min(2, Float(textBytes) / 3000) : 1)
        let isOnCompany = sums.contains { sum in
            sum.weight >= half && Aboutness.companyTopics.contains(concepts[sum.concept].name)
        }
        let goodsHalf = isOnCompany ? half * Aboutness.companyFactor : half
        let isOnGoods = sums.contains { $0.weight >= goodsHalf && concepts[$0.concept].role == .label(.goods) }
        return sums.map { sum in
            switch concepts[sum.concept].role {
            case .label(.goods):
                let isListed = isOnGoods && sum.heaviest >= Aboutness.ownName
                let needed = isListed ? goodsHalf * Aboutness.listShare : goodsHalf
                return (sum.concept, Aboutness.score(sum.weight, needed))
            case .label(.energy): return (sum.concept, Aboutness.score(sum.weight, goodsHalf))
            default: return (sum.concept, Aboutness.score(sum.weight, half))
            }
        }
    }

    private static func score(_ weight: Float, _ half: Float) -> Double { Double(weight / (weight + half)) }
}
