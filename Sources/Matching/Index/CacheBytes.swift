import Texts

/// Why a cache of an index is of no use: the index has to be built from the lists.
package enum ScreenerCacheError: Error, Equatable {
    /// No cache of ours, or one of another version of the program or another kind of machine.
    case foreign
    /// Made of other lists, or of other versions of them.
    case otherLists
    /// Cut, or not what was written.
    case damaged
}

/// The bytes of a cache: a head, then columns of plain values as they stand in memory.
///
///     magic 8 | version UInt32 | byte order UInt32 | length UInt64 | SHA-256 of what follows, 64 hex | fingerprint | …
///
/// A column is the number of its bytes (UInt64), its bytes, and zeros up to a multiple of eight.
struct CacheWriter {
    static let byteOrder: UInt32 = 0x0102_0304
    /// Magic, version, byte order, length, SHA-256.
    static let head = 8 + 4 + 4 + 8 + 64

    private(set) var bytes: [UInt8]

    /// - Parameters:
    ///   - magic: 8 bytes.
    ///   - fingerprint: What the content was made of.
    init(magic: StaticString, version: UInt32, fingerprint: String) {
        bytes = magic.withUTF8Buffer { Array($0) }
        append(version)
        append(CacheWriter.byteOrder)
        bytes += [UInt8](repeating: 0, count: CacheWriter.head - bytes.count)
        column(Array(fingerprint.utf8))
    }

    mutating func column<Value: BitwiseCopyable>(_ values: [Value]) {
        values.withUnsafeBytes {
            append(UInt64($0.count))
            bytes.append(contentsOf: $0)
        }
        bytes.append(contentsOf: repeatElement(0, count: -bytes.count & 7))
    }

    /// The whole, with its length and its hash.
    consuming func finished() -> [UInt8] {
        var bytes = bytes
        let hash = bytes.withUnsafeBytes { Digest.sha256(UnsafeRawBufferPointer(rebasing: $0[CacheWriter.head...])) }
        let length = withUnsafeBytes(of: UInt64(bytes.count)) { Array($0) }
        bytes.replaceSubrange(16..<24, with: length)
        bytes.replaceSubrange(24..<CacheWriter.head, with: Array(hash.utf8))
        return bytes
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }
}

/// Reads what `CacheWriter` wrote; whatever the bytes are, it reads nothing outside them.
struct CacheReader {
    private let bytes: [UInt8]
    private var at = 0

    init(
        _ bytes: [UInt8], magic: StaticString, version: UInt32, fingerprint: String
    ) throws(ScreenerCacheError) {
        self.bytes = bytes
        guard bytes.count >= CacheWriter.head, magic.withUTF8Buffer({ bytes.starts(with: $0) }) else { throw .foreign }
        at = 8
        guard try value(UInt32.self) == version, try value(UInt32.self) == CacheWriter.byteOrder else { throw .foreign }
        guard try value(UInt64.self) == UInt64(bytes.count) else { throw .damaged }
        let hash = bytes.withUnsafeBytes { Digest.sha256(UnsafeRawBufferPointer(rebasing: $0[CacheWriter.head...])) }
        guard bytes[24..<CacheWriter.head].elementsEqual(hash.utf8) else { throw .damaged }
        at = CacheWriter.head
        let made: [UInt8] = try column()
        guard made.elementsEqual(fingerprint.utf8) else { throw .otherLists }
    }

    /// The next column.
    mutating func column<Value: BitwiseCopyable>() throws(ScreenerCacheError) -> [Value] {
        let size = try value(UInt64.self)
        let stride = MemoryLayout<Value>.stride
        guard let length = Int(exactly: size), length <= bytes.count - at, length % stride == 0 else { throw .damaged }
        let start = at
        at = min(bytes.count, at + (length + 7) & ~7)
        return bytes.withUnsafeBytes { all in
            [Value](unsafeUninitializedCapacity: length / stride) { target, count in
                UnsafeMutableRawBufferPointer(target).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: all[start..<start + length]))
                count = length / stride
            }
        }
    }

    private mutating func value<Value: FixedWidthInteger & BitwiseCopyable>(
        _: Value.Type
    ) throws(ScreenerCacheError) -> Value {
        let size = MemoryLayout<Value>.size
        guard size <= bytes.count - at else { throw .damaged }
        defer { at += size }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Value.self) }
    }

    // MARK: What columns must be

    static func check(_ holds: Bool) throws(ScreenerCacheError) {
        guard holds else { throw .damaged }
    }

    static func check(_ values: [Int32], below limit: Int) throws(ScreenerCacheError) {
        try check(values.allSatisfy { $0 >= 0 && Int($0) < limit })
    }

    /// The beginnings of rows that lie behind one another, and the end of the last.
    static func checkStarts(_ starts: [Int32], end: Int) throws(ScreenerCacheError) {
        guard starts.first == 0, let last = starts.last, Int(last) == end else { throw .damaged }
        for i in starts.indices.dropFirst() where starts[i] < starts[i - 1] { throw .damaged }
    }
}
