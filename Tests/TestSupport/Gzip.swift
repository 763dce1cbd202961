/// Just enough of gzip (RFC 1952) to serve it without a library.
package enum Gzip {
    /// The bytes in stored blocks: not smaller, but a right gzip.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var out = header
        var start = 0
        repeat {
            let end = min(start + 65_535, bytes.count)
            let count = UInt16(end - start)
            out += [end == bytes.count ? 1 : 0] + littleEndian(count) + littleEndian(~count) + bytes[start..<end]
            start = end
        } while start < bytes.count
        return out + littleEndian(crc32(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// A gzip of `x` repeated at least so many times, 158 times smaller: one block of the fixed code (RFC 1951 §3.2.6),
    /// in which each 13 bits say “the last byte, 258 times”. Its check sum is wrong: nobody is to get that far.
    package static func bomb(bytes: Int) -> [UInt8] {
        var bits = BitWriter(header)
        bits.write(1, count: 1)
        bits.write(1, count: 2)
        bits.writeCode(UInt32(48 + 120), count: 8)
        for _ in 0..<max(1, (bytes + 256) / 258) {
            bits.writeCode(0b1100_0101, count: 8)
            bits.writeCode(0, count: 5)
        }
        bits.writeCode(0, count: 7)
        return bits.finish() + [UInt8](repeating: 0, count: 8)
    }

    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    private static func littleEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian, Array.init)
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~crc
    }

    /// Bits from the least significant upwards, as deflate packs them.
    private struct BitWriter {
        private var out: [UInt8]
        private var rest: UInt32 = 0
        private var count = 0

        init(_ out: [UInt8]) { self.out = out }

        mutating func write(_ value: UInt32, count: Int) {
            rest |= value << UInt32(self.count)
            self.count += count
            while self.count >= 8 {
                out.append(UInt8(truncatingIfNeeded: rest))
                rest >>= 8
                self.count -= 8
            }
        }

        /// Codes of Huffman go in the other way round.
        mutating func writeCode(_ code: UInt32, count: Int) {
            for bit in (0..<count).reversed() { write(code >> UInt32(bit) & 1, count: 1) }
        }

        mutating func finish() -> [UInt8] { out + (count > 0 ? [UInt8(truncatingIfNeeded: rest)] : []) }
    }
}
