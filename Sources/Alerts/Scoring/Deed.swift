import Records

/// Who of a sentence an offence (or whatever decides) is said of: the nearest party, by the words between, where commas
/// and new clauses count for more.
struct Deed {
    let layout: Layout
    let passage: Passage
    /// The mention that decides.
    let deed: Int
    let reading: Reading

    /// Parties of a sentence that are looked at; one with more is an enumeration.
    private static let mostParties = 40
    /// What stands farther apart is far enough.
    private static let mostCommaBytes = 400
    private static let parties = KindSet([.entity, .identifier, .organization, .person])

    /// Somebody else of whom it is said; nil where it is the subject, or where nobody else stands there.
    func owner(isTogether: Bool) -> (name: String, isPerson: Bool)? {
        let others = others()
        guard let (nearest, least) = others.map({ ($0, cost(of: $0)) }).min(by: { $0.1 < $1.1 }) else { return nil }
        if isTogether {
            let own = subjects().map { cost(of: $0) }.min() ?? .max
            guard least < own else { return nil }
            if subjects().contains(where: { areLinked($0, nearest, among: others) }) { return nil }
        }
        let mention = layout.scene.mention(nearest)
        return (mention.text, layout.spots[nearest].kind == .person)
    }

    /// Other goods, or another place, of which it is said rather than of the subject, where that is no party.
    func rival() -> String? {
        let anchor = reading.anchor.mention
        let isGoods = layout.spots[anchor].kind == .commodity
        let kinds: KindSet = isGoods ? KindSet(.commodity) : .places
        let others = inSentence(kinds).filter { index in
            index != anchor && !layout.overlaps(index, anchor) && !isSame(index, anchor, isGoods: isGoods)
        }
        guard let nearest = others.min(by: { cost(of: $0) < cost(of: $1) }),
            cost(of: nearest) < cost(of: anchor),
            !areLinked(anchor, nearest, among: others)
        else { return nil }
        return layout.scene.mention(nearest).text
    }

    /// Goods of one chapter, places of one country.
    private func isSame(_ a: Int, _ b: Int, isGoods: Bool) -> Bool {
        let (x, y) = (layout.scene.mention(a).id ?? "", layout.scene.mention(b).id ?? "")
        return isGoods
            ? Watch.code(of: x)?.prefix(2) == Watch.code(of: y)?.prefix(2)
            : Watch.country(of: x) == Watch.country(of: y)
    }

    /// Whether a clause begins between subject and deed.
    var isInOtherClause: Bool {
        let between = self.between(reading.anchor.mention, deed)
        return !passage.hits(.clause, in: between).isEmpty
            || passage.bytes[between].contains(UInt8(ascii: ";"))
    }

    /// Whether words such as “charged with” stand between subject and deed, or next to them.
    var isAccused: Bool {
        let between = self.between(reading.anchor.mention, deed)
        return passage.hits.contains {
            $0.cue == .accused && $0.end > between.lowerBound - 12 && $0.start < between.upperBound + 24
        }
    }

    /// The subject's own mentions in the sentence.
    private func subjects() -> [Int] {
        inSentence().filter { index in
            index == reading.anchor.mention
                || layout.parties[index]?.contains { $0.subject.id == reading.anchor.subject.id } ?? false
        }
    }

    /// Parties that are neither the subject nor those who accuse or speak.
    private func others() -> [Int] {
        let own = subjects()
        return inSentence().filter { index in
            let kind = layout.spots[index].kind
            let isParty = layout.parties[index] != nil || kind == .organization || kind == .person
            guard isParty, kind != .identifier, !own.contains(index) else { return false }
            return !own.contains { layout.overlaps($0, index) } && !layout.isAuthority(index)
                && !speaks(index)
        }
    }

    private func inSentence(_ kinds: KindSet = Deed.parties) -> [Int] {
        guard let (zone, range) = layout.range(ofSentence: layout.spots[deed].sentence) else {
            return []
        }
        let base = zone == .title ? 0 : Layout.textBase
        return Array(
            layout.slice(range.lowerBound + base..<range.upperBound + base).prefix(Passage.mostCuts)
                .filter { kinds.has(layout.spots[$0].kind) }.prefix(Self.mostParties))
    }

    private func speaks(_ index: Int) -> Bool {
        let place = place(of: index)
        return passage.hits.contains { hit in
            guard hit.cue == .speaker || hit.cue == .speakerBefore else { return false }
            if hit.start >= place.upperBound {
                return passage.words(in: place.upperBound..<hit.start) == 0
            }
            return hit.end <= place.lowerBound && passage.words(in: hit.end..<place.lowerBound) == 0
        }
    }

    private func place(of index: Int) -> Range<Int> {
        let start = passage.place(of: layout.spots[index].start)
        return start..<max(start, passage.place(of: layout.spots[index].end))
    }

    private func between(_ a: Int, _ b: Int) -> Range<Int> {
        let (x, y) = (place(of: a), place(of: b))
        if x.upperBound <= y.lowerBound { return x.upperBound..<y.lowerBound }
        return y.upperBound <= x.lowerBound ? y.upperBound..<x.lowerBound : x.lowerBound..<x.lowerBound
    }

    /// Words between a party and the deed; who comes before it is likelier.
    private func cost(of index: Int) -> Int {
        let between = between(index, deed)
        var commas = 0
        for byte in passage.bytes[between].prefix(Self.mostCommaBytes) where byte == UInt8(ascii: ",") { commas += 1 }
        let clauses = passage.hits(.clause, in: between).count
        let isBehind = place(of: index).lowerBound > place(of: deed).lowerBound
        return passage.words(in: between) + 3 * commas + 10 * clauses + (isBehind ? 2 : 0)
    }

    /// Whether two parties are spoken of together: between them, and between all who stand between them, there are only
    /// words such as “and” and “its director”.
    private func areLinked(_ a: Int, _ b: Int, among others: [Int]) -> Bool {
        let (first, last) = place(of: a).lowerBound <= place(of: b).lowerBound ? (a, b) : (b, a)
        let from = place(of: first).lowerBound
        let to = place(of: last).lowerBound
        let chain = (others + [a]).filter { from...to ~= place(of: $0).lowerBound }
            .sorted { place(of: $0).lowerBound < place(of: $1).lowerBound }
        return zip(chain, chain.dropFirst()).allSatisfy { isLink(between($0, $1)) }
    }

    private func isLink(_ range: Range<Int>) -> Bool {
        let words = passage.words(in: range)
        guard words > 0 else { return true }
        var covered = 0
        var end = range.lowerBound
        for hit in passage.hits(.link, in: range) where hit.start >= end {
            covered += passage.words(in: hit.start..<hit.end)
            end = hit.end
        }
        return covered == words
    }
}
