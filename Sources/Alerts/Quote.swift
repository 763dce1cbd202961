import Records

/// The passage that says it: from the first to the last sentence the mentions stand in, where that is short enough to
/// read, else the sentence of the decisive one.
struct Quote {
    /// Longer passages are not quoted whole.
    static let mostBytes = 700

    let text: String
    let spans: [Alert.Evidence.Span]
    /// The mentions that stand inside, in order.
    let inside: [Int]

    /// - Parameter mentions: the subject first, then the decisive one.
    init(scene: Scene, mentions: [Int], subject: Alert.Subject) {
        let (zone, range) = Self.passage(of: mentions, in: scene)
        let whole = zone == .title ? scene.article.title : scene.article.text
        let clipped = range.clamped(to: 0..<whole.utf8.count)
        text = String(decoding: whole.utf8.dropFirst(clipped.lowerBound).prefix(clipped.count), as: UTF8.self)
        inside = scene.analysis.mentions.indices.filter { index in
            let mention = scene.mention(index)
            return mention.zone == zone && mention.start >= clipped.lowerBound && mention.end <= clipped.upperBound
        }
        spans = inside.flatMap { Self.spans(of: $0, in: scene, from: clipped.lowerBound, subject: subject) }
    }

    private static func passage(of mentions: [Int], in scene: Scene) -> (Mention.Zone, Range<Int>) {
        let decisive = scene.mention(mentions.count > 1 ? mentions[1] : mentions[0])
        let frame = scene.frame(of: decisive.zone)
        let sentences = mentions.prefix(2).map(scene.mention).filter { $0.zone == decisive.zone }
            .compactMap { frame.sentence(at: $0.start) }
        guard let first = sentences.min(), let last = sentences.max(),
            let own = frame.sentence(at: decisive.start)
        else {
            let whole = decisive.zone == .title ? scene.article.title : scene.article.text
            return (decisive.zone, 0..<min(whole.utf8.count, mostBytes))
        }
        let range = frame.sentences[first].lowerBound..<max(frame.sentences[last].upperBound, decisive.end)
        if range.count <= mostBytes { return (decisive.zone, range) }
        let sentence = frame.sentences[own]
        return (decisive.zone, sentence.lowerBound..<max(sentence.upperBound, decisive.end))
    }

    private static func spans(
        of index: Int, in scene: Scene, from base: Int, subject: Alert.Subject
    ) -> [Alert.Evidence.Span] {
        let mention = scene.mention(index)
        func span(_ kind: String, _ id: String) -> Alert.Evidence.Span {
            Alert.Evidence.Span(start: mention.start - base, end: mention.end - base, kind: kind, id: id)
        }
        let parties = scene.parties.filter { $0.mention == index }
        if !parties.isEmpty {
            return parties.map { party in
                let entity = party.subject
                return span(party.isTrader ? "trader" : entity.schema == .vessel ? "vessel" : "party", entity.id)
            }
        }
        return mention.id.map { [span(mention.kind.rawValue, $0)] } ?? []
    }
}
