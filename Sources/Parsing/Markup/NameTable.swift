/// Finds a word among a fixed set by its bytes, letters compared without case, without making a `String`: element and
/// attribute names by the million. Open addressing over a power of two at most half full.
struct NameTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var name: [UInt8]
        var value: Value
    }

    private var slots: [Int32]
    private var entries: [Entry] = []

    /// Names are ASCII; the last of two equal ones counts.
    init(_ words: [(String, Value)]) {
        var size = 16
        while size < words.count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for (word, value) in words { insert(Array(word.lowercased().utf8), value) }
    }

    subscript(name: UnsafeBufferPointer<UInt8>) -> Value? {
        var i = Self.hash(name) & (slots.count - 1)
        while slots[i] >= 0 {
            let e = entries[Int(slots[i])]
            if Self.equal(e.name, name) { return e.value }
            i = (i + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func insert(_ name: [UInt8], _ value: Value) {
        var i = name.withUnsafeBufferPointer { Self.hash($0) } & (slots.count - 1)
        while slots[i] >= 0 {
            if entries[Int(slots[i])].name == name {
                entries[Int(slots[i])].value = value
                return
            }
            i = (i + 1) & (slots.count - 1)
        }
        slots[i] = Int32(entries.count)
        entries.append(Entry(name: name, value: value))
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var h: UInt32 = 2_166_136_261
        for b in name { h = (h ^ UInt32(b | 0x20)) &* 16_777_619 }
        return Int(h ^ h >> 15)
    }

    private static func equal(_ lower: [UInt8], _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard lower.count == name.count else { return false }
        for i in 0..<lower.count where lower[i] != ASCII.lower(name[i]) { return false }
        return true
    }
}

/// The character classes of markup, on bytes.
enum ASCII {
    static func isSpace(_ b: UInt8) -> Bool { b == 32 || (b >= 9 && b <= 13) }
    static func isDigit(_ b: UInt8) -> Bool { b >= 48 && b <= 57 }
    static func isLetter(_ b: UInt8) -> Bool { (b | 0x20) >= 97 && (b | 0x20) <= 122 }
    static func isAlphanumeric(_ b: UInt8) -> Bool { isDigit(b) || isLetter(b) }
    static func isHexDigit(_ b: UInt8) -> Bool { isDigit(b) || ((b | 0x20) >= 97 && (b | 0x20) <= 102) }
    static func lower(_ b: UInt8) -> UInt8 { b >= 65 && b <= 90 ? b | 0x20 : b }

    /// The range without white space at both ends.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, isSpace(bytes[low]) { low += 1 }
        while high > low, isSpace(bytes[high - 1]) { high -= 1 }
        return low..<high
    }
}
