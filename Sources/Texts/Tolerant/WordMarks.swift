/// Marks the words of a text, and finds those that are worth a look.
enum WordMarks {
    /// With the word behind it.
    static let isPair: UInt32 = 1
    /// With a word behind one or more particles.
    static let isChain: UInt32 = 2

    /// Writes a mark for each word, and the numbers of words to be looked at, times four, with the kinds above; gives
    /// how many. Without branches in ASCII.
    static func mark(
        _ words: TextWords, _ marks: UnsafeMutablePointer<WordMark>, _ places: UnsafeMutablePointer<UInt32>
    ) -> Int {
        WordMarkTables.shared.withMaker { maker in
            var used = 0
            var before = maker.mark(first: 0, length: 0, hash: 0)
            var end = 0
            for i in 0..<words.count {
                let token = words[i]
                let mark =
                    token.fold == Token.plain
                    ? maker.mark(first: words.text[Int(token.start)], length: Int(token.foldCount), hash: token.hash)
                    : other(token, words, maker)
                marks[i] = mark
                let near: UInt32 = Int(token.start) &- end <= TextWords.longestGap ? 3 : 0
                let kinds = near & (WordMark.mayMeet(before, mark) | WordMark.mayPassOver(before, mark) &<< 1)
                places[used] = UInt32(truncatingIfNeeded: i &- 1) &<< 2 | kinds
                used &+= Int(kinds | kinds &>> 1) & 1
                before = mark
                end = Int(token.end)
            }
            return used
        }
    }

    private static func other(_ token: Token, _ words: TextWords, _ maker: WordMarkTables.Maker) -> WordMark {
        let folded = words.folded(token)
        return maker.mark(
            first: folded.first ?? 0, length: PhraseWord.length(folded), hash: token.hash,
            isCapital: isCapital(Int(token.start), words.text))
    }

    private static func isCapital(_ at: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = text[at]
        if first < 0x80 { return first &- 65 < 26 }
        guard at + 1 < text.count else { return true }
        switch first {
        case 0xC3: return text[at + 1] < 0x9F
        case 0xD0: return text[at + 1] < 0xB0
        case 0xD1: return text[at + 1] >= 0xA0
        default: return true
        }
    }
}

extension TextWords {
    /// Bytes between two words of a name, marks of direction and the like with them.
    static var longestGap: Int { 8 }

    /// The folded bytes of a word that is not plain.
    func folded(_ token: Token) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: folded[Int(token.fold)..<Int(token.fold) + Int(token.foldCount)])
    }

    /// As `PhraseWord.letters`.
    func letters(_ index: Int) -> UInt32 {
        let token = self[index]
        guard token.fold == Token.plain else { return PhraseWord.letters(folded(token)) }
        var set: UInt32 = 0
        for at in Int(token.start)..<Int(token.end) { set |= 1 &<< UInt32(text[at] & 31) }
        return set >> 1
    }

    /// Whether the word may belong to one name with the one before it: a gap as between words of a name, or a comma.
    @inline(__always)
    func isJoined(_ index: Int) -> Bool {
        let from = Int(self[index - 1].end)
        let to = Int(self[index].start)
        if to == from || to == from + 1 && text[from] == 0x20 { return true }
        return isJoinedSlowly(index, from, to)
    }

    private func isJoinedSlowly(_ index: Int, _ from: Int, _ to: Int) -> Bool {
        guard to - from <= TextWords.longestGap, let base = text.baseAddress else { return false }
        if to == from + 2, text[from] == UInt8(ascii: ","), text[from + 1] == 0x20 { return true }
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        return Gap.isAllowed(base, from, to, own: none, wordBefore: Int(self[index - 1].foldCount))
    }
}
