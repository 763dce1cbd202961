/// Base58Check: a number in base 58 that ends with the first four bytes of its double SHA-256 (Bitcoin, Base58Check
/// encoding).
enum Base58 {
    /// The version and payload before the checksum; nil for other characters, another length or a wrong checksum.
    static func checked(_ text: some Collection<UInt8>, length: Int) -> [UInt8]? {
        guard text.count <= 64, let bytes = decoded(text, length: length + 4) else { return nil }
        let payload = Array(bytes[..<length])
        let digest = SHA256Digest.of(SHA256Digest.of(payload))
        return digest[..<4].elementsEqual(bytes[length...]) ? payload : nil
    }

    /// The number as `length` bytes, the most significant first; each leading `1` is a zero byte of its own.
    private static func decoded(_ text: some Collection<UInt8>, length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        for character in text {
            guard let value = values[character] else { return nil }
            var carry = value
            for place in stride(from: length - 1, through: 0, by: -1) {
                carry += Int(bytes[place]) * 58
                bytes[place] = UInt8(carry & 0xFF)
                carry >>= 8
            }
            guard carry == 0 else { return nil }
        }
        return text.prefix { $0 == 0x31 }.count == bytes.prefix { $0 == 0 }.count ? bytes : nil
    }

    /// Digits and letters without 0, O, I and l.
    private static let values: [UInt8: Int] = Dictionary(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8.enumerated().map { ($1, $0) },
        uniquingKeysWith: { first, _ in first })
}
