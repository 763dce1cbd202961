/// Keccak-256 as Ethereum uses it: the sponge of FIPS 202 with capacity 512, and the padding of the original submission
/// (a one bit, zeros, a one bit) where SHA3-256 has two more bits.
enum Keccak256 {
    private static let rate = 136

    static func of(_ message: [UInt8]) -> [UInt8] {
        var padded = message + [UInt8](repeating: 0, count: rate - message.count % rate)
        padded[message.count] ^= 0x01
        padded[padded.count - 1] ^= 0x80
        var lanes = [UInt64](repeating: 0, count: 25)
        for block in stride(from: 0, to: padded.count, by: rate) {
            for lane in 0..<rate / 8 {
                let bytes = padded[block + lane * 8..<block + lane * 8 + 8]
                lanes[lane] ^= bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            }
            permute(&lanes)
        }
        return (0..<32).map { UInt8(truncatingIfNeeded: lanes[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }

    /// Keccak-f[1600] (FIPS 202, 3.2 and 3.3), lane (x, y) at x + 5y.
    private static func permute(_ a: inout [UInt64]) {
        for constant in roundConstants {
            // θ
            var columns = [UInt64](repeating: 0, count: 5)
            for i in 0..<25 { columns[i % 5] ^= a[i] }
            for i in 0..<25 { a[i] ^= columns[(i + 4) % 5] ^ turned(columns[(i + 1) % 5], 1) }
            // ρ and π
            var b = a
            for (x, y) in places { b[y + 5 * ((2 * x + 3 * y) % 5)] = turned(a[x + 5 * y], offsets[x + 5 * y]) }
            // χ and ι
            for (x, y) in places {
                let (next, further) = (b[(x + 1) % 5 + 5 * y], b[(x + 2) % 5 + 5 * y])
                a[x + 5 * y] = b[x + 5 * y] ^ (~next & further)
            }
            a[0] ^= constant
        }
    }

    private static let places: [(x: Int, y: Int)] = (0..<25).map { ($0 % 5, $0 / 5) }

    private static func turned(_ lane: UInt64, _ bits: UInt64) -> UInt64 {
        bits == 0 ? lane : lane << bits | lane >> (64 - bits)
    }

    /// 3.2.2, table 2, modulo 64.
    private static let offsets: [UInt64] = [
        0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
    ]

    /// 3.2.5 for rounds 0–23.
    private static let roundConstants: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]
}
