/// Texts that are known by numbers, 0, 1, 2 …, each once: the ids of parties. Copies share their memory, which may be a
/// mapped file.
package struct TextNumbers: Sendable {
    private var bytes = FlatArray<UInt8>()
    /// Where each text ends.
    private var ends = FlatArray<UInt32>()
    /// By hash: its low half, and in the low half of the slot number + 1. Open addressing.
    private var slots: FlatArray<UInt64>

    package init(capacity: Int = 64) {
        slots = FlatArray(repeating: 0, count: max(64, capacity + capacity / 2))
    }

    package var count: Int { ends.count }

    /// Bytes of memory.
    package var memory: Int { bytes.count + ends.count * 4 + slots.count * 8 }

    /// The number of a text; nil when it is not there.
    package func number(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { find($0).number }
    }

    /// The number of a text, a new one if need be; nil when there is no room: 4 GB of bytes.
    package mutating func add(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { add($0) }
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        let found = find(text)
        if let number = found.number { return number }
        guard bytes.count + text.count < Int(UInt32.max), ends.count < Int(UInt32.max) - 1 else { return nil }
        bytes.withArray { $0.append(contentsOf: text) }
        ends.append(UInt32(bytes.count))
        slots[found.slot] = found.hash << 32 | UInt64(ends.count)
        if ends.count * 4 >= slots.count * 3 { grow() }
        return ends.count - 1
    }

    /// The text of a number; empty for one that was not given.
    package subscript(number: Int) -> String {
        withText(number) { String(decoding: $0, as: UTF8.self) }
    }

    private func withText<R>(_ number: Int, _ use: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        bytes.withBuffer { bytes in
            guard number >= 0, number < ends.count else { return use(UnsafeBufferPointer(rebasing: bytes[0..<0])) }
            let end = min(Int(ends[number]), bytes.count)
            let start = number == 0 ? 0 : min(Int(ends[number - 1]), end)
            return use(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
    }

    private func find(_ text: UnsafeBufferPointer<UInt8>) -> (number: Int?, slot: Int, hash: UInt64) {
        let hash = TextNumbers.hash(text)
        return slots.withBuffer { slots in
            var at = PrefixSlots.place(hash, slots.count)
            while slots[at] != 0 {
                let number = Int(slots[at] & 0xFFFF_FFFF) - 1
                if slots[at] >> 32 == hash & 0xFFFF_FFFF, withText(number, { $0.elementsEqual(text) }) {
                    return (number, at, hash)
                }
                at = at + 1 == slots.count ? 0 : at + 1
            }
            return (nil, at, hash)
        }
    }

    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        text.baseAddress.map { WordHash.hash($0, text.count) } ?? 0
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        for number in 0..<count {
            let hash = withText(number) { TextNumbers.hash($0) }
            var at = PrefixSlots.place(hash, larger.count)
            while larger[at] != 0 { at = at + 1 == larger.count ? 0 : at + 1 }
            larger[at] = hash << 32 | UInt64(number + 1)
        }
        slots = FlatArray(larger)
    }
}

extension TextNumbers {
    package func write(to file: inout TableWriter) throws(TableFileError) {
        try file.write(bytes)
        try file.write(ends)
        try file.write(slots)
    }

    /// Where texts end is checked as they are read: each lies within the bytes.
    package init(from file: inout TableReader) throws(TableFileError) {
        bytes = try file.array(of: UInt8.self)
        ends = try file.array(of: UInt32.self)
        slots = try file.array(of: UInt64.self)
        let used = slots.withBuffer { slots in slots.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }
        guard used < slots.count, slots.count < 1 << 40 else { throw TableFileError.damaged("the texts are overfull") }
    }
}
