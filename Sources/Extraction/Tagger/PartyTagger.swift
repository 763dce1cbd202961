package import Records
import Texts

/// Finds people, organisations and locations that no register knows, by a model learnt from marked text.
///
///     let tagger = PartyTagger(try PartyModel(bytes))
///     tagger.tag("Minister Ana Sousa met Borrel Shipping in Durres.")
///
/// A pure function of text and model; time grows with the text, memory beside the words themselves does not.
package struct PartyTagger: Sendable {
    package let model: PartyModel
    /// The `scheme` by which a ship, told as an organisation, is known for a ship.
    package static let vesselScheme = "vessel"
    private let weigher: FeatureWeigher
    private let lattice: TaggerLattice

    package init(_ model: PartyModel) {
        self.model = model
        weigher = FeatureWeigher(model)
        lattice = TaggerLattice(flat: model.transitions)
    }

    /// Reads a model file.
    package init(model bytes: [UInt8]) throws(PartyModelError) { self.init(try PartyModel(bytes)) }

    /// Whether the model was learnt from the language (BCP 47; nil is any).
    package func reads(_ language: String?) -> Bool {
        guard let language else { return true }
        return model.head.languages.contains { $0 == language || language.hasPrefix($0 + "-") }
    }

    /// The names in a text, in its order.
    package func tag(_ text: String, zone: Mention.Zone = .text) -> [Mention] {
        var text = text
        return text.withUTF8 { tag($0, zone: zone) }
    }

    /// The names in a text whose bytes may be anything.
    package func tag(_ text: UnsafeBufferPointer<UInt8>, zone: Mention.Zone) -> [Mention] {
        let tokens = TokenBuffer()
        Tokenizer.scan(text, into: tokens)
        let sentences = SentenceSplitter.sentences(in: text).map(\.range)
        return tokens.withWords(of: text) { words in
            parties(in: words, sentences).map { mention($0, text, zone) }
        }
    }

    private func mention(_ party: Party, _ text: UnsafeBufferPointer<UInt8>, _ zone: Mention.Zone) -> Mention {
        let kind: Mention.Kind =
            switch party.kind {
            case 0: .person
            case 2: .location
            default: .organization
            }
        return Mention(
            zone: zone, start: party.start, end: party.end,
            text: String(decoding: text[party.start..<party.end], as: UTF8.self), kind: kind,
            scheme: party.kind == Party.vessel ? Self.vesselScheme : nil, score: Double(party.score))
    }

    /// A name found: bytes, kind (0 person, 1 organisation, 2 location) and how sure.
    struct Party: Hashable {
        /// The kind of ships, beside the three that are learnt.
        static let vessel = 3

        var start: Int
        var end: Int
        var kind: Int
        var score: Float
    }

    /// The names in the words of a text.
    func parties(in words: TextWords, _ sentences: [Range<Int>]) -> [Party] {
        let block = TaggerBlock()
        var decoding = SentenceDecoding(weigher: weigher, lattice: lattice)
        var memory = NameMemory()
        var found: [Party] = []
        TaggerSentences.blocks(TaggerSentences.ranges(of: sentences, in: words)) { ranges in
            block.read(words, ranges, model.lexicon)
            var names: [NameMemory.Name] = []
            _ = TaggerFeatures.with(block, words) { features in
                for sentence in block.sentences {
                    decoding.decode(features, sentence)
                    decoding.each { names.append(NameMemory.Name(words: $0, kind: $1, score: $2)) }
                }
            }
            memory.settle(&names, in: block)
            VesselNames(words, block).settle(&names)
            for name in names {
                let first = words[block.first + name.words.lowerBound]
                let last = words[block.first + name.words.upperBound - 1]
                let end = NameEnd.end(block, name.words, words, at: Int(last.end))
                found.append(Party(start: Int(first.start), end: end, kind: name.kind, score: name.score))
            }
        }
        return found
    }
}
