/// Segregated-witness addresses: `bc1`, a version and a program in base 32, six characters of a BCH checksum (BIP 173;
/// BIP 350 for versions from 1 on).
enum Bech32 {
    /// Whether this is an address of the network with that prefix (`bc`), all small letters or all capitals.
    static func isAddress(_ text: some Collection<UInt8>, prefix: String) -> Bool {
        let capitals = text.contains { $0 &- 65 < 26 }
        let small = text.contains { $0 &- 97 < 26 }
        guard capitals != small, text.count <= 90 else { return false }
        let bytes = text.map { $0 &- 65 < 26 ? $0 | 32 : $0 }
        let head = Array(prefix.utf8)
        guard bytes.starts(with: head + [0x31]), bytes.count > head.count + 8 else { return false }
        let data = bytes[(head.count + 1)...].compactMap { values[$0] }
        guard data.count == bytes.count - head.count - 1, let version = data.first, version <= 16 else { return false }
        let expanded = head.map { UInt32($0 >> 5) } + [0] + head.map { UInt32($0 & 31) }
        let constant: UInt32 = version == 0 ? 1 : 0x2BC8_30A3
        return remainder(expanded + data) == constant && isProgram(data[1..<data.count - 6], version: version)
    }

    /// BIP 141: 2–40 bytes, 20 or 32 of them in version 0; what is left of the last five bits is zero.
    private static func isProgram(_ program: ArraySlice<UInt32>, version: UInt32) -> Bool {
        let bits = program.count * 5
        guard (2...40).contains(bits / 8), bits % 8 < 5, let last = program.last else { return false }
        return last & (1 << UInt32(bits % 8) - 1) == 0 && (version > 0 || bits / 8 == 20 || bits / 8 == 32)
    }

    private static func remainder(_ values: [UInt32]) -> UInt32 {
        let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
        return values.reduce(UInt32(1)) { rest, value in
            let top = rest >> 25
            let next = (rest & 0x1FF_FFFF) << 5 ^ value
            return generators.indices.reduce(next) { top >> UInt32($1) & 1 == 1 ? $0 ^ generators[$1] : $0 }
        }
    }

    private static let values: [UInt8: UInt32] = Dictionary(
        "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8.enumerated().map { ($1, UInt32($0)) },
        uniquingKeysWith: { first, _ in first })
}
