/// Numbers for keys of 32 bits: open addressing, at most half full, behind a filter that leaves out most keys that have
/// no number and stays in the cache.
struct ClassTable: Sendable {
    /// Key in the low half, number in the high half; 0 is free.
    private let slots: [UInt64]
    private let filter: [UInt64]
    private let mask: Int

    private static let filterBits = 1 << 18

    /// Of equal keys the first counts; neither keys nor numbers are 0.
    init(_ keys: [UInt32], _ numbers: [UInt32]) {
        var capacity = 16
        while capacity < keys.count * 2 { capacity *= 2 }
        mask = capacity - 1
        var slots = [UInt64](repeating: 0, count: capacity)
        var filter = [UInt64](repeating: 0, count: Self.filterBits / 64)
        for (key, number) in zip(keys, numbers) where key != 0 && number != 0 {
            var at = Self.slot(key) & mask
            while slots[at] != 0, UInt32(truncatingIfNeeded: slots[at]) != key { at = (at + 1) & mask }
            if slots[at] == 0 { slots[at] = UInt64(key) | UInt64(number) << 32 }
            filter[Self.word(key)] |= 1 << UInt64(key >> 1 & 63)
        }
        (self.slots, self.filter) = (slots, filter)
    }

    @inline(__always)
    private static func slot(_ key: UInt32) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) }

    @inline(__always)
    private static func word(_ key: UInt32) -> Int { Int(truncatingIfNeeded: key >> 7) & (filterBits / 64 - 1) }

    @inline(__always)
    func withView<R>(_ use: (View) -> R) -> R {
        slots.withUnsafeBufferPointer { slots in
            filter.withUnsafeBufferPointer { use(View(slots: slots, filter: $0, mask: mask)) }
        }
    }

    /// The table as plain memory.
    struct View {
        fileprivate let slots: UnsafeBufferPointer<UInt64>
        fileprivate let filter: UnsafeBufferPointer<UInt64>
        fileprivate let mask: Int

        /// The number of a key, or 0.
        @inline(__always)
        subscript(key: UInt32) -> UInt32 {
            guard filter[ClassTable.word(key)] &>> UInt64(key >> 1 & 63) & 1 != 0 else { return 0 }
            var at = ClassTable.slot(key) & mask
            while UInt32(truncatingIfNeeded: slots[at]) != key, slots[at] != 0 { at = (at &+ 1) & mask }
            return UInt32(truncatingIfNeeded: slots[at] >> 32)
        }
    }
}
