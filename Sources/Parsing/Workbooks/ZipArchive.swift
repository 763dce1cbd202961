import CZlib
import Records

/// The files of a ZIP archive (APPNOTE.TXT 6.3.10 of PKWARE, §4.3 and §4.4): stored or deflated, one volume, not
/// encrypted, without the 64-bit extensions.
struct ZipArchive {
    /// No file in it may become larger: a bomb says what it unpacks to, and is not unpacked.
    private static let limit = 256 << 20

    private struct Entry {
        let method: Int
        let checksum: Int
        let packed: Int
        let size: Int
        let offset: Int
    }

    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]

    /// - Throws: `ParseError` when the directory at the end is missing or points outside: the file was cut.
    init(_ bytes: [UInt8]) throws(ParseError) {
        self.bytes = bytes
        guard let end = ZipArchive.end(of: bytes) else {
            throw ParseError(.malformed, "the archive has no directory at its end: it was cut")
        }
        var at = number(end + 16, 4)
        for _ in 0..<number(end + 10, 2) {
            guard at + 46 <= bytes.count, number(at, 4) == 0x0201_4B50 else {
                throw ParseError(.malformed, "the directory of the archive is damaged")
            }
            let length = number(at + 28, 2)
            guard at + 46 + length <= bytes.count else {
                throw ParseError(.malformed, "the directory of the archive is damaged")
            }
            let name = String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self)
            entries[name] = Entry(
                method: number(at + 10, 2), checksum: number(at + 16, 4), packed: number(at + 20, 4),
                size: number(at + 24, 4), offset: number(at + 42, 4))
            at += 46 + length + number(at + 30, 2) + number(at + 32, 2)
        }
    }

    /// A file by its name; nil when there is none.
    func file(_ name: String) throws(ParseError) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        guard entry.size <= ZipArchive.limit else {
            throw ParseError(.unsupported, "“\(name)” in the archive unpacks to \(entry.size >> 20) MiB: too large")
        }
        guard entry.offset + 30 <= bytes.count, number(entry.offset, 4) == 0x0403_4B50 else {
            throw ParseError(.malformed, "the archive is damaged at “\(name)”")
        }
        let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
        guard start + entry.packed <= bytes.count else {
            throw ParseError(.malformed, "the archive is damaged at “\(name)”")
        }
        let packed = Array(bytes[start..<(start + entry.packed)])
        let content = entry.method == 0 ? packed : entry.method == 8 ? ZipArchive.inflated(packed, entry.size) : nil
        guard let content, content.count == entry.size,
            Int(crc32(0, content, UInt32(truncatingIfNeeded: content.count))) == entry.checksum
        else { throw ParseError(.malformed, "“\(name)” in the archive is damaged") }
        return content
    }

    /// Where the record begins that ends the directory (§4.3.16); a comment of up to 64 KiB may stand behind it.
    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let last = bytes.count - 22
        return (max(0, last - 65_535)...last).reversed().first {
            bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 5 && bytes[$0 + 3] == 6
        }
    }

    /// A number of so many bytes, the lowest first.
    private func number(_ at: Int, _ count: Int) -> Int {
        guard at >= 0, at + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    /// Bare deflate (RFC 1951) that makes so many bytes; nil when it does not.
    private static func inflated(_ packed: [UInt8], _ size: Int) -> [UInt8]? {
        var stream = z_stream()
        let length = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, length) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var source = packed
        var target = [UInt8](repeating: 0, count: max(size, 1))
        let code = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(truncatingIfNeeded: source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(truncatingIfNeeded: target.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        return code == Z_STREAM_END && Int(stream.total_out) == size ? Array(target.prefix(size)) : nil
    }
}
