import Glibc
import Records

/// What speaks for a label in a story, told in the same figures and words for every label, so that one set of weights
/// serves them all: also those that have few examples.
struct TopicCandidate {
    /// The label's number.
    var label: Int
    /// `figureCount` of them.
    var figures: [Float]
    /// The words before and behind its mentions, each with the square root of the share of mentions that have it.
    var keys: [UInt32] = []
    var values: [Float] = []

    static let figureCount = 26

    /// The labels of a field that the lexicon finds in the story.
    static func all(_ field: TopicField, _ scene: TopicScene, _ labels: TopicLabels) -> [TopicCandidate] {
        field == .countries ? countries(scene, labels) : goods(field, scene, labels)
    }

    private init(label: Int, figures: [Float], _ mentions: [TopicEvidence.Find], _ evidence: TopicEvidence) {
        self.label = label
        self.figures = figures + [Float](repeating: 0, count: Self.figureCount - figures.count)
        addContexts(of: mentions, evidence)
    }

    private static func goods(_ field: TopicField, _ scene: TopicScene, _ labels: TopicLabels) -> [TopicCandidate] {
        let scores = field == .commodities ? scene.analysis.commodities : scene.analysis.topics
        let company = Float(scene.analysis.topics.lazy.filter { companyTopics.contains($0.id) }.map(\.score).max() ?? 0)
        var found: [(label: Int, score: Float, sum: TopicSum)] = []
        for scored in scores {
            guard let label = labels.number(field, scored.id) else { continue }
            var sum = TopicSum()
            for place in labels.concepts[label] { sum.add(scene.sums.concept(place)) }
            found.append((label, Float(scored.score), sum))
        }
        let total = found.reduce(Float(0.001)) { $0 + $1.sum.weight }
        let length = log(Float(scene.evidence.textBytes) + 200) / 6
        return found.map { label, score, sum in
            let odds = logOdds(score)
            let better = Float(found.count { $0.score > score })
            var figures = shape(sum, textBytes: scene.evidence.textBytes)
            figures += [odds, score >= 0.5 ? 1 : 0, sum.weight / total, better == 0 ? 1 : 0, log1p(better)]
            figures += [Float(found.count) / 5, company, company * odds, length, length * odds]
            figures.append(min(1, sum.title) * company)
            let places = labels.concepts[label]
            let mentions = scene.evidence.finds.filter { places.contains($0.concept) }
            let counted = mentions.count { isBesideNumber($0, scene.evidence) }
            figures += [counted > 0 ? 1 : 0, Float(counted) / Float(max(1, mentions.count))]
            figures.append(sum.inNames / max(1, sum.count))
            return TopicCandidate(label: label, figures: figures, mentions, scene.evidence)
        }
    }

    private static let companyTopics: Set<String> = ["earn", "acq"]

    private static func countries(_ scene: TopicScene, _ labels: TopicLabels) -> [TopicCandidate] {
        let sums = scene.sums.countries
        let total = sums.reduce(Float(0.001)) { $0 + $1.sum.title + $1.sum.lead + $1.sum.body }
        let most = max(0.1, sums.map(\.sum.weight).max() ?? 0)
        let hasDateline = sums.contains { $0.sum.isDateline }
        return sums.compactMap { place, sum in
            guard let label = labels.country[place] else { return nil }
            let rank = scene.analysis.countries.firstIndex(of: labels.names[label])
            let better = Float(sums.count { $0.sum.weight > sum.weight })
            let said = sum.title + sum.lead + sum.body
            let dateline: Float = sum.isDateline ? 1 : 0
            var figures = shape(sum, textBytes: scene.evidence.textBytes)
            figures += [rank == nil ? 0 : 1, rank.map { 1 / Float(1 + $0) } ?? 0, said / total, sum.weight / most]
            figures += [better == 0 ? 1 : 0, log1p(better), log1p(Float(sums.count)), sum.port / (said + 0.001)]
            figures += [dateline, sums.count == 1 ? dateline : 0, sum.isMentioned ? 0 : dateline]
            figures += [hasDateline && !sum.isDateline ? 1 : 0, log(Float(scene.evidence.textBytes) + 200) / 6]
            figures.append(sum.inNames / max(1, sum.count))
            figures += [log1p(sum.weight), sum.title + sum.lead == 0 ? 1 : 0, dateline * sum.weight / most]
            let mentions = scene.evidence.finds.filter {
                !$0.isDateline && scene.lexicon.countryOf[$0.concept] == place
            }
            return TopicCandidate(label: label, figures: figures, mentions, scene.evidence)
        }
    }

    /// Where and how often.
    private static func shape(_ sum: TopicSum, textBytes: Int) -> [Float] {
        [
            1, min(1.5, sum.title), sum.title > 0 ? 1 : 0, min(3, sum.lead), sum.lead > 0 ? 1 : 0, log1p(sum.body),
            log1p(sum.count), 1 / (1 + sum.first / 200), sum.count * 200 / Float(textBytes + 200),
        ]
    }

    private static func logOdds(_ score: Float) -> Float {
        let score = min(0.98, max(0.02, score))
        return log(score / (1 - score))
    }

    /// Whether a number is among the three words before or behind.
    private static func isBesideNumber(_ mention: TopicEvidence.Find, _ evidence: TopicEvidence) -> Bool {
        let words = mention.zone == .title ? evidence.titleWords : evidence.textWords
        let first = max(0, mention.words.lowerBound - 3)
        let end = min(words.count, mention.words.upperBound + 3)
        return first < end && words[first..<end].contains(TopicEvidence.number)
    }

    private mutating func addContexts(of mentions: [TopicEvidence.Find], _ evidence: TopicEvidence) {
        var found: [UInt32] = []
        for mention in mentions {
            let words = mention.zone == .title ? evidence.titleWords : evidence.textWords
            let zone: UInt64 = mention.zone == .title ? 16 : mention.zone == .lead ? 32 : 48
            for (place, offset) in [(mention.words.lowerBound, -1), (mention.words.upperBound - 1, 1)] {
                for distance in 1...2 {
                    let at = place + offset * distance
                    let word = words.indices.contains(at) ? words[at] : 1
                    let side = UInt64(distance) + (offset > 0 ? 8 : 0)
                    found.append(TaggerHash.key(TaggerHash.mix(word, (zone + side) &* 0x9E37_79B9_7F4A_7C15)))
                }
            }
        }
        found.sort()
        var at = 0
        while at < found.count {
            var end = at + 1
            while end < found.count, found[end] == found[at] { end += 1 }
            keys.append(found[at])
            values.append((Float(end - at) / Float(mentions.count)).squareRoot())
            at = end
        }
    }
}

/// A story with all that was found in it.
struct TopicScene {
    let analysis: Analysis
    let evidence: TopicEvidence
    let sums: TopicSums
    let lexicon: TopicLexicon

    init(_ analysis: Analysis, _ evidence: TopicEvidence, _ lexicon: TopicLexicon) {
        self.analysis = analysis
        self.evidence = evidence
        self.lexicon = lexicon
        sums = TopicSums(evidence, lexicon)
    }
}
