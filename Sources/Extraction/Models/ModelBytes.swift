/// Numbers as a model file has them, the low byte first.
struct ModelBytes {
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func append(_ value: some FixedWidthInteger) {
        for i in 0..<value.bitWidth / 8 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
    }
}

/// Reads numbers whose bytes are known to be there.
struct ModelNumbers {
    private let bytes: [UInt8]
    private(set) var at: Int

    init(_ bytes: [UInt8], at start: Int) {
        self.bytes = bytes
        at = start
    }

    mutating func next() -> UInt32 { UInt32(half()) | UInt32(half()) << 16 }

    mutating func half() -> UInt16 {
        let value = UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
        at += 2
        return value
    }

    /// What is no number, or out of all proportion, counts as 0.
    mutating func float() -> Float {
        let value = Float(bitPattern: next())
        return value.isFinite && abs(value) < 1e6 ? value : 0
    }
}
