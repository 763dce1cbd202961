/// Reads one JSON text (RFC 8259), strictly: whole, valid UTF-8, nothing behind it, no deeper than `deepest`. An
/// explicit stack, no recursion: a list may have some hundred megabytes, and comes from outside.
struct JSONText {
    /// Most arrays and objects within each other.
    static let deepest = 512

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    /// Finished values of the containers that are open, outermost first, and the names of members.
    private var values: [JSONValue] = []
    private var names: [String] = []
    private var open: [(isObject: Bool, values: Int, names: Int)] = []

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The value; nil when the bytes are not JSON.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        var reader = JSONText(bytes)
        return reader.value()
    }

    private mutating func value() -> JSONValue? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        while true {
            // A value is due here.
            skipSpace()
            guard at < bytes.count else { return nil }
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard let isEmpty = enter() else { return nil }
                if !isEmpty { continue }
            default:
                guard let scalar = scalar() else { return nil }
                values.append(scalar)
            }
            // A value has ended: close what ends with it, go on behind a comma.
            guard let more = leave() else { return nil }
            if !more { break }
        }
        skipSpace()
        return at == bytes.count ? values.popLast() : nil
    }

    /// Opens a container; of an object that has members, also reads the first name. Whether it is empty; nil when it is
    /// none.
    private mutating func enter() -> Bool? {
        let isObject = bytes[at] == UInt8(ascii: "{")
        guard open.count < JSONText.deepest else { return nil }
        at += 1
        open.append((isObject, values.count, names.count))
        skipSpace()
        if isClosing { return true }
        return !isObject || name() ? false : nil
    }

    /// Whether the innermost container ends here.
    private var isClosing: Bool {
        guard let last = open.last, at < bytes.count else { return false }
        return bytes[at] == (last.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }

    /// Behind a value: true when another is due, false when the outermost has ended, nil when neither may be.
    private mutating func leave() -> Bool? {
        while let last = open.last {
            skipSpace()
            if isClosing {
                close(last)
                continue
            }
            guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else { return nil }
            at += 1
            skipSpace()
            return last.isObject ? (name() ? true : nil) : true
        }
        return false
    }

    private mutating func close(_ last: (isObject: Bool, values: Int, names: Int)) {
        at += 1
        open.removeLast()
        let inner = values[last.values...]
        let whole: JSONValue
        if last.isObject {
            var members = [String: JSONValue](minimumCapacity: inner.count)
            for (name, value) in zip(names[last.names...], inner) { members[name] = value }
            whole = .object(members)
        } else {
            whole = .array(Array(inner))
        }
        values.removeSubrange(last.values...)
        names.removeSubrange(last.names...)
        values.append(whole)
    }

    private mutating func name() -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let name = string() else {
            return false
        }
        names.append(name)
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { return false }
        at += 1
        return true
    }

    private mutating func scalar() -> JSONValue? {
        if bytes[at] == UInt8(ascii: "\"") { return string().map(JSONValue.string) }
        let start = at
        while at < bytes.count, !JSONText.ends(bytes[at]) { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            let first = word.utf8.first ?? 0
            guard first == UInt8(ascii: "-") || (48...57).contains(first) else { return nil }
            return Double(word).map(JSONValue.number)
        }
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
            || byte == UInt8(ascii: "}")
    }

    private mutating func skipSpace() {
        while at < bytes.count, [32, 10, 13, 9].contains(bytes[at]) { at += 1 }
    }

    // MARK: Strings

    private mutating func string() -> String? {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"),
            bytes[at] >= 32
        {
            at += 1
        }
        guard at < bytes.count, bytes[at] >= 32 else { return nil }
        if bytes[at] == UInt8(ascii: "\"") {
            at += 1
            return String(validating: bytes[start..<at - 1], as: UTF8.self)
        }
        return escaped(Array(bytes[start..<at]))
    }

    private mutating func escaped(_ before: [UInt8]) -> String? {
        var out = before
        while at < bytes.count, bytes[at] >= 32 {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(validating: out, as: UTF8.self) }
            if byte != UInt8(ascii: "\\") {
                out.append(byte)
                continue
            }
            guard at < bytes.count else { return nil }
            let letter = bytes[at]
            at += 1
            if letter == UInt8(ascii: "u") {
                guard let scalar = scalarValue() else { return nil }
                out += Array(String(scalar).utf8)
            } else if let plain = JSONText.escapes[letter] {
                out.append(plain)
            } else {
                return nil
            }
        }
        return nil
    }

    private static let escapes: [UInt8: UInt8] = [
        34: 34, 92: 92, 47: 47, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
        UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]

    /// `XXXX` behind `\u`, with the second half of a surrogate pair; a half alone becomes U+FFFD.
    private mutating func scalarValue() -> Unicode.Scalar? {
        guard let high = hex() else { return nil }
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        let back = at
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
        else {
            return "\u{FFFD}"
        }
        at += 2
        guard let low = hex() else { return nil }
        guard (0xDC00..<0xE000).contains(low) else {
            at = back
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func hex() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        let digits = bytes[at..<at + 4]
        at += 4
        guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
