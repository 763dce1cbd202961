package import Records
import Texts

/// Ships in texts for whose language there is no model: by the words around them alone.
///
///     VesselReading.tag(title: title, text: "Le pétrolier Sea Pride a été saisi.")
package enum VesselReading {
    /// The ships of an article, those of the title first.
    package static func tag(title: String, text: String) -> [Mention] { tag(title, .title) + tag(text, .text) }

    private static func tag(_ text: String, _ zone: Mention.Zone) -> [Mention] {
        var text = text
        return text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            let sentences = SentenceSplitter.sentences(in: bytes).map(\.range)
            return tokens.withWords(of: bytes) { read($0, sentences: sentences, zone: zone) }
        }
    }

    /// The ships in a text that is cut into words and sentences (UTF-8 offsets, in order) already, in its order.
    static func read(_ words: TextWords, sentences: [Range<Int>], zone: Mention.Zone) -> [Mention] {
        var block = TaggerBlock()
        let lexicon = TaggerLexicon()
        var found: [Mention] = []
        TaggerSentences.blocks(TaggerSentences.ranges(of: sentences, in: words)) { ranges in
            block.read(words, ranges, lexicon)
            var names: [NameMemory.Name] = []
            VesselNames(block).settle(&names)
            for name in names {
                let start = Int(block.words[name.words.lowerBound].start)
                let end = NameEnd.end(block, name.words)
                found.append(
                    Mention(
                        zone: zone, start: start, end: end,
                        text: String(decoding: words.text[start..<end], as: UTF8.self), kind: .vessel,
                        score: Double(name.score)))
            }
        }
        return found
    }
}
