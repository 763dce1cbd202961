/// The last steps: which phrases may stand at a word, and do the folded bytes of the text's words equal the phrase's,
/// with nothing forbidden between them? Stays within the tables whatever they hold.
struct PhraseProof {
    let text: UnsafeBufferPointer<UInt8>
    let tokens: UnsafePointer<Token>
    let count: Int
    let folded: UnsafeBufferPointer<UInt8>
    let phrases: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<UInt64>
    let slots: UnsafeBufferPointer<UInt64>

    /// Appends the phrases that begin at a word (its number × 4, and the kinds of `PhraseTable.filter`).
    @inline(__always)
    func run(_ candidate: UInt32, _ found: inout [PhraseMatch]) {
        let first = Int(candidate >> 2)
        var hash = tokens[first].hash
        if candidate & 1 != 0 { _ = ends(hash, first, 1, &found) }
        guard candidate & 2 != 0 else { return }
        var words = 1
        repeat {
            guard first &+ words < count else { return }
            hash = PhraseHash.extended(hash, by: tokens[first &+ words].hash)
            words &+= 1
        } while ends(hash, first, words, &found) && words < PhrasePool.maximumWords
    }

    /// Finds the phrases that end with this beginning and are proved; whether longer ones go on from here.
    @inline(__always)
    private func ends(_ hash: UInt64, _ first: Int, _ words: Int, _ found: inout [PhraseMatch]) -> Bool {
        let tag = PrefixSlots.tag(hash)
        var goesOn = false
        var at = PrefixSlots.place(hash, slots.count)
        while slots[at] != 0 {
            let slot = slots[at]
            if slot & PrefixSlots.tagMask == tag {
                goesOn = goesOn || slot & PrefixSlots.goesOn != 0
                let phrase = Int(PrefixSlots.phrase(slot))
                if phrase != 0, holds(phrase, first, words) { append(phrase, first, words, &found) }
            }
            at = at &+ 1 == slots.count ? 0 : at &+ 1
        }
        return goesOn
    }

    private func append(_ phrase: Int, _ first: Int, _ words: Int, _ found: inout [PhraseMatch]) {
        var match = PhraseMatch(
            start: Int(tokens[first].start), end: Int(tokens[first &+ words &- 1].end), token: first,
            tokenCount: words, id: PhrasePool.field(phrases, phrase))
        if phrases[phrase &+ 1] & PhrasePool.Flag.hasMoreIDs == 0 {
            found.append(match)
        } else {
            PhraseIDs.forEach(nodes, match.id) {
                match.id = $0
                found.append(match)
            }
        }
    }

    /// Whether the phrase whose record is at `phrase` stands in the text from the word `first` on, `words` words long.
    @inline(__always)
    func holds(_ phrase: Int, _ first: Int, _ words: Int) -> Bool {
        guard let bytes = phrases.baseAddress, let text = text.baseAddress,
            phrase &+ PhrasePool.head < phrases.count, Int(bytes[phrase]) == words,
            bytes[phrase &+ 1] & PhrasePool.Flag.isRemoved == 0
        else { return false }
        var at = phrase &+ PhrasePool.head
        for i in 0..<words {
            let token = tokens[first &+ i]
            guard at &+ 3 &+ Int(token.foldCount) <= phrases.count else { return false }
            let gap = UnsafeBufferPointer(start: bytes + at + 1, count: Int(bytes[at]))
            at &+= 1 &+ gap.count
            guard at &+ 2 &+ Int(token.foldCount) <= phrases.count else { return false }
            let length = Int(bytes[at]) | Int(bytes[at &+ 1]) << 8
            at &+= 2
            guard Int(token.foldCount) == length else { return false }
            if i > 0 {
                let before = tokens[first &+ i &- 1]
                guard
                    Gap.isAllowed(text, Int(before.end), Int(token.start), own: gap, wordBefore: Int(before.foldCount))
                else { return false }
            }
            guard isEqual(token, bytes + at, length, slack: phrases.count &- at) else { return false }
            at &+= length
        }
        return true
    }

    /// The word against folded bytes, of which at least `slack` may be read.
    @inline(__always)
    private func isEqual(_ token: Token, _ word: UnsafePointer<UInt8>, _ length: Int, slack: Int) -> Bool {
        guard token.fold == Token.plain else {
            guard let folded = folded.baseAddress else { return false }
            for i in 0..<length where folded[Int(token.fold) &+ i] != word[i] { return false }
            return true
        }
        guard let text = text.baseAddress else { return false }
        let start = Int(token.start)
        let lower = WordMask.low &* 0x20
        if length < 8, slack >= 8, start &+ 8 <= self.text.count {
            let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
            return (WordHash.load(text + start) | lower) & mask == WordHash.load(word) & mask
        }
        var at = 0
        while at &+ 8 <= length {
            if WordHash.load(text + start + at) | lower != WordHash.load(word + at) { return false }
            at &+= 8
        }
        while at < length {
            if text[start &+ at] | 0x20 != word[at] { return false }
            at &+= 1
        }
        return true
    }
}
