/// One line of NDJSON, read by its bytes: the members of an object, of which strings can be had as text and anything
/// else as it is written. RFC 8259; duplicate names are given in their order.
///
/// For lines of which a few members are wanted, at gigabytes a second; `JSONDecoder` is for the rest.
package struct JSONLine {
    /// A member's value.
    package struct Value {
        package enum Kind { case string, number, object, array, boolean, null }
        package let kind: Kind
        /// As written; of a string what is between the quotes.
        package let raw: UnsafeBufferPointer<UInt8>
        /// Of a string: there are escapes in `raw`.
        package let hasEscapes: Bool

        /// A string's text; of anything else, what is written. Half a surrogate pair becomes U+FFFD.
        package var text: String {
            guard hasEscapes else { return String(decoding: raw, as: UTF8.self) }
            return String(unsafeUninitializedCapacity: raw.count) { JSONText.unescape(raw, into: $0) }
        }

        /// Calls `use` with the UTF-8 of a string; `room` is used where escapes must be undone, and used again.
        package func withBytes<R>(_ room: inout [UInt8], _ use: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R
        {
            guard hasEscapes else { return try use(raw) }
            if room.count < raw.count { room = [UInt8](repeating: 0, count: raw.count * 5 / 4) }
            return try room.withUnsafeMutableBufferPointer { target in
                let count = JSONText.unescape(raw, into: target)
                return try use(UnsafeBufferPointer(rebasing: target[0..<count]))
            }
        }
    }

    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private var at = 0

    /// Calls `member` with each member of the object that is `line`. False, perhaps after some members, when the line
    /// is no JSON object. Names are given as written between their quotes.
    package static func members(
        of line: UnsafeBufferPointer<UInt8>, _ member: (UnsafeBufferPointer<UInt8>, Value) -> Void
    ) -> Bool {
        guard let base = line.baseAddress else { return false }
        var reader = JSONLine(bytes: base, count: line.count)
        return reader.readObject(member)
    }

    /// Calls `element` with each element of the array that is `value`; false when it is none.
    package static func elements(of value: UnsafeBufferPointer<UInt8>, _ element: (Value) -> Void) -> Bool {
        guard let base = value.baseAddress else { return false }
        var reader = JSONLine(bytes: base, count: value.count)
        return reader.readArray(element)
    }

    private init(bytes: UnsafePointer<UInt8>, count: Int) {
        self.bytes = bytes
        self.count = count
    }

    private mutating func readObject(_ member: (UnsafeBufferPointer<UInt8>, Value) -> Void) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        if take(UInt8(ascii: "}")) { return isAtEnd() }
        repeat {
            guard take(UInt8(ascii: "\"")), let name = string(), take(UInt8(ascii: ":")), let value = value() else {
                return false
            }
            member(name.raw, value)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) && isAtEnd()
    }

    private mutating func readArray(_ element: (Value) -> Void) -> Bool {
        guard take(UInt8(ascii: "[")) else { return false }
        if take(UInt8(ascii: "]")) { return isAtEnd() }
        repeat {
            guard let value = value() else { return false }
            element(value)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) && isAtEnd()
    }

    private mutating func skipSpace() {
        while at < count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
    }

    private mutating func isAtEnd() -> Bool {
        skipSpace()
        return at == count
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard at < count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    /// After the opening quote.
    private mutating func string() -> Value? {
        let start = at
        var hasEscapes = false
        while true {
            at = JSONText.quoteOrBackslash(bytes, at, count)
            guard at < count else { return nil }
            if bytes[at] == UInt8(ascii: "\"") { break }
            hasEscapes = true
            at += 2
        }
        at += 1
        return Value(kind: .string, raw: slice(start, at - 1), hasEscapes: hasEscapes)
    }

    private mutating func value() -> Value? {
        skipSpace()
        guard at < count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "\""):
            at += 1
            return string()
        case UInt8(ascii: "{"): return nested(.object)
        case UInt8(ascii: "["): return nested(.array)
        default: return word()
        }
    }

    /// An object or an array as written: brackets are counted, strings passed over, kinds of brackets not compared.
    private mutating func nested(_ kind: Value.Kind) -> Value? {
        let start = at
        var depth = 0
        while at < count {
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                at += 1
                guard string() != nil else { return nil }
                at -= 1
            default: break
            }
            at += 1
            if depth == 0 { return Value(kind: kind, raw: slice(start, at), hasEscapes: false) }
        }
        return nil
    }

    private mutating func word() -> Value? {
        let start = at
        while at < count, JSONLine.isWordByte(bytes[at]) { at += 1 }
        let raw = slice(start, at)
        let kind: Value.Kind
        if raw.elementsEqual("null".utf8) {
            kind = .null
        } else if raw.elementsEqual("true".utf8) || raw.elementsEqual("false".utf8) {
            kind = .boolean
        } else if let first = raw.first, first &- 48 < 10 || first == UInt8(ascii: "-") {
            kind = .number
        } else {
            return nil
        }
        return Value(kind: kind, raw: raw, hasEscapes: false)
    }

    /// A letter, a digit or one of `+-.`: what numbers and the three names are made of.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte == 43 || byte == 45 || byte == 46
    }

    private func slice(_ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + from, count: max(0, min(to, count) - from))
    }
}
