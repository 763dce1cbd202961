import CZlib
import FoundationEssentials

/// zlib streams (RFC 1950), whole and in memory.
enum Deflate {
    /// No value is larger: SQLite's own limit for one is lower.
    private static let limit = 1 << 30

    /// Level 1 takes a fifth of the time of level 6 and leaves a tenth more on articles and feeds.
    static func pack(_ bytes: [UInt8], level: Int32 = 6) throws -> Data {
        var size = compressBound(uLong(bytes.count))
        var packed = Data(count: Int(size))
        let code = packed.withUnsafeMutableBytes { target in
            compress2(target.baseAddress, &size, bytes, uLong(bytes.count), level)
        }
        guard code == Z_OK else { throw StoreError(.other, "Compressing \(bytes.count) bytes failed (zlib \(code)).") }
        return packed.prefix(Int(size))
    }

    /// The bytes of a stream that makes `size` of them; throws `corrupt` when it makes another number or is broken.
    static func unpack(_ packed: Data, size: Int) throws -> [UInt8] {
        guard size > 0 else { return [] }
        guard size <= limit else { throw StoreError(.corrupt, "A value in the store claims to be of \(size) bytes.") }
        var length = uLong(size)
        var bytes = [UInt8](repeating: 0, count: size)
        let code = packed.withUnsafeBytes { source in
            uncompress(&bytes, &length, source.baseAddress, uLong(source.count))
        }
        guard code == Z_OK, Int(length) == size else {
            throw StoreError(.corrupt, "A compressed value in the store is damaged (zlib \(code)).")
        }
        return bytes
    }
}
