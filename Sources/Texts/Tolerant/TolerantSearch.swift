/// The search of a `TolerantTable` in one text: from a word that is right to its partner nearby, then to the whole phrase.
struct TolerantSearch {
    /// Longer words are compared by their hash alone.
    static let longestWord = 64

    let text: UnsafeBufferPointer<UInt8>
    let tokens: UnsafePointer<Token>
    let count: Int
    let folded: UnsafeBufferPointer<UInt8>
    let phrases: UnsafeBufferPointer<UInt8>
    let keyed: KeyedPhrases.Tables
    /// Room for one word.
    let room: UnsafeMutableBufferPointer<UInt8>

    /// Appends where phrases fit, now and then twice.
    func run(_ found: inout [PhraseFit]) {
        for i in 0..<count {
            let hash = tokens[i].hash
            let bits = BlockedFilter.bits(hash)
            guard keyed.filter[Int(hash &>> keyed.filterShift)] & bits == bits, isCapital(i), let key = place(hash)
            else { continue }
            let entries = Int(keyed.entryStarts[key])..<Int(keyed.entryStarts[key + 1])
            if entries.isEmpty { continue }
            let reach = Int(keyed.words[key].reach) - 1
            let firsts = keyed.words[key].firsts
            var j = i + 1
            while j < count, j - i <= reach, isJoined(j) {
                if firsts & 1 &<< UInt32(firstByte(j) & 31) != 0 { meet(i, j, entries, &found) }
                j += 1
            }
            j = i - 1
            while j >= 0, i - j <= reach, isJoined(j + 1) {
                if firsts & 1 &<< UInt32(firstByte(j) & 31) != 0 { meet(i, j, entries, &found) }
                j -= 1
            }
        }
    }

    /// Of the folded word.
    @inline(__always)
    private func firstByte(_ j: Int) -> UInt8 {
        let token = tokens[j]
        return token.fold == Token.plain ? TextFolder.lower(text[Int(token.start)]) : folded[Int(token.fold)]
    }

    /// Capitalised, a number, or not ASCII.
    @inline(__always)
    private func isCapital(_ i: Int) -> Bool { text[Int(tokens[i].start)] &- 97 >= 26 }

    /// Whether the word may belong to one name with the one before it: a gap as between words of a name, or a comma.
    @inline(__always)
    private func isJoined(_ i: Int) -> Bool {
        let from = Int(tokens[i - 1].end)
        let to = Int(tokens[i].start)
        if to == from || to == from + 1 && text[from] == 0x20 { return true }
        guard to - from <= 4, let base = text.baseAddress else { return false }
        if to == from + 2, text[from] == UInt8(ascii: ","), text[from + 1] == 0x20 { return true }
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        return Gap.isAllowed(base, from, to, own: none, wordBefore: Int(tokens[i - 1].foldCount))
    }

    private func place(_ hash: UInt64) -> Int? {
        var at = Int(hash &>> keyed.shift)
        while keyed.places[at] != 0 {
            let place = Int(keyed.places[at] - 1)
            if keyed.words[place].hash == hash { return place }
            at = (at + 1) & (keyed.places.count - 1)
        }
        return nil
    }

    /// The entries of a key (the word at `i`) against the word at `j`, which may be small if it is long and stands beside.
    private func meet(_ i: Int, _ j: Int, _ entries: Range<Int>, _ found: inout [PhraseFit]) {
        let token = tokens[j]
        let length = Int(token.foldCount)
        guard isCapital(j) || length >= 5 && abs(i - j) == 1 else { return }
        let isPlain = token.fold == Token.plain
        let first = firstByte(j)
        let last = KeyedPhrases.order(first, length + 2)
        var at = lowerBound(KeyedPhrases.order(first, length - 2), entries)
        guard at < entries.upperBound, keyed.entries[at].order <= last else { return }
        let word = spelled(j)
        let letters = KeyedPhrases.letters(word)
        let distance = abs(i - j)
        while at < entries.upperBound, keyed.entries[at].order <= last {
            let entry = keyed.entries[at]
            at += 1
            let most = EditDistance.allowed(entry.length)
            guard abs(entry.length - length) <= most, entry.wordCount > distance,
                (entry.letters ^ letters).nonzeroBitCount <= most * 2 || !isPlain
            else { continue }
            let partner = keyed.words[Int(entry.partner)]
            if partner.hash == token.hash || edits(word, partner) != nil { fit(Int(entry.phrase), i, j, &found) }
        }
    }

    private func lowerBound(_ order: UInt16, _ entries: Range<Int>) -> Int {
        var low = entries.lowerBound
        var high = entries.upperBound
        while low < high {
            let middle = (low + high) / 2
            if keyed.entries[middle].order < order { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The folded bytes of a word, valid until the next call; none of a very long one.
    private func spelled(_ j: Int) -> UnsafeBufferPointer<UInt8> {
        let token = tokens[j]
        let count = Int(token.foldCount)
        if token.fold != Token.plain {
            return UnsafeBufferPointer(rebasing: folded[Int(token.fold)..<Int(token.fold) + count])
        }
        guard count <= TolerantSearch.longestWord else { return UnsafeBufferPointer(start: nil, count: 0) }
        for k in 0..<count { room[k] = text[Int(token.start) + k] | 0x20 }
        return UnsafeBufferPointer(rebasing: room[0..<count])
    }

    /// How many edits make the written word the phrase's; nil when they are too many.
    private func edits(_ written: UnsafeBufferPointer<UInt8>, _ word: KeyedPhrases.Word) -> Int? {
        let most = EditDistance.allowed(Int(word.length))
        guard most > 0, !written.isEmpty else { return nil }
        let spelled = UnsafeBufferPointer(rebasing: phrases[Int(word.offset)..<Int(word.offset) + Int(word.length)])
        return EditDistance.within(most, written, spelled)
    }

    /// Tries each run of as many words as the phrase has that holds both words.
    private func fit(_ phrase: Int, _ i: Int, _ j: Int, _ found: inout [PhraseFit]) {
        let start = Int(keyed.starts[phrase])
        let own = UnsafeBufferPointer(rebasing: keyed.wordsOf[start..<Int(keyed.starts[phrase + 1])])
        let low = max(0, max(i, j) - own.count + 1)
        let high = min(min(i, j), count - own.count)
        guard low <= high else { return }
        for first in low...high {
            if let score = score(own, first) {
                found.append(PhraseFit(phrase: UInt32(phrase), first: first, count: own.count, score: score))
            }
        }
    }

    /// The run of words from `first` on against the phrase's, in any order, with one of them mistyped at most; nil when it
    /// is not the phrase, or is the phrase as it stands.
    private func score(_ own: UnsafeBufferPointer<UInt32>, _ first: Int) -> Float? {
        // Bits: words of the phrase that are still to be found.
        var open = (1 << own.count) - 1
        var odd: Int?
        var isReordered = false
        var characters = 0
        for k in 0..<own.count {
            if k > 0, !isJoined(first + k) { return nil }
            characters += Int(tokens[first + k].foldCount)
            if let at = find(tokens[first + k].hash, own, open, k) {
                open &= ~(1 << at)
                isReordered = isReordered || at != k
            } else {
                if odd != nil { return nil }
                odd = k
            }
        }
        guard let odd else {
            return isReordered ? TolerantMatch.score(edits: 0, isReordered: true, characters: characters) : nil
        }
        let missing = open.trailingZeroBitCount
        isReordered = isReordered || missing != odd
        // A common word that happens to be like a name's, in the wrong place besides, is too little.
        if isReordered, !isCapital(first + odd) { return nil }
        guard let edits = edits(spelled(first + odd), keyed.words[Int(own[missing])]) else { return nil }
        return TolerantMatch.score(edits: edits, isReordered: isReordered, characters: characters)
    }

    /// Which open word of the phrase has this hash, its own place first.
    private func find(_ hash: UInt64, _ own: UnsafeBufferPointer<UInt32>, _ open: Int, _ place: Int) -> Int? {
        if open & 1 << place != 0, keyed.words[Int(own[place])].hash == hash { return place }
        for k in 0..<own.count where open & 1 << k != 0 && keyed.words[Int(own[k])].hash == hash { return k }
        return nil
    }
}
