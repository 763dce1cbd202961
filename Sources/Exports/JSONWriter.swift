package import Records

/// Writes JSON (RFC 8259) into a byte buffer, compactly, members in the order in which they are written.
///
///     var json = JSONWriter()
///     json.object { $0.member("id", "a"); $0.array("tags") { $0.value("customs") } }
///     json.bytes  // {"id":"a","tags":["customs"]}
package struct JSONWriter {
    package private(set) var bytes: [UInt8]
    /// Whether the next value or member needs a comma before it.
    private var needsComma = false

    package init(reserving count: Int = 1 << 10) {
        bytes = []
        bytes.reserveCapacity(count)
    }

    /// Goes on at the end of `bytes`.
    package init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

    /// An object as a value of its own or of an array.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        separate()
        enclose(123, 125, body)
    }

    /// An object as a member.
    package mutating func object(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
        self.name(name)
        enclose(123, 125, body)
    }

    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        separate()
        enclose(91, 93, body)
    }

    package mutating func array(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
        self.name(name)
        enclose(91, 93, body)
    }

    /// A member that is an array of strings.
    package mutating func member(_ name: StaticString, _ values: [String]) {
        array(name) { json in
            for v in values { json.value(v) }
        }
    }

    /// A member; nil is written as null.
    package mutating func member(_ name: StaticString, _ value: String?) {
        self.name(name)
        if let value { string(value) } else { literal("null") }
        needsComma = true
    }

    package mutating func member(_ name: StaticString, _ value: Int?) {
        self.name(name)
        if let value { bytes.append(contentsOf: String(value).utf8) } else { literal("null") }
        needsComma = true
    }

    package mutating func member(_ name: StaticString, _ value: Double?) {
        self.name(name)
        number(value)
        needsComma = true
    }

    package mutating func member(_ name: StaticString, _ value: Bool) {
        self.name(name)
        literal(value ? "true" : "false")
        needsComma = true
    }

    /// A time as RFC 3339 in UTC.
    package mutating func member(_ name: StaticString, _ value: Timestamp) {
        self.name(name)
        let (d, t) = (value.date, value.time)
        guard (1...9_999).contains(d.year) else {
            string(value.description)
            needsComma = true
            return
        }
        bytes.append(34)
        digits(d.year, 4, then: 45)
        digits(d.month, 2, then: 45)
        digits(d.day, 2, then: 84)
        digits(t.hour, 2, then: 58)
        digits(t.minute, 2, then: 58)
        digits(t.second, 2, then: 90)
        bytes.append(34)
        needsComma = true
    }

    private mutating func digits(_ value: Int, _ count: Int, then end: UInt8) {
        if count == 4 {
            bytes.append(48 + UInt8(truncatingIfNeeded: value / 1_000 % 10))
            bytes.append(48 + UInt8(truncatingIfNeeded: value / 100 % 10))
        }
        bytes.append(48 + UInt8(truncatingIfNeeded: value / 10 % 10))
        bytes.append(48 + UInt8(truncatingIfNeeded: value % 10))
        bytes.append(end)
    }

    /// A member whose name is known only at run time.
    package mutating func member(named name: String, _ value: String) {
        separate()
        string(name)
        bytes.append(58)
        string(value)
        needsComma = true
    }

    package mutating func value(_ text: String) {
        separate()
        string(text)
        needsComma = true
    }

    package mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
        needsComma = true
    }

    package mutating func value(_ number: Double?) {
        separate()
        self.number(number)
        needsComma = true
    }

    package mutating func value(_ truth: Bool) {
        separate()
        literal(truth ? "true" : "false")
        needsComma = true
    }

    package mutating func null() {
        separate()
        literal("null")
        needsComma = true
    }

    /// Ends a line of NDJSON.
    package mutating func newline() {
        bytes.append(10)
        needsComma = false
    }

    private mutating func name(_ name: StaticString) {
        separate()
        bytes.append(34)
        literal(name)
        bytes.append(34)
        bytes.append(58)
    }

    private mutating func separate() {
        if needsComma { bytes.append(44) }
        needsComma = false
    }

    private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func literal(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// JSON has no infinities (RFC 8259 §6): they become null, as what is not there.
    private mutating func number(_ value: Double?) {
        guard let value, value.isFinite else {
            literal("null")
            return
        }
        if let whole = Int64(exactly: value) {
            bytes.append(contentsOf: String(whole).utf8)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    private mutating func string(_ text: String) {
        bytes.append(34)
        // Without a copy of the string, which would count references.
        if text.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
            var native = text
            native.withUTF8 { escape($0) }
        }
        bytes.append(34)
    }

    /// Escapes what has to be (RFC 8259 §7; of the controls, the usual three are short), a piece at a time in a small
    /// buffer, so that the bytes grow once a piece and not once an escape.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        // So that the room is a kilobyte, which lies on the stack.
        let piece = 160
        guard text.count > 0 else { return }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 6 * 160 + 8) { room in
            var start = 0
            while start < text.count {
                let end = min(text.count, start + piece)
                let written = escaped(UnsafeBufferPointer(rebasing: text[start..<end]), into: room)
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<written]))
                start = end
            }
        }
    }

    /// Writes the text with escapes. `room` holds six times the text and eight bytes: so many are copied at a time, and
    /// how many of them counted, up to the first that needs an escape, is seen then.
    private func escaped(_ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let from = text.baseAddress, let to = room.baseAddress else { return 0 }
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var (i, out) = (0, 0)
        while i < text.count {
            if i + 8 <= text.count {
                let word = UnsafeRawPointer(from + i).loadUnaligned(as: UInt64.self)
                UnsafeMutableRawPointer(to + out).storeBytes(of: word, as: UInt64.self)
                let (quote, backslash) = (word ^ (ones &* 34), word ^ (ones &* 92))
                let found =
                    ((word &- ones &* 32) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & highs
                // A branch, so that the next eight bytes need not wait for the count.
                if found == 0 {
                    i += 8
                    out += 8
                    continue
                }
                let plain = found.trailingZeroBitCount / 8
                i += plain
                out += plain
            }
            out += write(from[i], at: to + out)
            i += 1
        }
        return out
    }

    /// One byte, escaped if need be; how many bytes were written.
    private func write(_ b: UInt8, at to: UnsafeMutablePointer<UInt8>) -> Int {
        if b >= 32, b != 34, b != 92 {
            to[0] = b
            return 1
        }
        to[0] = 92
        switch b {
        case 34, 92: to[1] = b
        case 10: to[1] = 110
        case 13: to[1] = 114
        case 9: to[1] = 116
        default:
            (to[1], to[2], to[3], to[4], to[5]) = (117, 48, 48, 48 + (b >> 4), hex(b & 15))
            return 6
        }
        return 2
    }

    private func hex(_ n: UInt8) -> UInt8 { n < 10 ? 48 + n : 87 + n }
}
