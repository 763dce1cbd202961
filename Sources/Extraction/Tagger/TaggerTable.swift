/// Keys of 32 bits to places 0, 1, 2 …: open addressing, at most half full.
struct TaggerTable: Sendable {
    /// Key in the low half, place in the high half; 0 is free.
    private let slots: [UInt64]
    private let mask: Int

    /// The key at a place stands for the place; of equal keys the first counts.
    init(_ keys: [UInt32]) {
        var capacity = 16
        while capacity < keys.count * 2 { capacity *= 2 }
        mask = capacity - 1
        var slots = [UInt64](repeating: 0, count: capacity)
        for (place, key) in keys.enumerated() where key != 0 {
            var at = TaggerTable.slot(key) & mask
            while slots[at] != 0, UInt32(truncatingIfNeeded: slots[at]) != key { at = (at + 1) & mask }
            if slots[at] == 0 { slots[at] = UInt64(key) | UInt64(place) << 32 }
        }
        self.slots = slots
    }

    @inline(__always)
    private static func slot(_ key: UInt32) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) }

    /// The place of a key, or -1. `slots` is what `withSlots` gives.
    @inline(__always)
    func place(_ key: UInt32, in slots: UnsafePointer<UInt64>) -> Int {
        var at = TaggerTable.slot(key) & mask
        while true {
            let slot = slots[at]
            if slot == 0 { return -1 }
            if UInt32(truncatingIfNeeded: slot) == key { return Int(slot >> 32) }
            at = (at &+ 1) & mask
        }
    }

    @inline(__always)
    func withSlots<R>(_ use: (UnsafePointer<UInt64>) -> R) -> R? {
        slots.withUnsafeBufferPointer { $0.baseAddress.map(use) }
    }
}
