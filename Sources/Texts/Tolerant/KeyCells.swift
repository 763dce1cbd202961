/// For a key and what is known of the other word (its first byte and class of length), the phrases with both: a flat table
/// with open addressing of two numbers a cell – hash and kind; the one entry, or where a list of them is.
struct KeyCells: Sendable {
    /// A phrase, and of its other key the length and the letters.
    struct Entry {
        let bits: UInt64

        init(phrase: UInt32, length: Int, letters: UInt32) {
            bits = UInt64(phrase) | UInt64(length) << 32 | UInt64(letters) << 38
        }

        @inline(__always)
        init(_ bits: UInt64) { self.bits = bits }

        @inline(__always) var phrase: UInt32 { UInt32(truncatingIfNeeded: bits) }
        @inline(__always) var length: Int { Int(truncatingIfNeeded: bits &>> 32 & 63) }
        /// None for words that are not ASCII.
        @inline(__always) var letters: UInt32 { UInt32(truncatingIfNeeded: bits &>> 38) }

        @inline(__always)
        func mayHave(_ length: Int) -> Bool { abs(self.length &- length) <= EditDistance.allowed(self.length) }

        /// Whether a word with this length and these letters may be the other key: without branches, for there are many.
        @inline(__always)
        func mayBe(_ length: Int, _ letters: UInt32) -> Bool {
            let most = EditDistance.allowed(self.length)
            let difference = self.length &- length
            let isLong = difference &+ most < 0 || difference > most
            // An edit changes two letters of the set at most.
            var rest = letters == 0 || self.letters == 0 ? 0 : letters ^ self.letters
            let none = rest
            rest &= rest &- 1
            rest &= rest &- 1
            let one = rest
            rest &= rest &- 1
            rest &= rest &- 1
            let others = most == 0 ? none : most == 1 ? one : rest
            return (others | (isLong ? 1 : 0)) == 0
        }
    }

    /// In the two low bits of a cell's hash.
    private enum Kind {
        static let mask: UInt64 = 3
        static let single: UInt64 = 1
        static let list: UInt64 = 2
    }

    private(set) var cells: FlatArray<UInt64>
    private var lists = EntryLists()
    private var used = 0

    /// Two thirds full with that many keys.
    init(keys: Int) {
        cells = FlatArray(repeating: 0, count: max(64, keys + keys / 2) * 2)
    }

    var memory: Int { (cells.count + lists.entries.count) * 8 }

    /// The lengths that are kept apart. A word with so few edits as it may have is of one class or two.
    enum LengthClass {
        /// Up to four characters, which may have no edits: here the whole word counts.
        static let short: UInt64 = 0
        // 5–7, 8–10, 11 and more.

        private static let own: UInt64 = 0x33_3222_1110_0000
        private static let next: UInt64 = 0x02_2331_2001_0000

        /// Of a phrase's word; and of a text's word as most likely.
        @inline(__always)
        static func own(_ length: Int) -> UInt64 { own &>> UInt64(truncatingIfNeeded: min(length, 13) &* 4) & 7 }

        /// The other class in which a text's word may be, 0 when there is none.
        @inline(__always)
        static func next(_ length: Int) -> UInt64 { next &>> UInt64(truncatingIfNeeded: min(length, 13) &* 4) & 7 }
    }

    /// The cell of a key and another word of that class; its low bits are left to the kind.
    @inline(__always)
    static func hash(_ key: UInt64, _ first: UInt8, _ other: UInt64, _ kind: UInt64) -> UInt64 {
        let rough = UInt64(first) | kind &<< 8
        let what = kind == LengthClass.short ? other &<< 1 | other &>> 63 : rough
        return (key ^ what &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93 & ~Kind.mask
    }

    /// What the filter of pairs is asked.
    @inline(__always)
    static func pair(_ cell: UInt64) -> UInt64 { cell ^ cell &>> 29 }

    /// An entry, and the cell that it belongs to.
    struct Insertion {
        let cell: UInt64
        let entry: Entry

        init(
            _ phrase: UInt32, under key: UInt64, beside other: PhraseWord, _ bytes: UnsafeBufferPointer<UInt8>
        ) {
            let word = other.spelled(bytes)
            let length = Int(other.length)
            cell = KeyCells.hash(key, word.first ?? 0, other.hash, LengthClass.own(length))
            entry = Entry(phrase: phrase, length: length, letters: PhraseWord.letters(word))
        }
    }

    /// Inserts in order. The cells are read before, so that one need not wait for the other.
    mutating func insert(_ insertions: [Insertion]) {
        if (used + insertions.count) * 8 > cells.count * 3 { grow(for: insertions.count) }
        var lists = EntryLists()
        swap(&lists, &self.lists)
        used += cells.withArray { cells in
            cells.withUnsafeMutableBufferPointer { cells in
                let count = cells.count / 2
                var sum: UInt64 = 0
                for insertion in insertions { sum |= cells[PrefixSlots.place(insertion.cell, count) &* 2] }
                // Never so; for the compiler not to leave the reading out.
                if sum == 4 { return 0 }
                return insertions.reduce(0) { $0 + KeyCells.insert($1, cells, count, &lists) }
            }
        }
        swap(&lists, &self.lists)
    }

    private mutating func grow(for more: Int) {
        let cells = cells
        self.cells = FlatArray(repeating: 0, count: max(cells.count, (used + more) * 2) / 4 * 6)
        cells.withBuffer { old in
            self.cells.withArray { new in
                for at in stride(from: 0, to: old.count, by: 2) where old[at] != 0 {
                    var place = PrefixSlots.place(old[at] & ~Kind.mask, new.count / 2)
                    while new[place * 2] != 0 { place = (place + 1) * 2 == new.count ? 0 : place + 1 }
                    new[place * 2] = old[at]
                    new[place * 2 + 1] = old[at + 1]
                }
            }
        }
    }

    /// 1 if a new cell is used.
    private static func insert(
        _ insertion: Insertion, _ cells: UnsafeMutableBufferPointer<UInt64>, _ count: Int, _ lists: inout EntryLists
    ) -> Int {
        let hash = insertion.cell
        var at = PrefixSlots.place(insertion.cell, count)
        while cells[at &* 2] != 0, cells[at &* 2] & ~Kind.mask != hash { at = at &+ 1 == count ? 0 : at &+ 1 }
        let cell = at &* 2
        switch cells[cell] & Kind.mask {
        case Kind.single:
            cells[cell] = hash | Kind.list
            cells[cell &+ 1] = lists.list(cells[cell &+ 1], insertion.entry.bits)
        case Kind.list:
            cells[cell &+ 1] = lists.append(insertion.entry.bits, to: cells[cell &+ 1])
        default:
            cells[cell] = hash | Kind.single
            cells[cell &+ 1] = insertion.entry.bits
            return 1
        }
        return 0
    }

    @inline(__always)
    func withTables<R>(_ use: (Tables) -> R) -> R {
        cells.withBuffer { cells in
            lists.entries.withBuffer { use(Tables(cells: cells, lists: $0)) }
        }
    }

    /// The cells as pointers, which a search reads without counting references.
    struct Tables {
        let cells: UnsafeBufferPointer<UInt64>
        let lists: UnsafeBufferPointer<UInt64>

        /// 0 if there is no such cell; 1 if there may be one, which takes one look.
        @inline(__always)
        func mayHold(_ hash: UInt64) -> Int {
            let cell = cells[PrefixSlots.place(hash, cells.count / 2) &* 2]
            return cell == 0 ? 0 : 1
        }

        /// The entries of a cell, in place.
        @inline(__always)
        func entries(_ hash: UInt64) -> UnsafeBufferPointer<UInt64> {
            let count = cells.count / 2
            var at = PrefixSlots.place(hash, count)
            while true {
                let cell = cells[at &* 2]
                if cell == 0 { return UnsafeBufferPointer(start: nil, count: 0) }
                if cell & ~Kind.mask == hash {
                    if cell & Kind.mask == Kind.single {
                        return UnsafeBufferPointer(rebasing: cells[at &* 2 &+ 1..<at &* 2 &+ 2])
                    }
                    let start = Int(cells[at &* 2 &+ 1] & 0xFFFF_FFFF)
                    return UnsafeBufferPointer(rebasing: lists[start..<start &+ Int(cells[at &* 2 &+ 1] >> 32)])
                }
                at = at &+ 1 == count ? 0 : at &+ 1
            }
        }
    }
}

extension KeyCells {
    func write(to file: inout TableWriter) throws(TableFileError) {
        try file.write(cells)
        try lists.write(to: &file)
    }

    init(from file: inout TableReader) throws(TableFileError) {
        cells = try file.array(of: UInt64.self)
        lists = try EntryLists(from: &file)
        let room = UInt64(lists.entries.count)
        let (used, isInside) = cells.withBuffer { cells in
            var used = 0
            var isInside = true
            for at in stride(from: 0, to: cells.count & ~1, by: 2) where cells[at] != 0 {
                used &+= 1
                let list = cells[at &+ 1]
                let isList = cells[at] & Kind.mask != Kind.single
                if isList, list & 0xFFFF_FFFF &+ list >> 32 > room || list >> 32 < 2 { isInside = false }
            }
            return (used, isInside)
        }
        self.used = used
        guard isInside, cells.count >= 2, cells.count % 2 == 0, used * 16 <= cells.count * 7 else {
            throw TableFileError.damaged("the keys are overfull or point nowhere")
        }
    }
}
