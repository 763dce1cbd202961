import Records

extension Scoring {
    /// How it is said: supposed, in somebody's words, of years long past, of another world, or beside the text.
    func manner() -> [Alert.Contribution] {
        guard let decisive else { return [] }
        let mention = scene.mention(decisive)
        var all: [Alert.Contribution] = []
        if mention.supposed { all.append(one("only supposed", .supposed)) }
        if mention.quoted { all.append(one("in somebody's words", .quoted)) }
        guard let passage = layout.passage(layout.spots[decisive].sentence) else { return all }
        if isDenied(decisive, passage) {
            all.append(one("the sentence says that there was none", .notSo))
        }
        if reading.anchor.party == nil, isPlace, passage.has(.over) {
            all.append(one("it is over", .over))
        }
        if isLongPast(passage) { all.append(one("of years long past", .longPast)) }
        let title = scene.analysis.title.sentences.isEmpty ? nil : layout.passage(0)
        if passage.has(.figurative) || title?.has(.figurative) ?? false {
            all.append(one("sport, art or a figure of speech", .figurative))
        }
        if passage.has(.furniture) { all.append(one("beside the text, not in it", .furniture)) }
        return all + clearance(title)
    }

    private var isPlace: Bool { KindSet.places.has(layout.spots[reading.anchor.mention].kind) }

    /// “No” or “without” right in front of what happened or of the goods; twice in a sentence it may turn round again.
    private func isDenied(_ decisive: Int, _ passage: Passage) -> Bool {
        let negators = passage.hits.filter { $0.cue == .none }
        guard let negator = negators.first, negators.count == 1 else { return false }
        let kind = layout.spots[decisive].kind
        if layout.spots[decisive].kind != .regulation {
            let start = passage.place(of: layout.spots[decisive].start)
            let most = kind == .commodity ? 1 : 0
            if negator.end <= start, passage.words(in: negator.end..<start) <= most { return true }
        }
        let anchor = layout.spots[reading.anchor.mention]
        guard anchor.kind == .commodity, anchor.sentence == layout.spots[decisive].sentence else {
            return false
        }
        let start = passage.place(of: anchor.start)
        return negator.end <= start && passage.words(in: negator.end..<start) == 0
    }

    /// A year some years before the article's, and none that is near it; or words that say so.
    private func isLongPast(_ passage: Passage) -> Bool {
        if passage.has(.past) { return true }
        let year = (scene.article.published ?? scene.article.fetched).date.year
        guard year >= 1990, let latest = passage.years.max() else { return false }
        return latest <= year - weights[.pastYears]
    }

    /// A headline or lead that clears the subject – the rest tells what it had been accused of – or the sentence itself.
    private func clearance(_ title: Passage?) -> [Alert.Contribution] {
        guard reading.anchor.party != nil, let decisive, layout.parties[decisive] == nil else {
            return []
        }
        let naming = layout.sentencesNaming(reading.anchor.subject.id)
        let titles = scene.analysis.title.sentences.count
        let isCleared = [0, titles, layout.spots[decisive].sentence].contains { sentence in
            naming.contains(sentence) && layout.passage(sentence)?.has(.cleared) ?? false
        }
        return isCleared ? [one("the article clears it", .cleared)] : []
    }
}
