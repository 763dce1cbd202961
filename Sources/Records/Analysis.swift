/// What one text mentions and what it is about: the result of `Extraction`, and the answer of `analyze`.
package struct Analysis: Hashable, Codable, Sendable {
    /// In order of zone (title first) and start.
    package var mentions: [Mention] = []
    /// What the story is about, best first, with ids of the lexicons' `topics`; 0.5 and more counts as said.
    package var commodities: [Scored] = []
    package var topics: [Scored] = []
    /// ISO 3166-1 alpha-2 (withdrawn ones too), most important first.
    package var countries: [String] = []
    /// Where sentences and paragraphs begin and end, for proximity.
    package var title: TextFrame = TextFrame()
    package var text: TextFrame = TextFrame()

    package init() {}

    package struct Scored: Hashable, Codable, Sendable {
        package var id: String
        /// 0…1.
        package var score: Double
        package init(id: String, score: Double) {
            self.id = id
            self.score = score
        }
    }
}

/// The frame of a text: byte ranges of its sentences in order, and for each the paragraph (line) it stands in.
package struct TextFrame: Hashable, Codable, Sendable {
    /// UTF-8 offsets, without the white space between sentences.
    package var sentences: [Range<Int>] = []
    /// Index of the paragraph of each sentence; same count as `sentences`.
    package var paragraphs: [Int] = []

    package init() {}

    /// The index of the sentence that holds the byte, or of the last one that begins before it; nil without sentences.
    package func sentence(at offset: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return sentences.isEmpty ? nil : max(0, low - 1)
    }
}
