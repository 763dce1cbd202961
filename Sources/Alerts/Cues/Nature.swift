import Records

extension Finding.Nature {
    /// What an article says that it is: a title that begins so, or a lead that takes something back. The cues of
    /// `rules/cues.yaml` under `correction` and `retraction`.
    init?(_ layout: Layout) {
        let titles = layout.scene.analysis.title.sentences.count
        let sentences = (titles > 0 ? [0] : []) + [titles, titles + 1]
        var isCorrection = false
        for sentence in sentences {
            guard let passage = layout.passage(sentence) else { continue }
            let hits = passage.hits.filter { hit in
                // A single word says so at the beginning alone: a price knows corrections too.
                (hit.cue == .correction || hit.cue == .retraction)
                    && (passage.words(in: hit.start..<hit.end) > 1 || passage.words(in: 0..<hit.start) == 0)
            }
            if hits.contains(where: { $0.cue == .retraction }) {
                self = .retraction
                return
            }
            isCorrection = isCorrection || !hits.isEmpty
        }
        guard isCorrection else { return nil }
        self = .correction
    }
}
