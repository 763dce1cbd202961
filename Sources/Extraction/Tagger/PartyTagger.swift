package import Records
import Texts

/// Finds people, organisations, locations and ships that no register knows, by a model learnt from marked text.
///
///     let tagger = PartyTagger(try PartyModel(bytes))
///     tagger.tag("Minister Ana Sousa met Borrel Shipping in Durres.")
///
/// A pure function of text and model; time grows with the text, memory beside the words themselves does not.
package final class PartyTagger: Sendable {
    package let model: PartyModel
    let weigher: FeatureWeigher
    let lattice: TaggerLattice

    package init(_ model: PartyModel) {
        self.model = model
        weigher = FeatureWeigher(model)
        lattice = TaggerLattice(flat: model.transitions)
    }

    /// Reads a model file.
    package convenience init(model bytes: [UInt8]) throws(ModelFileError) { self.init(try PartyModel(bytes)) }

    /// Whether the model was learnt from the language (BCP 47; nil is any).
    package func reads(_ language: String?) -> Bool {
        guard let language else { return true }
        return model.head.languages.contains { known in
            guard language.hasPrefix(known) else { return false }
            let next = language.utf8.dropFirst(known.utf8.count).first
            return next == nil || next == 0x2D
        }
    }

    /// The tagger for a text of `bytes` bytes, or nil. The language of a line or two is often told wrongly – names and
    /// figures are of no language –, so that short texts in Latin letters are given to the first tagger if to no other.
    package static func choose(among taggers: [PartyTagger], language: String?, bytes: Int) -> PartyTagger? {
        if let tagger = taggers.first(where: { $0.reads(language) }) { return tagger }
        guard bytes < shortText, let tag = language?.prefix(while: { $0 != "-" }), !otherScripts.contains(String(tag))
        else { return nil }
        return taggers.first
    }

    private static let shortText = 160
    private static let otherScripts: Set = [
        "am", "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "iw", "ja", "ka", "kk", "km", "kn", "ko",
        "ky",
        "lo", "mk", "ml", "mn", "mr", "my", "ne", "pa", "ps", "ru", "si", "sr", "ta", "te", "tg", "th", "uk", "ur",
        "yi",
        "zh",
    ]

    /// The names in a text, in its order.
    package func tag(_ text: String, zone: Mention.Zone = .text) -> [Mention] {
        var text = text
        return text.withUTF8 { tag($0, zone: zone) }
    }

    /// The names in a text whose bytes may be anything.
    package func tag(_ text: UnsafeBufferPointer<UInt8>, zone: Mention.Zone) -> [Mention] {
        let reading = PartyReading(self)
        return reading.read(text, zone: zone)
    }

    /// The names of an article, those of the title first. The title is read in the light of the text, where the names
    /// of a headline stand with their kinds.
    package func tag(title: String, text: String) -> [Mention] {
        var (title, text) = (title, text)
        let reading = PartyReading(self)
        let parties = text.withUTF8 { reading.read($0, zone: .text) }
        return title.withUTF8 { reading.read($0, zone: .title) } + parties
    }

    /// A name found: bytes, kind (0 person, 1 organisation, 2 location) and how sure.
    struct Party: Hashable {
        /// The kind of ships, beside the three that are learnt.
        static let vessel = 3

        var start: Int
        var end: Int
        var kind: Int
        var score: Float

        var mentionKind: Mention.Kind {
            switch kind {
            case 0: .person
            case 2: .location
            case Self.vessel: .vessel
            default: .organization
            }
        }
    }

    /// The names in the words of a text.
    func parties(in words: TextWords, _ sentences: [Range<Int>]) -> [Party] {
        let reading = PartyReading(self)
        return reading.parties(in: words, sentences)
    }
}
