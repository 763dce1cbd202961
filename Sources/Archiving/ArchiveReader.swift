package import Records

/// Reads the records of an archive one after the other, in constant memory: WARC 1.0 and 1.1, as they are or as gzip (a
/// member for each record, for all of them, or anything between).
///
/// Damage is survived: reading goes on with the next record that can be found, and `diagnostics` says what was passed
/// over. A reader belongs to one task.
package final class ArchiveReader {
    package struct Limits: Sendable {
        /// Records with a larger block are passed over.
        package var blockBytes = 32 << 20
        /// A record that claims to be larger than this is taken for damage.
        package var passedOverBytes = 8 << 30

        package init() {}
    }

    /// What was passed over, and why; the first hundred.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Where in the file reading can go on later: behind the last record, or where the gzip member begins that holds
    /// what comes next.
    package private(set) var position: Int

    let stream: ArchiveStream
    private let limits: Limits
    /// Bytes that were gone over again, looking for records behind damage.
    var repeated = 0

    /// - Parameter offset: where a record begins, or anything: then from the first record behind it.
    package convenience init(path: String, offset: Int = 0, limits: Limits = Limits()) throws(ArchiveError) {
        try self.init(ByteSource(path: path), offset: offset, limits: limits)
    }

    package convenience init(bytes: [UInt8], offset: Int = 0, limits: Limits = Limits()) throws(ArchiveError) {
        try self.init(ByteSource(bytes), offset: offset, limits: limits)
    }

    init(_ source: ByteSource, offset: Int, limits: Limits) throws(ArchiveError) {
        stream = try ArchiveStream(source, offset: offset)
        position = max(0, offset)
        self.limits = limits
    }

    /// The next record; nil at the end. Throws only when the file cannot be read at all.
    package func next() throws(ArchiveError) -> ArchiveRecord? {
        while true {
            let begin = stream.taken
            do throws(ArchiveDamage) {
                guard try findRecord() else { return nil }
                if let record = try readRecord() { return record }
            } catch {
                guard try goOn(behind: error, from: begin) else { return nil }
            }
        }
    }

    // MARK: One record

    /// Passes over empty lines; false at the end.
    private func findRecord() throws(ArchiveDamage) -> Bool {
        while true {
            guard try has(1) else { return false }
            let byte = stream.buffer[stream.start]
            guard byte == 10 || byte == 13 else { return true }
            stream.drop(1)
        }
    }

    /// Nil when it was passed over.
    private func readRecord() throws(ArchiveDamage) -> ArchiveRecord? {
        let begin = stream.taken
        let member = stream.member
        let fields = try readHead()
        guard let text = fields.first(where: { $0.name == "content-length" })?.value, let count = Int(text), count >= 0,
            count <= limits.passedOverBytes
        else { throw .record("a record does not say how long it is") }
        var record = ArchiveRecord(headers: fields, offset: member?.offset ?? begin)
        let isKept = count <= limits.blockBytes
        if isKept { record.block = try readBlock(count) } else { try passOver(count) }
        try readEnd()
        record.length = setPosition(begin: begin, member)
        if isKept { return record }
        report(
            .note, "archive-record-too-large",
            "A record of \(count) bytes was passed over\(record.url.map { ": " + $0 } ?? ""); the limit is \(limits.blockBytes).",
            at: record.offset)
        return nil
    }

    private func readHead() throws(ArchiveDamage) -> [Document.Header] {
        var end: Int?
        while true {
            let count = min(stream.available, RecordHeadParser.maxBytes)
            end = withUnread(count) { RecordHeadParser.end(in: $0) }
            if end != nil { break }
            guard stream.available < RecordHeadParser.maxBytes, isPlausible() else {
                throw .record("there is something else than a record")
            }
            guard try stream.fill() else { throw .record("the file ends within the head of a record") }
        }
        guard let end, let fields = withUnread(end, { RecordHeadParser.fields(of: $0) }) else {
            throw .record("there is something else than a record")
        }
        stream.drop(end)
        return fields
    }

    /// Whether what is there may become a record, so that there is need to look for its end.
    private func isPlausible() -> Bool {
        withUnread(min(5, stream.available)) { $0.elementsEqual("WARC/".utf8.prefix($0.count)) }
    }

    private func readBlock(_ count: Int) throws(ArchiveDamage) -> [UInt8] {
        var block: [UInt8] = []
        // What a record claims is believed as it comes.
        block.reserveCapacity(min(count, 1 << 20))
        while block.count < count {
            guard try has(1) else { throw .record("the file ends within a record") }
            let part = min(stream.available, count - block.count)
            withUnread(part) { block.append(contentsOf: $0) }
            stream.drop(part)
        }
        return block
    }

    private func passOver(_ count: Int) throws(ArchiveDamage) {
        if !stream.isCompressed {
            guard stream.taken <= stream.source.size, count <= stream.source.size - stream.taken else {
                throw .record("a record claims to be longer than the file")
            }
            return stream.seek(to: stream.taken + count)
        }
        var left = count
        while left > 0 {
            guard try has(1) else { throw .record("the file ends within a record") }
            let part = min(stream.available, left)
            stream.drop(part)
            left -= part
        }
    }

    /// Two empty lines end a record. Some writers leave them out, in which case the next record or the end follows.
    private func readEnd() throws(ArchiveDamage) {
        var breaks = 0
        while breaks < 2 {
            try stream.reachMemberEnd()
            let isMemberEnd = stream.available == 0 && stream.isCompressed && stream.member?.end != nil
            guard !isMemberEnd, try has(1) else { break }
            let byte = stream.buffer[stream.start]
            if byte == 10 { breaks += 1 } else if byte != 13 { break }
            stream.drop(1)
        }
        try stream.reachMemberEnd()
        if breaks == 2 || stream.available == 0 { return }
        guard try has(5), isPlausible() else { throw .record("a record is longer or shorter than it says") }
    }

    /// Where reading can go on, and how long the record was, where that is known.
    private func setPosition(begin: Int, _ member: ArchiveStream.Member?) -> Int? {
        guard let member else {
            position = stream.taken
            return stream.taken - begin
        }
        guard let last = stream.member else { return nil }
        let isAtEnd = last.end?.taken == stream.taken
        position = isAtEnd ? last.end?.offset ?? last.offset : last.offset
        return isAtEnd && last.offset == member.offset && member.begin == begin ? position - last.offset : nil
    }

    // MARK: The buffer

    /// Whether so many bytes are there, or come.
    func has(_ count: Int) throws(ArchiveDamage) -> Bool {
        while stream.available < count {
            guard try stream.fill() else { return false }
        }
        return true
    }

    private func withUnread<T>(_ count: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
        stream.buffer.withUnsafeBytes { bytes in
            body(UnsafeRawBufferPointer(rebasing: bytes[stream.start..<stream.start + count]))
        }
    }

    /// Keeps what is to be told, up to a hundred.
    func report(_ severity: Diagnostic.Severity, _ code: String, _ message: String, at offset: Int) {
        guard diagnostics.count < 100 else { return }
        diagnostics.append(
            Diagnostic(severity, code, message + " (at byte \(offset))", place: stream.source.path))
    }
}
