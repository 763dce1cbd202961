/// The beginnings of all phrases in one flat table with open addressing, eight bytes a slot: 31 bits of the hash,
/// whether longer phrases go on from here, and the place in the pool of the phrase that ends here (0: none).
struct PrefixSlots: Sendable {
    static let goesOn: UInt64 = 1 << 32
    static let tagMask: UInt64 = ~0 << 33

    private(set) var slots: FlatArray<UInt64>
    private(set) var used = 0

    /// Two thirds full with that many beginnings.
    init(beginnings: Int) {
        slots = FlatArray(repeating: 0, count: max(64, beginnings + beginnings / 2))
    }

    var isFull: Bool { used * 4 >= slots.count * 3 }

    @inline(__always)
    static func tag(_ hash: UInt64) -> UInt64 { hash << 33 }

    /// Where in `count` slots the search for a hash begins.
    @inline(__always)
    static func place(_ hash: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
    }

    /// The phrase in a slot, 0 for none.
    @inline(__always)
    static func phrase(_ slot: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: slot) }

    /// The first phrase that ends with this beginning and that `accepts` takes; phrases of one hash stand in slots of
    /// their own.
    func phrase(_ hash: UInt64, where accepts: (UInt32) -> Bool) -> UInt32? {
        slots.withBuffer { slots in
            var at = PrefixSlots.place(hash, slots.count)
            while slots[at] != 0 {
                let phrase = PrefixSlots.phrase(slots[at])
                if slots[at] & PrefixSlots.tagMask == PrefixSlots.tag(hash), phrase != 0, accepts(phrase) {
                    return phrase
                }
                at = at + 1 == slots.count ? 0 : at + 1
            }
            return nil
        }
    }

    /// Says that phrases go on from this beginning.
    mutating func insertPrefix(_ hash: UInt64) {
        insert(hash, PrefixSlots.goesOn) { _ in true }
    }

    mutating func insertPhrase(_ hash: UInt64, _ phrase: UInt32) {
        insert(hash, UInt64(phrase)) { PrefixSlots.phrase($0) == 0 }
    }

    /// Adds `bits` to the first slot of this hash that takes them, or to a new one.
    @inline(__always)
    private mutating func insert(_ hash: UInt64, _ bits: UInt64, where takes: (UInt64) -> Bool) {
        let tag = PrefixSlots.tag(hash)
        used += slots.withArray { slots in
            var at = PrefixSlots.place(hash, slots.count)
            while slots[at] != 0 {
                if slots[at] & PrefixSlots.tagMask == tag, takes(slots[at]) {
                    slots[at] |= bits
                    return 0
                }
                at = at + 1 == slots.count ? 0 : at + 1
            }
            slots[at] = tag | bits
            return 1
        }
    }

    func write(to file: inout TableWriter) throws(TableFileError) { try file.write(slots) }

    /// Where the slots point to is not looked at: a phrase is read within the pool, wherever it begins.
    init(from file: inout TableReader) throws(TableFileError) {
        slots = try file.array(of: UInt64.self)
        used = slots.withBuffer { slots in
            var used = 0
            for slot in slots { used &+= slot == 0 ? 0 : 1 }
            return used
        }
        guard used * 8 <= slots.count * 7, slots.count < 1 << 40, slots.count > 0 else {
            throw TableFileError.damaged("the slots of the phrases are overfull")
        }
    }
}
