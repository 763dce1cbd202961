package import Records
package import Texts

/// Ships in texts for whose language there is no model: by the words around them alone.
///
///     if tagger == nil { mentions = VesselReading.read(words, sentences: sentences, zone: .text) }
package enum VesselReading {
    /// The ships in a text that is cut into words and sentences (UTF-8 offsets, in order) already, in its order.
    package static func read(_ words: TextWords, sentences: [Range<Int>], zone: Mention.Zone) -> [Mention] {
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
