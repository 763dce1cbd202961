import Records

/// How two mentions hang together, strongest first.
enum Tie: Int, Comparable, Sendable {
    case sentence
    /// The next sentence, which goes on about the same party or event (“the company”, “the shipment”).
    case continued
    /// One in the title, the other in the lead.
    case titleAndLead
    case paragraph
    /// The only party of an article that is about this from its title or lead on.
    case soleParty
    case document

    static func < (a: Tie, b: Tie) -> Bool { a.rawValue < b.rawValue }

    /// A title sums the text up: it counts as standing in one paragraph with the lead, and in one article with the rest.
    var scope: Scope {
        switch self {
        case .sentence: .sentence
        case .document: .document
        default: .paragraph
        }
    }
}

extension Layout {
    /// Words at the beginning of a sentence within which “the company” goes on about the sentence before.
    private static let anaphorWords = 3

    func tie(_ a: Int, _ b: Int) -> Tie {
        let (x, y) = (spots[a], spots[b])
        if x.sentence == y.sentence, x.isTitle == y.isTitle { return .sentence }
        if x.isTitle != y.isTitle {
            let inText = x.isTitle ? y : x
            if inText.paragraph == 1 { return .titleAndLead }
            return isSole(a, b) ? .soleParty : .document
        }
        let continues =
            !x.isTitle && abs(x.sentence - y.sentence) == 1 && goesOn(max(x.sentence, y.sentence))
        if continues { return .continued }
        if x.paragraph == y.paragraph { return .paragraph }
        return isSole(a, b) ? .soleParty : .document
    }

    /// Whether a sentence goes on about the one before it.
    private func goesOn(_ sentence: Int) -> Bool {
        guard let passage = passage(sentence) else { return false }
        return passage.begins(with: .anaphor, withinWords: Self.anaphorWords) || passage.has(.event)
    }

    /// One of them is the only party of the article, the other stands in title or lead.
    private func isSole(_ a: Int, _ b: Int) -> Bool {
        guard hasSoleParty else { return false }
        return parties[a] != nil && spots[b].paragraph <= 1
            || parties[b] != nil && spots[a].paragraph <= 1
    }

    /// The nearest of some mentions (in order of position) to the anchor that stand within reach: by how they hang
    /// together, then by bytes. Looks at few neighbours on both sides, however many there are.
    func nearest(of mentions: [Int], to anchor: Int, within reach: Reach, admits: (Int) -> Bool)
        -> Int?
    {
        var best: (rank: (Int, Int), mention: Int)?
        for mention in neighbours(of: anchor, among: mentions, admits: admits) {
            let rank: (Int, Int)
            switch reach {
            case .scope(let most):
                let tie = tie(anchor, mention)
                guard tie.scope <= most else { continue }
                rank = (tie.rawValue, gap(anchor, mention))
            case .words(let most):
                guard let words = words(between: anchor, mention), words <= most else { continue }
                rank = (0, gap(anchor, mention))
            }
            if best.map({ rank < $0.rank }) ?? true { best = (rank, mention) }
        }
        return best?.mention
    }

    /// How many neighbours of each side are looked at.
    private static let side = 6

    /// The nearest in front and behind, and those in title and lead.
    private func neighbours(of anchor: Int, among mentions: [Int], admits: (Int) -> Bool) -> [Int] {
        let spot = spots[anchor]
        let place = first(in: mentions, from: spot.key)
        var found: [Int] = []
        func take(_ indices: some Sequence<Int>, _ most: Int) {
            var taken = 0
            var seen = 0
            for i in indices {
                let mention = mentions[i]
                seen += 1
                guard taken < most, seen < 64 else { return }
                // Two parties of one name are no pair; a concept may well overlap another (“counterfeit cigarettes”).
                let isSameName = parties[mention] != nil && parties[anchor] != nil && overlaps(mention, anchor)
                guard mention != anchor, !isSameName, admits(mention) else { continue }
                found.append(mention)
                taken += 1
            }
        }
        take((0..<place).reversed(), Self.side)
        take(place..<mentions.count, Self.side)
        let lead = first(in: mentions, from: Self.textBase)
        take(lead..<mentions.count, spot.isTitle ? Self.side : 1)
        take((0..<lead).reversed(), 2)
        return found
    }

    func overlaps(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (spots[a], spots[b])
        return x.isTitle == y.isTitle && x.start < y.end && y.start < x.end
    }

    private func gap(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (spots[a], spots[b])
        return x.isTitle == y.isTitle ? abs(x.start - y.start) : x.start + y.start
    }
}
