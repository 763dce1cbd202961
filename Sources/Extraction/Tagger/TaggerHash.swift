import Texts

/// Hashes of features and phrases: cheap, and the same on every machine.
enum TaggerHash {
    @inline(__always)
    static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: b ^ 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    /// The key of a feature in a table; never 0.
    @inline(__always)
    static func key(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) | 1 }

    /// The hash of a token that is this word; a word in small letters of ASCII.
    static func word(_ word: String) -> UInt64 {
        Array(word.utf8).withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { WordHash.hash($0, bytes.count) } ?? 0
        }
    }

    /// FNV-1a, for the check sum of a model file.
    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
