/// The lines of `analyze --only mentions`, written from bytes to bytes without a string between: many thousands a second.
package struct MentionLines {
    /// What was written and not taken yet.
    package var bytes: [UInt8] = []
    private var isFirst = true

    package init() { bytes.reserveCapacity(1 << 17) }

    /// Begins a line; `id` as it stands between the quotes of the line that was read, escapes and all.
    package mutating func begin(id: UnsafeBufferPointer<UInt8>) {
        literal("{\"id\":\"")
        bytes.append(contentsOf: id)
        literal("\",\"mentions\":[")
        isFirst = true
    }

    /// A mention of a party: offsets, what stands there, the party's id, 0…1.
    package mutating func mention(
        start: Int, end: Int, text: UnsafeBufferPointer<UInt8>, entity: String, score: Float
    ) {
        literal(isFirst ? "{\"start\":" : ",{\"start\":")
        isFirst = false
        number(start)
        literal(",\"end\":")
        number(end)
        literal(",\"text\":\"")
        escape(text)
        literal("\",\"kind\":\"entity\",\"entity\":\"")
        var entity = entity
        entity.withUTF8 { escape($0) }
        let hundredths = Int((min(1, max(0, score)) * 100).rounded())
        literal(hundredths == 100 ? "\",\"score\":1}" : hundredths < 10 ? "\",\"score\":0.0" : "\",\"score\":0.")
        if hundredths < 100 {
            number(hundredths)
            literal("}")
        }
    }

    package mutating func end() { literal("]}\n") }

    private mutating func literal(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func number(_ value: Int) {
        let start = bytes.count
        var rest = UInt(value.magnitude)
        repeat {
            bytes.append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        if !text.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            bytes.append(contentsOf: text)
            return
        }
        let digits: StaticString = "0123456789abcdef"
        for byte in text {
            switch byte {
            case 0x0A: literal("\\n")
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0..<0x20:
                literal("\\u00")
                bytes += [48 + (byte >> 4), digits.utf8Start[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
    }
}
