/// What a tagger knows: a head that people can read, words with their classes, and the weights of features.
package struct PartyModel: Sendable {
    /// The lines `# key: value` before the weights; `title`, `origin`, `licence` and `language` are always there.
    package struct Head: Hashable, Sendable {
        package var title: String
        /// What the weights were learnt from, with authors and years: one line each.
        package var origins: [String]
        /// Of this file.
        package var licence: String
        /// BCP 47 tags.
        package var languages: [String]

        package init(title: String, origins: [String], licence: String, languages: [String]) {
            self.title = title
            self.origins = origins
            self.licence = licence
            self.languages = languages
        }
    }

    package var head: Head
    let lexicon: TaggerLexicon
    /// Of the features, in rising order.
    let keys: [UInt32]
    /// `TaggerLabel.width` for each key.
    let rows: [Int8]
    /// What 1 in a row weighs.
    let scale: Float
    /// `TaggerLabel.count` times as many.
    let transitions: [Float]

    /// How many features have weights.
    package var featureCount: Int { keys.count }
}
