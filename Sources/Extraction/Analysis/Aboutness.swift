import Records

/// What a story is about, apart from what it mentions: mentions weighted by where they stand, what stands beside them and
/// which others there are, related to its length. Rules made by hand; `scores` has the second half.
///
///     var about = Aboutness()
///     about.add(titleZone, .title, titleBytes, lexicon)
///     about.add(textZone, .text, textBytes, lexicon)
///     about.scores(lexicon.concepts, textBytes: textBytes.count)
struct Aboutness {
    /// How many bytes of a text are its lead.
    static let leadBytes = 500
    /// A term below this weight only hints: all hints at one of the goods together are worth no more than `mostHints`.
    static let hint: Float = 0.5
    static let mostHints: Float = 0.8
    /// The worth of a mention with a figure beside it (`10,000 tonnes of linseed`), in the rest of the text.
    static let figureFactor: Float = 1.45
    /// How many bytes before and behind a mention, within its sentence, are beside it.
    static let besideBefore = 40
    static let besideBehind = 60

    /// Weights by concept, each zone with a ceiling of its own, so that no repetition outdoes the headline.
    struct Sum {
        var concept: Int
        var title: Float = 0
        var lead: Float = 0
        var body: Float = 0
        /// The body, figures beside counted.
        var bodyWithFigures: Float = 0
        /// Of its mentions.
        var heaviest: Float = 0
        var hints: Float = 0
        /// A mention in the text has a figure beside it.
        var hasFigure = false
        /// Of the mentions in the text: those within names, and the others.
        var inNames = 0
        var outsideNames = 0

        static let mostInLead: Float = 2
        static let mostInBody: Float = 6
    }

    private(set) var sums: [Sum] = []

    /// Adds what the terms of a zone say; `text` is the zone's.
    mutating func add(_ zone: Zone, _ place: Mention.Zone, _ text: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) {
        var goods = Spans(zone.terms.filter { lexicon.concepts[$0.concept].role == .label(.goods) })
        var sentences = zone.frame.sentences[...]
        for (i, term) in zone.terms.enumerated() {
            let concept = lexicon.concepts[term.concept]
            var hasFigure = false
            switch concept.role {
            case .mention(.topic), .label(.topic): break
            // `oil` is none of crude oil within `palm oil`.
            case .label(.energy) where goods.overlap(term): continue
            case .label:
                while let next = sentences.dropFirst().first, next.lowerBound <= term.start { sentences.removeFirst() }
                hasFigure = sentences.first.map { Aboutness.hasFigure(beside: term, in: $0, text) } ?? false
            default: continue
            }
            add(
                term.concept, term.weight, zone: place, start: term.start,
                share: zone.shares.indices.contains(i) ? zone.shares[i] : 1, hasFigure: hasFigure,
                isTopic: concept.role == .mention(.topic) || concept.role == .label(.topic))
        }
    }

    /// Adds one mention at a UTF-8 offset of its zone. `share` of its weight counts, less than 1 within a name. Topics
    /// (trade, takeovers) live on many hints, goods do not.
    mutating func add(
        _ concept: Int, _ weight: Float, zone: Mention.Zone, start: Int, share: Float = 1, hasFigure: Bool = false,
        isTopic: Bool = false
    ) {
        // Terms without weight are there to keep shorter ones from counting: `gold medal`.
        guard weight > 0 else { return }
        let place = sums.firstIndex { $0.concept == concept } ?? sums.count
        if place == sums.count { sums.append(Sum(concept: concept)) }
        var counted = weight * share
        sums[place].heaviest = max(sums[place].heaviest, counted)
        guard zone != .title else {
            sums[place].title = max(sums[place].title, counted)
            return
        }
        if share < 1 { sums[place].inNames += 1 } else { sums[place].outsideNames += 1 }
        let isHint = weight < Aboutness.hint
        if isHint, !isTopic {
            counted = max(0, min(counted, Aboutness.mostHints - sums[place].hints))
            sums[place].hints += counted
        }
        if hasFigure, !isHint { sums[place].hasFigure = true }
        if start < Aboutness.leadBytes {
            sums[place].lead = min(Sum.mostInLead, sums[place].lead + counted)
        } else {
            let factor = hasFigure && !isHint ? Aboutness.figureFactor : 1
            sums[place].body = min(Sum.mostInBody, sums[place].body + counted)
            sums[place].bodyWithFigures = min(Sum.mostInBody, sums[place].bodyWithFigures + counted * factor)
        }
    }

    private static func hasFigure(
        beside term: TermMatch, in sentence: Range<Int>, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let first = max(0, sentence.lowerBound, term.start - besideBefore)
        let end = min(text.count, sentence.upperBound, term.end + besideBehind)
        return first < end && text[first..<end].contains { $0 &- 48 < 10 }
    }

    /// The spans of terms that do not overlap each other, to be asked in order of start.
    private struct Spans {
        private let terms: [TermMatch]
        private var next = 0

        init(_ terms: [TermMatch]) { self.terms = terms }

        /// Whether one of them has words in common with the term, but not just the same words.
        mutating func overlap(_ term: TermMatch) -> Bool {
            while next < terms.count, terms[next].end <= term.start { next += 1 }
            var at = next
            while at < terms.count, terms[at].start < term.end {
                if terms[at].start != term.start || terms[at].end != term.end { return true }
                at += 1
            }
            return false
        }
    }
}
