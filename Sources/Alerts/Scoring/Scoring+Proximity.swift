import Records

extension Scoring {
    private static let few = 6
    private static let many = 25

    /// Sentence before paragraph before article, fewer words before more, title and lead before the rest.
    func proximity() -> [Alert.Contribution] {
        guard let decisive else { return [] }
        let kind = layout.spots[decisive].kind
        let what = kind == .entity || kind == .identifier ? "the other party" : kind.rawValue
        var all: [Alert.Contribution] = []
        switch layout.tie(reading.anchor.mention, decisive) {
        case .sentence:
            all.append(one("\(what) in the same sentence", .sameSentence))
            all += words(to: decisive)
        case .continued:
            all.append(one("\(what) in the next sentence, which goes on about it", .continued))
        case .titleAndLead: all.append(one("\(what) across title and lead", .titleAndLead))
        case .paragraph: all.append(one("\(what) in the same paragraph", .sameParagraph))
        case .soleParty: all.append(one("the only party of the article", .soleParty))
        case .document: break
        }
        let places = [reading.anchor.mention, decisive].map { layout.spots[$0] }
        if places.contains(where: \.isTitle) {
            all.append(one("stands in the title", .inTitle))
        } else if places.contains(where: { $0.paragraph == 1 }) {
            all.append(one("stands in the lead", .inLead))
        }
        return all
    }

    private func words(to decisive: Int) -> [Alert.Contribution] {
        guard let words = layout.words(between: reading.anchor.mention, decisive) else { return [] }
        if words <= Self.few { return [one("\(words) words between", .fewWords)] }
        return words > Self.many ? [one("\(words) words between", .manyWords)] : []
    }
}
