import Crypto

/// SHA-256 (FIPS 180-4), for the checksums of addresses: a few dozen bytes at a time.
enum SHA256Digest {
    /// 32 bytes.
    static func of(_ message: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: message)) }
}
