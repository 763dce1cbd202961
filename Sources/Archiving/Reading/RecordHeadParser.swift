import Records

/// The heads of WARC records (ISO 28500:2017 §4): a version line, then named fields as in HTTP, up to an empty line.
enum RecordHeadParser {
    /// Longer heads are damage, or meant ill.
    static let maxBytes = 1 << 16
    private static let maxFields = 1_000

    /// Where the head ends that begins at the buffer's start: behind its empty line; nil when it is not there yet.
    static func end(in bytes: UnsafeRawBufferPointer) -> Int? {
        var at = 0
        while at < bytes.count {
            guard let lineEnd = bytes.firstIndex(of: 10, from: at) else { return nil }
            let next = lineEnd + 1
            if next < bytes.count, bytes[next] == 10 { return next + 1 }
            if next + 1 < bytes.count, bytes[next] == 13, bytes[next + 1] == 10 { return next + 2 }
            at = next
        }
        return nil
    }

    /// The fields of a head, names in lower case; what continues a line (an old form) is joined to it. Nil where the
    /// first line is none of WARC, or there are too many fields.
    static func fields(of head: UnsafeRawBufferPointer) -> [Document.Header]? {
        var lines = LineCursor(head)
        guard let first = lines.next(), head[first].starts(with: "WARC/".utf8) else { return nil }
        var fields: [Document.Header] = []
        while let line = lines.next() {
            guard !line.isEmpty else { break }
            guard fields.count < maxFields else { return nil }
            add(head[line], to: &fields)
        }
        return fields
    }

    /// Adds a line of a head, of HTTP or WARC; a line without a colon is no field.
    static func add(_ line: Slice<UnsafeRawBufferPointer>, to fields: inout [Document.Header]) {
        if line.first == 32 || line.first == 9 {
            guard !fields.isEmpty else { return }
            fields[fields.count - 1].value += " " + trimmed(line)
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = trimmed(line[..<colon])
        guard !name.isEmpty else { return }
        fields.append(Document.Header(name: name.lowercased(), value: trimmed(line[(colon + 1)...])))
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        var bytes = bytes
        while let first = bytes.first, first == 32 || first == 9 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 32 || last == 9 { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Lines of bytes, one after the other, ended by LF or CR LF.
struct LineCursor {
    private let bytes: UnsafeRawBufferPointer
    /// Behind the last line and its end.
    private(set) var at = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The next line without its end; nil at the end.
    mutating func next() -> Range<Int>? {
        guard at < bytes.count else { return nil }
        let begin = at
        var end = bytes.firstIndex(of: 10, from: begin) ?? bytes.count
        at = min(end + 1, bytes.count)
        if end > begin, bytes[end - 1] == 13 { end -= 1 }
        return begin..<end
    }
}
