/// Whether a phrase stands in a text in any order, with one of its words mistyped at most.
struct TolerantProof {
    let words: TextWords
    let marks: UnsafePointer<WordMark>
    let phrases: UnsafeBufferPointer<UInt8>

    /// Tries each run of as many words as the phrase has that holds both words.
    func fit(_ phrase: UInt32, _ i: Int, _ j: Int, _ found: inout [PhraseFit]) {
        let most = KeyedPhrases.mostWords
        withUnsafeTemporaryAllocation(of: PhraseWord.self, capacity: most) { own in
            let count = PhraseWord.read(phrase, phrases, into: own)
            guard count > 0 else { return }
            let low = max(0, max(i, j) - count + 1)
            let high = min(min(i, j), words.count - count)
            guard low <= high else { return }
            for first in low...high {
                if let score = score(UnsafeBufferPointer(rebasing: own[0..<count]), first) {
                    found.append(PhraseFit(phrase: phrase, first: first, count: count, score: score))
                }
            }
        }
    }

    /// The run of words from `first` on against the phrase's; nil when it is not the phrase, or is the phrase as it
    /// stands.
    private func score(_ own: UnsafeBufferPointer<PhraseWord>, _ first: Int) -> Float? {
        // Bits: words of the phrase that are still to be found, and those that the text has in small letters.
        var open = (1 << own.count) - 1
        var small = 0
        var odd: Int?
        var isReordered = false
        var characters = 0
        for k in 0..<own.count {
            if k > 0, !words.isJoined(first + k) { return nil }
            characters += Int(words[first + k].foldCount)
            if let at = find(words[first + k].hash, own, open, k) {
                open &= ~(1 << at)
                isReordered = isReordered || at != k
                if !marks[first + k].isCapital { small |= 1 << at }
            } else {
                if odd != nil { return nil }
                odd = k
            }
        }
        guard let odd else {
            guard isReordered, isNameLike(own, small) else { return nil }
            return TolerantMatch.score(edits: 0, isReordered: true, characters: characters)
        }
        let missing = open.trailingZeroBitCount
        isReordered = isReordered || missing != odd
        if !marks[first + odd].isCapital {
            // A common word that happens to be like a name's, in the wrong place besides, is too little.
            if isReordered || !marks[first + odd].isLong { return nil }
            small |= 1 << missing
        }
        guard let edits = edits(first + odd, own[missing]), isNameLike(own, small, odd: missing),
            mayBeOdd(first + odd, own, missing)
        else { return nil }
        return TolerantMatch.score(edits: edits, isReordered: isReordered, characters: characters)
    }

    /// Which open word of the phrase has this hash, its own place first.
    @inline(__always)
    private func find(_ hash: UInt64, _ own: UnsafeBufferPointer<PhraseWord>, _ open: Int, _ place: Int) -> Int? {
        if open & 1 << place != 0, own[place].hash == hash { return place }
        for k in 0..<own.count where open & 1 << k != 0 && own[k].hash == hash { return k }
        return nil
    }

    /// Of the words that count, one at most is in small letters, and is not short. Then the search has met any of them
    /// with the one beside it, as long as it passes over the same words: see `mayBeOdd`.
    private func isNameLike(_ own: UnsafeBufferPointer<PhraseWord>, _ small: Int, odd: Int? = nil) -> Bool {
        guard small != 0 else { return true }
        let counted = OwnWords(own).bits & small
        guard counted.nonzeroBitCount == 1 else { return counted == 0 }
        let word = counted.trailingZeroBitCount
        return word == odd || WordMark.isLong(first: phrases[Int(own[word].start)], length: Int(own[word].length))
    }

    /// Particles are not mistyped, nor into one another.
    private func mayBeOdd(_ index: Int, _ own: UnsafeBufferPointer<PhraseWord>, _ missing: Int) -> Bool {
        let counted = OwnWords(own)
        return counted.isAll || counted.contains(missing) && marks[index].isOwn
    }

    /// How many edits make the written word the phrase's; nil when they are too many.
    private func edits(_ index: Int, _ own: PhraseWord) -> Int? {
        let word = own.spelled(phrases)
        let length = Int(own.length)
        let most = EditDistance.allowed(length)
        let token = words[index]
        let count = Int(token.foldCount)
        guard most > 0, length < KeyedPhrases.longest, count <= word.count + 4 * most else { return nil }
        if token.fold != Token.plain {
            let folded = UnsafeBufferPointer(rebasing: words.folded[Int(token.fold)..<Int(token.fold) + count])
            return EditDistance.within(most, folded, word)
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, count)) { room in
            for k in 0..<count { room[k] = words.text[Int(token.start) + k] | 0x20 }
            return EditDistance.within(most, UnsafeBufferPointer(rebasing: room[0..<count]), word)
        }
    }
}
