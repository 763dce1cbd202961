/// The beginnings of all phrases in one flat table with open addressing, eight bytes a slot: 30 bits of the hash, whether
/// longer phrases go on from here, and the phrase that ends here.
struct PrefixSlots: Sendable {
    static let used: UInt64 = 1 << 32
    static let goesOn: UInt64 = 1 << 33
    static let tagMask: UInt64 = ~0 << 34

    private(set) var slots: [UInt64]
    private(set) var shift: UInt64
    private(set) var count = 0

    init(capacity: Int) {
        var bits = 7
        while (1 << bits) * 3 < capacity * 5 { bits += 1 }
        slots = [UInt64](repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
    }

    var isFull: Bool { count * 5 >= slots.count * 3 }

    @inline(__always)
    static func tag(_ hash: UInt64) -> UInt64 { hash << 30 & tagMask | used }

    /// The phrases that end with this prefix; phrases of one hash stand in slots of their own.
    func phrases(_ hash: UInt64) -> [Int] {
        var found: [Int] = []
        var at = Int(hash >> shift)
        while slots[at] != 0 {
            if slots[at] & (PrefixSlots.tagMask | PrefixSlots.used) == PrefixSlots.tag(hash),
                let phrase = PrefixSlots.phrase(slots[at])
            {
                found.append(phrase)
            }
            at = (at + 1) & (slots.count - 1)
        }
        return found
    }

    @inline(__always)
    static func phrase(_ slot: UInt64) -> Int? {
        let number = UInt32(truncatingIfNeeded: slot)
        return number == 0 ? nil : Int(number) - 1
    }

    /// Says that phrases go on from this prefix.
    mutating func insertPrefix(_ hash: UInt64) {
        insert(hash, PrefixSlots.goesOn) { _ in true }
    }

    mutating func insertPhrase(_ hash: UInt64, _ phrase: Int) {
        insert(hash, UInt64(phrase) + 1) { UInt32(truncatingIfNeeded: $0) == 0 }
    }

    /// Adds `bits` to the first slot of this hash that takes them, or to a new one.
    private mutating func insert(_ hash: UInt64, _ bits: UInt64, where takes: (UInt64) -> Bool) {
        let tag = PrefixSlots.tag(hash)
        var at = Int(hash >> shift)
        while slots[at] != 0 {
            if slots[at] & (PrefixSlots.tagMask | PrefixSlots.used) == tag, takes(slots[at]) {
                slots[at] |= bits
                return
            }
            at = (at + 1) & (slots.count - 1)
        }
        slots[at] = tag | bits
        count += 1
    }
}
