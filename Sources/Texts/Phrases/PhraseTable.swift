/// Very many phrases, found in texts in one pass over their words: names, or the terms of lexicons.
///
/// Whole words, folded; every occurrence, also inside a longer one. Inserting and removing need no rebuild. Three
/// steps: a filter of two bits over pairs of words lets few words through; a flat table of hashed beginnings says which
/// phrase may stand there; the folded bytes and the gaps between the words prove it. Copies share their memory, which
/// may be a mapped file.
package struct PhraseTable: Sendable {
    private(set) var pool = PhrasePool()
    private(set) var slots: PrefixSlots
    private(set) var singles: BlockedFilter
    private(set) var pairs: BlockedFilter
    /// What a `TolerantTable` needs besides, once it is prepared.
    private(set) var keyed: KeyedPhrases?
    /// How many phrases the filters have room for, and phrases of one word: a small filter is a quick one.
    private var room: Int
    private var singleRoom: Int
    private var singleCount = 0

    /// `capacity` phrases go in before the table grows for the first time.
    package init(capacity: Int = 256) {
        room = max(64, capacity)
        slots = PrefixSlots(beginnings: room + room / 2)
        singleRoom = max(64, room / 32)
        singles = BlockedFilter(keys: singleRoom)
        pairs = BlockedFilter(keys: room)
    }

    /// Phrases inserted, removed ones included.
    package var count: Int { pool.count }

    /// Adds a phrase. Several ids may have the same phrase. False when it has no word (or more than 128 of them).
    @discardableResult
    package mutating func insert(_ phrase: String, id: UInt32) -> Bool {
        var phrase = phrase
        let tokens = TokenBuffer()
        return phrase.withUTF8 { insert($0, id: id, tokens: tokens) }
    }

    /// The same for very many phrases: `tokens` is room used again.
    @discardableResult
    package mutating func insert(_ phrase: UnsafeBufferPointer<UInt8>, id: UInt32, tokens: TokenBuffer) -> Bool {
        Tokenizer.scan(phrase, into: tokens)
        return insert(phrase, words: tokens, id: id)
    }

    /// Adds a phrase whose words are cut already (and perhaps shortened to stems).
    @discardableResult
    package mutating func insert(_ phrase: UnsafeBufferPointer<UInt8>, words tokens: TokenBuffer, id: UInt32) -> Bool {
        tokens.withWords(of: phrase) { insert($0, id: id) }
    }

    private mutating func insert(_ words: TextWords, id: UInt32) -> Bool {
        guard let staged = pool.stage(words) else { return false }
        if let known = PhraseTable.known(staged, words, slots, pool) {
            pool.drop()
            pool.add(id, to: known)
            return true
        }
        pool.keep(id: id)
        if slots.isFull || pool.count > room || singleCount > singleRoom {
            grow()
        } else {
            index(staged, words.count) { words[$0].hash }
        }
        keyed?.insert(staged, of: pool)
        return true
    }

    /// Takes the id away from the phrase; false when it was not there.
    @discardableResult
    package mutating func remove(_ phrase: String, id: UInt32) -> Bool {
        var phrase = phrase
        let tokens = TokenBuffer()
        return phrase.withUTF8 { bytes in
            Tokenizer.scan(bytes, into: tokens)
            return tokens.withWords(of: bytes) { words in
                guard let staged = pool.stage(words) else { return false }
                let known = PhraseTable.known(staged, words, slots, pool)
                pool.drop()
                return known.map { pool.remove(id, from: $0) } ?? false
            }
        }
    }

    /// Makes ready for typos and swapped words, once; from then on it is kept ready. A `TolerantTable` does the same
    /// for its own copy.
    package mutating func prepareTolerant() {
        if keyed == nil { keyed = KeyedPhrases(pool) }
    }

    /// The phrase with the same words as the staged one. Static: a closure would copy the table.
    private static func known(
        _ staged: UInt32, _ words: TextWords, _ slots: borrowing PrefixSlots, _ pool: PhrasePool
    ) -> UInt32? {
        var hash = words[0].hash
        for i in 1..<max(1, words.count) { hash = PhraseHash.extended(hash, by: words[i].hash) }
        return slots.phrase(hash) { pool.areEqual($0, staged) }
    }

    @inline(__always)
    private mutating func index(_ phrase: UInt32, _ count: Int, _ word: (Int) -> UInt64) {
        var hash = word(0)
        if count == 1 {
            singles.insert(hash)
            singleCount += 1
        } else {
            for i in 1..<count {
                if i > 1 { slots.insertPrefix(hash) }
                hash = PhraseHash.extended(hash, by: word(i))
                if i == 1 { pairs.insert(hash) }
            }
        }
        slots.insertPhrase(hash, phrase)
    }

    /// More room, and every phrase indexed again.
    private mutating func grow() {
        if pool.count > room { room = pool.count * 2 }
        if singleCount > singleRoom { singleRoom = singleCount * 4 }
        singleCount = 0
        singles = BlockedFilter(keys: singleRoom)
        pairs = BlockedFilter(keys: room)
        slots = PrefixSlots(beginnings: slots.used + slots.used * 2 / 5)
        let pool = pool
        var hashes: [UInt64] = []
        pool.forEach { phrase in
            hashes.removeAll(keepingCapacity: true)
            pool.bytes.withBuffer { bytes in
                var reader = PhraseReader(bytes, phrase)
                while let word = reader.next() { hashes.append(WordHash.hash(bytes, word)) }
            }
            index(phrase, hashes.count) { hashes[$0] }
        }
    }
}

extension PhraseTable {
    /// Bytes of memory: of what finds the phrases, of what finds them with typos (0 when not prepared), and of the
    /// phrases themselves, folded, which prove a match.
    package var memory: (index: Int, tolerant: Int, phrases: Int) {
        (
            (slots.slots.count + singles.words.count + pairs.words.count) * 8, keyed?.memory ?? 0,
            pool.bytes.count + pool.ids.nodes.count * 8
        )
    }

    /// Writes the table into a file of tables; as prepared as it is.
    package func write(to file: inout TableWriter) throws(TableFileError) {
        try file.write([room, singleRoom, singleCount, keyed == nil ? 0 : 1])
        try pool.write(to: &file)
        try slots.write(to: &file)
        try singles.write(to: &file)
        try pairs.write(to: &file)
        try keyed?.write(to: &file)
    }

    /// A table that stays in the file until it is changed. Whatever the file holds, searching it is safe.
    package init(from file: inout TableReader) throws(TableFileError) {
        let numbers = try file.numbers(4)
        pool = try PhrasePool(from: &file)
        slots = try PrefixSlots(from: &file)
        singles = try BlockedFilter(from: &file)
        pairs = try BlockedFilter(from: &file)
        room = min(numbers[0], pairs.room)
        singleRoom = min(numbers[1], singles.room)
        singleCount = min(numbers[2], singleRoom)
        keyed = numbers[3] == 0 ? nil : try KeyedPhrases(from: &file)
    }
}
