/// Very many phrases, found in texts in one pass over their words: names, or the terms of lexicons.
///
/// Whole words, folded; every occurrence, also inside a longer one. Inserting and removing need no rebuild. Three steps:
/// a filter of two bits over pairs of words lets few words through; a flat table of hashed beginnings says which
/// phrase may stand there; the folded bytes and the gaps between the words prove it. Copies share their memory.
package struct PhraseTable: Sendable {
    private(set) var pool = PhrasePool()
    private(set) var slots: PrefixSlots
    private(set) var singles: BlockedFilter
    private(set) var pairs: BlockedFilter
    private var singleCount = 0
    private var pairCount = 0
    private var room: Int

    /// `capacity` phrases go in before the table grows for the first time.
    package init(capacity: Int = 256) {
        room = max(64, capacity)
        slots = PrefixSlots(capacity: room * 2)
        singles = BlockedFilter(keys: room / 4)
        pairs = BlockedFilter(keys: room)
    }

    /// Phrases inserted, removed ones included.
    package var count: Int { pool.count }

    /// Adds a phrase. Several ids may have the same phrase. False when it has no word (or more than 255 of them).
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
        guard let record = PhrasePool.record(phrase, tokens), pool.hasRoom(for: record) else { return false }
        let hash = PhraseTable.hash(tokens)
        if let known = slots.phrases(hash).first(where: { pool.isEqual($0, record) }) {
            pool.add(id, to: known)
            return true
        }
        let number = pool.append(record, id: id)
        if slots.isFull || pool.count > room {
            grow()
        } else {
            index(number, (0..<tokens.count).map { tokens[$0].hash })
        }
        return true
    }

    /// Takes the id away from the phrase; false when it was not there.
    @discardableResult
    package mutating func remove(_ phrase: String, id: UInt32) -> Bool {
        var phrase = phrase
        let tokens = TokenBuffer()
        return phrase.withUTF8 { bytes in
            Tokenizer.scan(bytes, into: tokens)
            guard let record = PhrasePool.record(bytes, tokens),
                let known = slots.phrases(PhraseTable.hash(tokens)).first(where: { pool.isEqual($0, record) })
            else { return false }
            return pool.remove(id, from: known)
        }
    }

    private static func hash(_ tokens: TokenBuffer) -> UInt64 {
        var hash = tokens[0].hash
        for i in 1..<max(1, tokens.count) { hash = PhraseHash.extended(hash, by: tokens[i].hash) }
        return hash
    }

    private mutating func index(_ phrase: Int, _ words: [UInt64]) {
        guard var hash = words.first else { return }
        if words.count == 1 {
            singles.insert(hash)
        } else {
            for (i, word) in words.enumerated().dropFirst() {
                if i > 1 { slots.insertPrefix(hash) }
                hash = PhraseHash.extended(hash, by: word)
                if i == 1 { pairs.insert(hash) }
            }
        }
        slots.insertPhrase(hash, phrase)
    }

    /// Twice the room, and every phrase indexed again.
    private mutating func grow() {
        room = max(room, pool.count) * 2
        slots = PrefixSlots(capacity: max(room * 2, slots.count * 2))
        singles = BlockedFilter(keys: room / 4)
        pairs = BlockedFilter(keys: room)
        for phrase in 0..<pool.count { index(phrase, pool.hashes(phrase)) }
    }
}
