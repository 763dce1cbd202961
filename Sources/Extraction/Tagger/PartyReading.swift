package import Records
package import Texts

/// One article as a tagger reads it: what it has called its parties is remembered from one text to the next.
///
///     let reading = PartyReading(among: taggers, language: "en", bytes: text.count)
///     let parties = reading.read(words, sentences: zone.frame.sentences, zone: .text)
///     let inTitle = reading.read(titleWords, sentences: titleSentences, zone: .title)
///
/// The text is read before the title: a headline's words are judged by how the text writes them. Not for two tasks.
package final class PartyReading {
    private let room: PartyRoom
    private let tagger: PartyTagger?
    private var isGoingOn = false

    /// Without a tagger, nothing but ships is found.
    package init(_ tagger: PartyTagger?) {
        self.tagger = tagger
        room = PartyRoom.take(for: tagger)
    }

    /// A reading by the tagger for the language, if there is one (`PartyTagger.choose`); `bytes` is the text's length.
    package convenience init(among taggers: [PartyTagger], language: String?, bytes: Int) {
        self.init(PartyTagger.choose(among: taggers, language: language, bytes: bytes))
    }

    deinit { PartyRoom.giveBack(room) }

    /// The names in a text that is cut into words and sentences (UTF-8 offsets, in order) already, in its order.
    package func read(_ words: TextWords, sentences: [Range<Int>], zone: Mention.Zone) -> [Mention] {
        parties(in: words, sentences).map { party in
            Mention(
                zone: zone, start: party.start, end: party.end,
                text: String(decoding: words.text[party.start..<party.end], as: UTF8.self), kind: party.mentionKind,
                score: Double(party.score))
        }
    }

    /// The names in a text whose bytes may be anything.
    package func read(_ text: UnsafeBufferPointer<UInt8>, zone: Mention.Zone) -> [Mention] {
        let tokens = TokenBuffer()
        Tokenizer.scan(text, into: tokens)
        let sentences = SentenceSplitter.sentences(in: text).map(\.range)
        return tokens.withWords(of: text) { read($0, sentences: sentences, zone: zone) }
    }

    func parties(in words: TextWords, _ sentences: [Range<Int>]) -> [PartyTagger.Party] {
        var found: [PartyTagger.Party] = []
        TaggerSentences.blocks(TaggerSentences.ranges(of: sentences, in: words)) { ranges in
            room.read(words, ranges, tagger?.model.lexicon ?? .empty, isGoingOn: isGoingOn, into: &found)
        }
        isGoingOn = true
        return found
    }
}
