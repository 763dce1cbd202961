/// Character references as text (HTML §13.2.5.72 onwards, with the names of HTML 4).
enum CharacterReferences {
    /// The text with its references replaced by what they stand for; unknown ones stay.
    static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.contains(38) else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            if bytes[i] == 38, let (scalar, next) = scalar(bytes, at: i) {
                UTF8Bytes.append(scalar, to: &out)
                i = next
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(38) else { return text }
        return Array(text.utf8).withUnsafeBufferPointer { decoded($0) }
    }

    /// The code point of the reference at `i` and the index after it; nil when there is none. A numeric one may lack
    /// its semicolon, a named one may not.
    static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (UInt32, Int)? {
        var k = i + 1
        guard k < bytes.count else { return nil }
        if bytes[k] != 35 {
            while k < bytes.count, k - i < 10, ASCII.isAlphanumeric(bytes[k]) { k += 1 }
            guard k < bytes.count, bytes[k] == 59,
                let code = HTMLEntities.codePoint(UnsafeBufferPointer(rebasing: bytes[(i + 1)..<k]))
            else { return nil }
            return (code, k + 1)
        }
        k += 1
        let isHex = k < bytes.count && bytes[k] | 0x20 == 120
        if isHex { k += 1 }
        let start = k
        var value: UInt32 = 0
        while k < bytes.count, isHex ? ASCII.isHexDigit(bytes[k]) : ASCII.isDigit(bytes[k]) {
            let digit = ASCII.isDigit(bytes[k]) ? UInt32(bytes[k] - 48) : UInt32((bytes[k] | 0x20) - 87)
            value = min(0x11_0000, value * (isHex ? 16 : 10) + digit)
            k += 1
        }
        guard k > start else { return nil }
        return (Charset.c1(value), k < bytes.count && bytes[k] == 59 ? k + 1 : k)
    }
}
