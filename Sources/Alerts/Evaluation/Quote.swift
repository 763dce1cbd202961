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
    init(layout: Layout, mentions: [Int], subject: Alert.Subject) {
        let scene = layout.scene
        let (zone, range) = Self.passage(of: mentions, in: scene)
        let whole = scene.text(of: zone)
        let clipped = range.clamped(to: 0..<whole.utf8.count)
        text = String(
            decoding: whole.utf8.dropFirst(clipped.lowerBound).prefix(clipped.count), as: UTF8.self)
        let base = zone == .title ? 0 : Layout.textBase
        inside = layout.slice(clipped.lowerBound + base..<clipped.upperBound + base)
            .filter { layout.spots[$0].end <= clipped.upperBound }
        spans = inside.flatMap { Self.spans(of: $0, in: layout, from: clipped.lowerBound) }
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
        let range =
            frame.sentences[first].lowerBound..<max(frame.sentences[last].upperBound, decisive.end)
        if range.count <= mostBytes { return (decisive.zone, range) }
        let sentence =
            frame.sentences[own].lowerBound..<max(frame.sentences[own].upperBound, decisive.end)
        if sentence.count <= 2 * mostBytes { return (decisive.zone, sentence) }
        return (decisive.zone, window(around: decisive, in: scene).clamped(to: sentence))
    }

    /// Out of a sentence without end: what stands around the decisive mention, whole characters.
    private static func window(around mention: Mention, in scene: Scene) -> Range<Int> {
        let text = scene.text(of: mention.zone).utf8
        func whole(_ offset: Int) -> Int {
            var offset = min(max(offset, 0), text.count)
            while offset > 0, offset < text.count,
                text[text.index(text.startIndex, offsetBy: offset)] & 0xC0 == 0x80
            {
                offset -= 1
            }
            return offset
        }
        return whole(
            mention.start - mostBytes / 2)..<whole(max(mention.end, mention.start) + mostBytes / 2)
    }

    private static func spans(of index: Int, in layout: Layout, from base: Int) -> [Alert.Evidence
        .Span]
    {
        let mention = layout.scene.mention(index)
        func span(_ kind: String, _ id: String) -> Alert.Evidence.Span {
            Alert.Evidence.Span(start: mention.start - base, end: mention.end - base, kind: kind, id: id)
        }
        if let parties = layout.parties[index] {
            return parties.map { span($0.kind, $0.subject.id) }
        }
        return mention.id.map { [span(mention.kind.rawValue, $0)] } ?? []
    }
}
