/// What stories are about, as learnt from an archive: weights for the labels of `Analysis.commodities`, `.topics` and
/// `.countries`, to be used with the lexicon that they were learnt with.
package struct TopicModel: Sendable {
    /// The lines `# key: value` of the file that people may want to read.
    package struct Head: Hashable, Sendable {
        package var title: String
        /// What it was learnt from.
        package var origin: String
        /// Of this file: who may have it.
        package var licence: String
        /// BCP 47 tags of the stories.
        package var languages: [String]
        /// The day it was learnt, `YYYY-MM-DD`.
        package var date: String
        /// Of the lexicon, `LexiconPrint`.
        package var lexicon: String
        /// How many stories it was learnt from.
        package var stories = 0

        package init(
            title: String, origin: String, licence: String, languages: [String], date: String, lexicon: String
        ) {
            self.title = title
            self.origin = origin
            self.licence = licence
            self.languages = languages
            self.date = date
            self.lexicon = lexicon
        }
    }

    /// Who decides on a label.
    package enum Judge: String, Sendable, CaseIterable {
        /// The lexicon alone, as without a model.
        case lexicon
        /// What is learnt of the lexicon's finds of all labels together.
        case shared
        /// That, and the label's own words and finds.
        case own
    }

    struct Label: Hashable, Sendable {
        var field: TopicField
        var name: String
        var judge: Judge
        /// How many stories of the archive have it.
        var examples: Int
        /// The margin from which it counts.
        var threshold: Float
        /// What its weights are measured in.
        var scale: Float
        /// What the shared margin is worth more than 1.
        var own: Float
    }

    /// A weight of a feature for a label, in the label's scale.
    struct Entry: Hashable, Sendable {
        var label: UInt16
        var weight: Int16
    }

    package var head: Head
    let labels: [Label]
    /// By field.
    let priors: [TopicPrior]
    /// By field: how steeply a score rises with the margin, 0.5 at the threshold.
    let slopes: [Float]
    /// Features in rising order, with what their values are multiplied by; feature `i` has the entries
    /// `starts[i] ..< starts[i + 1]`.
    let keys: [UInt32]
    let factors: [Float]
    let starts: [UInt32]
    let entries: [Entry]

    package var labelCount: Int { labels.count }
    package var featureCount: Int { keys.count }
    package var entryCount: Int { entries.count }
}
