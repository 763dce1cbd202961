/// Words by their letters: open addressing, at most half full.
struct WordTable: Sendable {
    private var slots: [Int32] = [Int32](repeating: -1, count: 16)
    private var count = 0

    init() {}

    init(_ words: [NameWord]) {
        var size = 16
        while size < words.count * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        count = words.count
        for i in words.indices { put(Int32(truncatingIfNeeded: i), words[i].text) }
    }

    /// The first word of these letters.
    func place(of text: [UInt8], in words: [NameWord]) -> Int32? {
        place(text) { words[$0].text == text }
    }

    /// The word that is this one in all respects: in another name the same letters may do something else.
    func place(of word: NameWord, in words: [NameWord]) -> Int32? {
        place(word.text) { place in
            let other = words[place]
            return other.text == word.text && other.role == word.role && other.consonants == word.consonants
                && other.weight == word.weight
        }
    }

    private func place(_ text: [UInt8], _ isIt: (Int) -> Bool) -> Int32? {
        var slot = first(text)
        while slots[slot] >= 0 {
            if isIt(Int(slots[slot])) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    mutating func insertLast(of words: [NameWord]) {
        guard (count + 1) * 2 <= slots.count else {
            self = WordTable(words)
            return
        }
        count += 1
        put(Int32(truncatingIfNeeded: words.count - 1), words[words.count - 1].text)
    }

    private mutating func put(_ place: Int32, _ text: [UInt8]) {
        var slot = first(text)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = place
    }

    private func first(_ text: [UInt8]) -> Int {
        Int(truncatingIfNeeded: StableHash.of(text) >> 20) & (slots.count - 1)
    }
}
