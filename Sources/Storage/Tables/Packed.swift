import FoundationEssentials

/// Lists of strings in one column, and numbers in one blob: read some ten times faster than JSON.
enum Packed {
    /// Between strings: the unit separator of ASCII, which texts do not hold.
    private static let separator: UInt8 = 0x1F

    /// The strings in one, a separator within them made a space; nil for none.
    static func join(_ strings: [String]) -> String? {
        guard !strings.isEmpty else { return nil }
        var bytes: [UInt8] = []
        for (i, string) in strings.enumerated() {
            if i > 0 { bytes.append(separator) }
            for byte in string.utf8 { bytes.append(byte == separator ? 32 : byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func split(_ joined: String?) -> [String] {
        guard let joined else { return [] }
        return joined.utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// Little-endian, one behind the other.
    static func pack<N: FixedWidthInteger>(_ numbers: [N]) -> Data {
        var data = Data(capacity: numbers.count * (N.bitWidth / 8))
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) } }
        return data
    }

    /// What `pack` made; a rest that fills no number is left out.
    static func unpack<N: FixedWidthInteger>(_ data: Data, as type: N.Type = N.self) -> [N] {
        let width = N.bitWidth / 8
        return data.withUnsafeBytes { bytes in
            (0..<bytes.count / width).map {
                N(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * width, as: N.self))
            }
        }
    }
}
