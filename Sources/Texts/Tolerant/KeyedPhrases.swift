/// The phrases of a table by pairs of their words: the rarest and each other, either under the other.
///
/// In whatever order a text has the words, the rarest stands beside another one, and one of the two is right; so what is
/// found does not depend on which word is taken for the rarest, only how many phrases have to be looked at. Therefore
/// adding a phrase needs no rebuild, and one that is removed is known by its record. Particles and words of one or two
/// letters are passed over, unless a phrase has nothing else; one with no word of three letters (“U.S.”, “北京”) is not
/// in. A filter over pairs of words says where looking is worth while.
struct KeyedPhrases: Sendable {
    /// Longer phrases are found word for word only.
    static let mostWords = 6
    /// Characters: such words, and longer ones, are found as they are only.
    static let longest = 63

    /// By a word's hash: in how many phrases it is, and all that share the place.
    private var counts: FlatArray<UInt16>
    private var countShift: UInt64
    /// The cells that there are.
    private(set) var pairs: BlockedFilter
    private(set) var cells: KeyCells
    private var count = 0
    private var room: Int

    /// Room for that many phrases.
    private init(room: Int) {
        self.room = max(64, room)
        var bits: UInt64 = 8
        while 1 << bits < self.room { bits += 1 }
        counts = FlatArray(repeating: 0, count: 1 << Int(bits))
        countShift = 64 - bits
        pairs = BlockedFilter(keys: self.room * 2)
        cells = KeyCells(keys: self.room * 2)
    }

    init(_ pool: PhrasePool) {
        self.init(pool, room: pool.count)
    }

    private init(_ pool: PhrasePool, room: Int) {
        self.init(room: room)
        pool.bytes.withBuffer { bytes in
            withUnsafeTemporaryAllocation(of: PhraseWord.self, capacity: KeyedPhrases.mostWords) { words in
                pool.forEach {
                    countUp(UnsafeBufferPointer(rebasing: words[..<PhraseWord.read($0, bytes, into: words)]))
                }
                var waiting: [KeyCells.Insertion] = []
                pool.forEach { phrase in
                    let count = PhraseWord.read(phrase, bytes, into: words)
                    index(phrase, UnsafeBufferPointer(rebasing: words[..<count]), bytes, &waiting)
                    if waiting.count >= 256 { insert(&waiting) }
                }
                insert(&waiting)
            }
        }
    }

    /// Adds the phrase at that place of the pool, which is not in yet.
    mutating func insert(_ phrase: UInt32, of pool: PhrasePool) {
        if count >= room {
            self = KeyedPhrases(pool, room: max(room, count) * 2)
            return
        }
        pool.bytes.withBuffer { bytes in
            withUnsafeTemporaryAllocation(of: PhraseWord.self, capacity: KeyedPhrases.mostWords) { words in
                let words = UnsafeBufferPointer(rebasing: words[..<PhraseWord.read(phrase, bytes, into: words)])
                countUp(words)
                var waiting: [KeyCells.Insertion] = []
                index(phrase, words, bytes, &waiting)
                insert(&waiting)
            }
        }
    }

    private mutating func countUp(_ words: UnsafeBufferPointer<PhraseWord>) {
        let shift = countShift & 63
        counts.withArray { counts in
            for word in words {
                let at = Int(word.hash &>> shift)
                if counts[at] < .max { counts[at] += 1 }
            }
        }
    }

    private mutating func index(
        _ phrase: UInt32, _ words: UnsafeBufferPointer<PhraseWord>, _ bytes: UnsafeBufferPointer<UInt8>,
        _ insertions: inout [KeyCells.Insertion]
    ) {
        count += 1
        let own = OwnWords(words)
        guard words.count >= 2, own.longest >= 3 else { return }
        let key = words[rarest(words, own)]
        for i in 0..<words.count where words[i].start != key.start && own.contains(i) {
            insertions.append(KeyCells.Insertion(phrase, under: key.hash, beside: words[i], bytes))
            insertions.append(KeyCells.Insertion(phrase, under: words[i].hash, beside: key, bytes))
        }
    }

    private mutating func insert(_ insertions: inout [KeyCells.Insertion]) {
        cells.insert(insertions)
        let shift = pairs.shift & 63
        pairs.withWords { words in
            for insertion in insertions {
                let pair = KeyCells.pair(insertion.cell)
                words[Int(pair &>> shift)] |= BlockedFilter.bits(pair)
            }
        }
        insertions.removeAll(keepingCapacity: true)
    }

    /// Of equally rare words the longer.
    private func rarest(_ words: UnsafeBufferPointer<PhraseWord>, _ own: OwnWords) -> Int {
        let shift = countShift & 63
        return counts.withBuffer { counts in
            var best = 0
            var least = Int.max
            for (i, word) in words.enumerated() where own.contains(i) {
                let rank = Int(counts[Int(word.hash &>> shift)]) << 8 - min(255, Int(word.count))
                if rank < least { (best, least) = (i, rank) }
            }
            return best
        }
    }

    /// What a search reads, as pointers.
    struct Tables {
        let cells: KeyCells.Tables
        let filter: UnsafeBufferPointer<UInt64>
        let filterShift: UInt64
    }

    @inline(__always)
    func withTables<R>(_ use: (Tables) -> R) -> R {
        let shift = pairs.shift
        return pairs.words.withBuffer { filter in
            cells.withTables { use(Tables(cells: $0, filter: filter, filterShift: shift)) }
        }
    }

    /// Bytes.
    var memory: Int { counts.count * 2 + pairs.words.count * 8 + cells.memory }
}

extension KeyedPhrases {
    func write(to file: inout TableWriter) throws(TableFileError) {
        try file.write([count, room])
        try file.write(counts)
        try pairs.write(to: &file)
        try cells.write(to: &file)
    }

    init(from file: inout TableReader) throws(TableFileError) {
        let numbers = try file.numbers(2)
        count = numbers[0]
        counts = try file.array(of: UInt16.self)
        let bits = counts.count.trailingZeroBitCount
        guard counts.count.nonzeroBitCount == 1, (1...40).contains(bits) else {
            throw TableFileError.damaged("the counts of words have no size")
        }
        countShift = UInt64(64 - bits)
        pairs = try BlockedFilter(from: &file)
        room = min(numbers[1], pairs.room / 2)
        cells = try KeyCells(from: &file)
    }
}
