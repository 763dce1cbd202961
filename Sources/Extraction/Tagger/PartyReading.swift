package import Records
package import Texts

/// One article as a tagger reads it: what it has called its parties is remembered from one text to the next.
///
///     var reading = PartyReading(tagger)
///     let parties = reading.read(words, sentences: zone.frame.sentences, zone: .text)
///     let inTitle = reading.read(titleWords, sentences: titleSentences, zone: .title)
///
/// The text is read before the title: a headline's words are judged by how the text writes them. Not for two tasks.
package struct PartyReading {
    private let tagger: PartyTagger
    private var decoding: SentenceDecoding
    private var block = TaggerBlock()
    private var memory = NameMemory()
    private var names: [NameMemory.Name] = []
    private var isGoingOn = false

    package init(_ tagger: PartyTagger) {
        self.tagger = tagger
        decoding = SentenceDecoding(weigher: tagger.weigher, lattice: tagger.lattice)
    }

    /// The names in a text that is cut into words and sentences (UTF-8 offsets, in order) already, in its order.
    package mutating func read(_ words: TextWords, sentences: [Range<Int>], zone: Mention.Zone) -> [Mention] {
        parties(in: words, sentences).map { party in
            Mention(
                zone: zone, start: party.start, end: party.end,
                text: String(decoding: words.text[party.start..<party.end], as: UTF8.self), kind: party.mentionKind,
                score: Double(party.score))
        }
    }

    /// The names in a text whose bytes may be anything.
    package mutating func read(_ text: UnsafeBufferPointer<UInt8>, zone: Mention.Zone) -> [Mention] {
        let tokens = TokenBuffer()
        Tokenizer.scan(text, into: tokens)
        let sentences = SentenceSplitter.sentences(in: text).map(\.range)
        return tokens.withWords(of: text) { read($0, sentences: sentences, zone: zone) }
    }

    mutating func parties(in words: TextWords, _ sentences: [Range<Int>]) -> [PartyTagger.Party] {
        var found: [PartyTagger.Party] = []
        TaggerSentences.blocks(TaggerSentences.ranges(of: sentences, in: words)) { ranges in
            block.read(words, ranges, tagger.model.lexicon, isGoingOn: isGoingOn)
            names.removeAll(keepingCapacity: true)
            TaggerFeatures.with(block, words) { features in
                for segment in block.segments {
                    decoding.decode(features, segment)
                    decoding.appendNames(to: &names)
                }
            }
            memory.settle(&names, in: block)
            VesselNames(block).settle(&names)
            for name in names {
                found.append(
                    PartyTagger.Party(
                        start: Int(block.words[name.words.lowerBound].start), end: NameEnd.end(block, name.words),
                        kind: name.kind, score: name.score))
            }
        }
        isGoingOn = true
        return found
    }
}
