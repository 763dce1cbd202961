/// A number that tells whether a cache was made of the same bytes: 64 bits, against chance and not against malice.
package struct TableFingerprint: Sendable {
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93, 0x9FB2_1C65_1E98_DF25, 0xC2B2_AE3D_27D4_EB4F
    )
    private var count: UInt64 = 0

    package init() {}

    /// Adds bytes; where one call ends and the next begins matters.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let whole = bytes.count & ~31
        addBlocks(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
        var at = whole
        while at < bytes.count {
            var value: UInt64 = 0
            for (i, byte) in bytes[at..<min(bytes.count, at + 8)].enumerated() {
                value |= UInt64(byte) << UInt64(i * 8)
            }
            lanes.0 = Self.step(lanes.0, value)
            at += 8
        }
        lanes.1 = Self.step(lanes.1, UInt64(bytes.count))
    }

    /// Adds a multiple of 32 bytes; in how many calls does not matter.
    mutating func addBlocks(_ bytes: UnsafeRawBufferPointer) {
        var (a, b, c, d) = lanes
        var at = 0
        while at &+ 32 <= bytes.count {
            a = Self.step(a, Self.load(bytes, at))
            b = Self.step(b, Self.load(bytes, at &+ 8))
            c = Self.step(c, Self.load(bytes, at &+ 16))
            d = Self.step(d, Self.load(bytes, at &+ 24))
            at &+= 32
        }
        count &+= UInt64(at)
        lanes = (a, b, c, d)
    }

    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    package var value: UInt64 {
        let value = Self.step(Self.step(Self.step(Self.step(lanes.0, lanes.1), lanes.2), lanes.3), count)
        return value ^ value >> 32
    }

    @inline(__always)
    private static func step(_ lane: UInt64, _ value: UInt64) -> UInt64 {
        let mixed = (lane ^ value) &* 0x9FB2_1C65_1E98_DF25
        return mixed << 29 | mixed >> 35
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
}
