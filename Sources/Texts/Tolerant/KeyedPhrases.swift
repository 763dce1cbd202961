/// The phrases of a table by the two rarest of their words: each stands under either, with the other beside it.
struct KeyedPhrases: Sendable {
    /// Longer phrases are found word for word only.
    static let mostWords = 6

    struct Word: Sendable {
        var hash: UInt64
        /// Of the folded word, in the pool.
        var offset: UInt32
        var length: UInt16
        /// In how many phrases.
        var count: UInt32
        /// The number of words of the longest phrase of which it is a key.
        var reach: UInt8 = 0
        /// The first bytes of its partners as a set of 32 bits.
        var firsts: UInt32 = 0
    }

    /// A phrase under one of its two keys.
    struct Entry: Sendable {
        var phrase: UInt32
        /// The other key: its letters as a set of 32 bits, its place in `words`.
        var letters: UInt32
        var partner: UInt32
        /// Of the partner: first byte and length, by which the entries of a key are sorted.
        var order: UInt16
        /// Of the phrase.
        var wordCount: UInt8

        var length: Int { Int(order & 0xFF) }
    }

    /// First byte, then length (up to 255).
    @inline(__always)
    static func order(_ first: UInt8, _ length: Int) -> UInt16 { UInt16(first) << 8 | UInt16(min(255, max(0, length))) }

    private(set) var words: [Word] = []
    /// By hash: place in `words` + 1. Open addressing.
    private(set) var places: [UInt32]
    private(set) var shift: UInt64
    /// The words of each phrase, from `starts[phrase]` to `starts[phrase + 1]`.
    private(set) var wordsOf: [UInt32] = []
    private(set) var starts: [UInt32] = [0]
    /// By key, then by `order`; of a key from `entryStarts[key]` on.
    private(set) var entries: [Entry] = []
    private(set) var entryStarts: [UInt32] = []
    private(set) var keys: BlockedFilter

    init(_ pool: PhrasePool) {
        var bits: UInt64 = 8
        while 1 << bits < pool.count * 3 { bits += 1 }
        places = [UInt32](repeating: 0, count: 1 << Int(bits))
        shift = 64 - bits
        keys = BlockedFilter(keys: pool.count)
        starts.reserveCapacity(pool.count + 1)
        wordsOf.reserveCapacity(pool.count * 3)
        words.reserveCapacity(pool.count)
        pool.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for phrase in 0..<pool.count { readWords(base, Int(pool.offsets[phrase])) }
        }
        sortEntries(pool)
    }

    /// Notes the words of the record at `at`; none for phrases that are not to be found tolerantly.
    private mutating func readWords(_ bytes: UnsafePointer<UInt8>, _ at: Int) {
        let count = Int(bytes[at])
        if count >= 2, count <= KeyedPhrases.mostWords, bytes[at + 1] & PhrasePool.Flag.isRemoved == 0 {
            var at = at + 2
            for _ in 0..<count {
                at += 1 + Int(bytes[at])
                let length = Int(bytes[at]) | Int(bytes[at + 1]) << 8
                wordsOf.append(place(WordHash.hash(bytes + at + 2, length), at + 2, length))
                at += 2 + length
            }
        }
        starts.append(UInt32(wordsOf.count))
    }

    private mutating func place(_ hash: UInt64, _ offset: Int, _ length: Int) -> UInt32 {
        if words.count * 3 >= places.count * 2 { growPlaces() }
        var at = Int(hash >> shift)
        while places[at] != 0 {
            let known = places[at] - 1
            if words[Int(known)].hash == hash {
                words[Int(known)].count += 1
                return known
            }
            at = (at + 1) & (places.count - 1)
        }
        words.append(Word(hash: hash, offset: UInt32(offset), length: UInt16(length), count: 1))
        places[at] = UInt32(words.count)
        return UInt32(words.count - 1)
    }

    private mutating func growPlaces() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        shift -= 1
        for (i, word) in words.enumerated() {
            var at = Int(word.hash >> shift)
            while places[at] != 0 { at = (at + 1) & (places.count - 1) }
            places[at] = UInt32(i + 1)
        }
    }

    /// Counting sort: by the partner's first byte and length, then by key.
    private mutating func sortEntries(_ pool: PhrasePool) {
        var unsorted: [(key: UInt32, entry: Entry)] = []
        unsorted.reserveCapacity(pool.count * 2)
        for phrase in 0..<pool.count where starts[phrase] < starts[phrase + 1] {
            let (a, b) = twoRarest(phrase)
            unsorted.append((a, entry(phrase, b, pool)))
            unsorted.append((b, entry(phrase, a, pool)))
        }
        var counts = [Int](repeating: 0, count: 65_537)
        for (_, entry) in unsorted { counts[Int(entry.order) + 1] += 1 }
        for i in 1..<65_537 { counts[i] += counts[i - 1] }
        var ordered = [UInt32](repeating: 0, count: unsorted.count)
        for (i, item) in unsorted.enumerated() {
            ordered[counts[Int(item.entry.order)]] = UInt32(i)
            counts[Int(item.entry.order)] += 1
        }
        entryStarts = [UInt32](repeating: 0, count: words.count + 1)
        for (key, _) in unsorted { entryStarts[Int(key) + 1] += 1 }
        for i in 1..<entryStarts.count { entryStarts[i] += entryStarts[i - 1] }
        var next = entryStarts
        entries = [Entry](
            repeating: Entry(phrase: 0, letters: 0, partner: 0, order: 0, wordCount: 0),
            count: unsorted.count)
        for i in ordered {
            let (key, entry) = unsorted[Int(i)]
            entries[Int(next[Int(key)])] = entry
            next[Int(key)] += 1
            words[Int(key)].reach = max(words[Int(key)].reach, entry.wordCount)
            words[Int(key)].firsts |= 1 &<< UInt32(entry.order >> 8 & 31)
        }
        for (i, word) in words.enumerated() where entryStarts[i] < entryStarts[i + 1] { keys.insert(word.hash) }
    }

    private func entry(_ phrase: Int, _ partner: UInt32, _ pool: PhrasePool) -> Entry {
        let word = words[Int(partner)]
        return pool.bytes.withUnsafeBufferPointer { bytes in
            let spelled = UnsafeBufferPointer(rebasing: bytes[Int(word.offset)..<Int(word.offset) + Int(word.length)])
            return Entry(
                phrase: UInt32(phrase), letters: KeyedPhrases.letters(spelled), partner: partner,
                order: KeyedPhrases.order(spelled.first ?? 0, Int(word.length)),
                wordCount: UInt8(starts[phrase + 1] - starts[phrase]))
        }
    }

    /// The two rarest of the phrase's words, of three letters or more if it has them; of equally rare ones the longer.
    private func twoRarest(_ phrase: Int) -> (UInt32, UInt32) {
        let own = wordsOf[Int(starts[phrase])..<Int(starts[phrase + 1])]
        func rank(_ word: UInt32) -> Int {
            let known = words[Int(word)]
            return (known.length < 3 ? 1 << 48 : 0) + Int(known.count) << 8 - min(255, Int(known.length))
        }
        var best = own[own.startIndex]
        var second = own[own.startIndex + 1]
        if rank(second) < rank(best) { swap(&best, &second) }
        for word in own.dropFirst(2) {
            if rank(word) < rank(best) {
                (best, second) = (word, best)
            } else if rank(word) < rank(second) {
                second = word
            }
        }
        return (best, second)
    }

    /// The letters of a word as a set; one edit changes two bits at most in ASCII.
    @inline(__always)
    static func letters(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var set: UInt32 = 0
        for byte in word { set |= 1 &<< UInt32(byte & 31) }
        return set
    }

    /// The tables as pointers, which a search reads without counting references.
    struct Tables {
        let words: UnsafeBufferPointer<Word>
        let places: UnsafeBufferPointer<UInt32>
        let wordsOf: UnsafeBufferPointer<UInt32>
        let starts: UnsafeBufferPointer<UInt32>
        let entries: UnsafeBufferPointer<Entry>
        let entryStarts: UnsafeBufferPointer<UInt32>
        let filter: UnsafeBufferPointer<UInt64>
        let shift: UInt64
        let filterShift: UInt64
    }

    func withTables(_ use: (Tables) -> Void) {
        words.withUnsafeBufferPointer { words in
            places.withUnsafeBufferPointer { places in
                wordsOf.withUnsafeBufferPointer { wordsOf in
                    starts.withUnsafeBufferPointer { starts in
                        entries.withUnsafeBufferPointer { entries in
                            entryStarts.withUnsafeBufferPointer { entryStarts in
                                keys.words.withUnsafeBufferPointer { filter in
                                    use(
                                        Tables(
                                            words: words, places: places, wordsOf: wordsOf, starts: starts,
                                            entries: entries, entryStarts: entryStarts, filter: filter,
                                            shift: shift & 63, filterShift: keys.shift & 63))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
