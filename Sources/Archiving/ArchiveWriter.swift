package import Records
import Synchronization

// Archiving keeps what was fetched, byte for byte, as others keep theirs: WARC 1.1 (ISO 28500:2017), one gzip member
// per record. What enters is a `Document`; what leaves is a `Capture`, which says where it lies.
//
//     let writer = try ArchiveWriter(directory: "var/evidence")
//     let capture = try writer.append(document, source: "gulf-trade")
//     try writer.sync()
//     … a transaction that refers to the capture …
//     try writer.close()

/// Appends documents to the files of an archive. Safe to call from many tasks at once; calls may wait for the disk.
///
/// A day (UTC, by when the document was fetched) begins a new file, as does one that is full; a second run on that day
/// goes on with the last one. After a crash the incomplete end of a file is cut when the archive is opened again.
package final class ArchiveWriter: Sendable {
    package static let defaultMaxBytes = 512 << 20

    /// What the last run had left behind.
    package let diagnostics: [Diagnostic]
    private let folder: ArchiveFolder
    private let maxBytes: Int
    private let software: String
    private let deflaters = Mutex<[Deflater]>([])
    private let state = Mutex(State())
    private let syncing = Mutex(())

    private struct State {
        var file: ArchiveFile?
        /// Of the file, up to the last good record.
        var size = 0
        /// Whether the file's name is not on the disk yet.
        var isNew = false
        /// Bytes over all files, and how many of them are on the disk.
        var appended = 0
        var synced = 0
        /// Why nothing goes on.
        var failure: ArchiveError?
    }

    /// Makes the folder where it is missing, and repairs what a crash left behind.
    /// - Parameters:
    ///   - maxBytes: a file that would become larger is closed, and the next one begun.
    ///   - software: the program, as the files are to name it.
    package init(
        directory: String, maxBytes: Int = defaultMaxBytes, software: String = "Tidewaiter"
    ) throws(ArchiveError) {
        folder = try ArchiveFolder(directory)
        diagnostics = try folder.repair()
        self.maxBytes = max(1, maxBytes)
        self.software = software
    }

    deinit { try? close() }

    /// Writes a response record with the request, where that is known, and what else is to be said of it.
    ///
    /// The bytes are safe after the next `sync`. When writing fails, the file is cut back to its last good record, and
    /// later calls may succeed.
    /// - Parameters:
    ///   - source: the id of the source it was fetched for.
    ///   - notes: more fields of the metadata record.
    ///   - known: where these very bytes lie already: then a revisit record refers to them, without the body.
    /// - Returns: where the body lies: `known`, where that has the document's bytes.
    @discardableResult
    package func append(
        _ document: Document, source: String, notes: [ArchiveNote] = [], known: Capture? = nil
    ) throws(ArchiveError) -> Capture {
        let records = try compress { deflater throws(ArchiveError) in
            try DocumentRecords(document, source: source, notes: notes, known: known, deflater: deflater)
        }
        let day = ArchiveName.day(of: document.fetched)
        let (file, offset) = try state.withLock { state throws(ArchiveError) -> (String, Int) in
            try prepare(&state, day: day, count: records.bytes.count, at: document.fetched)
            return try append(records.bytes, &state)
        }
        if records.isRevisit, let known { return known }
        return Capture(
            sha256: records.sha256, contentType: document.contentType, size: document.body.count, file: file,
            offset: offset, length: records.length, url: document.url, fetched: document.fetched)
    }

    /// Brings everything that was appended before this call to the disk. Calls at the same time share the work.
    ///
    /// When that fails nobody knows what the disk holds: every later call throws too, and a new writer is to be made.
    package func sync() throws(ArchiveError) {
        let target = try state.withLock { state throws(ArchiveError) in
            if let failure = state.failure { throw failure }
            return state.appended
        }
        try syncing.withLock { _ throws(ArchiveError) in
            let (file, mark, isNew) = try state.withLock { state throws(ArchiveError) in
                if let failure = state.failure { throw failure }
                return (state.synced < target ? state.file : nil, state.appended, state.isNew)
            }
            guard let file else { return }
            do throws(ArchiveError) {
                try file.sync(withName: isNew)
            } catch {
                throw fail(error)
            }
            state.withLock { state in
                state.synced = max(state.synced, mark)
                if state.file === file { state.isNew = false }
            }
        }
    }

    /// Brings everything to the disk and closes the file; the writer is not to be used after.
    package func close() throws(ArchiveError) {
        try state.withLock { state throws(ArchiveError) in
            defer {
                state.file = nil
                state.failure = state.failure ?? ArchiveError(.closed, "The archive was closed.")
            }
            if state.failure == nil { try leave(&state) }
        }
    }

    // MARK: Within the lock

    /// Opens a file where none is open, and the next one where this one is full or of an earlier day.
    private func prepare(_ state: inout State, day: String, count: Int, at now: Timestamp) throws(ArchiveError) {
        if let failure = state.failure { throw failure }
        if let file = state.file, state.size > 0, day > file.name.day || state.size + count > maxBytes {
            do throws(ArchiveError) {
                try leave(&state)
            } catch {
                state.failure = Self.lasting(error)
                throw error
            }
        }
        if state.file == nil {
            let file = try folder.open(day: day, maxBytes: maxBytes)
            state.size = try file.size()
            state.isNew = true
            state.file = file
        }
        if state.size == 0, let file = state.file { _ = try append(try head(of: file, at: now), &state) }
    }

    /// Appends in one piece, or not at all; returns the file's name and where in it the bytes begin.
    private func append(_ bytes: [UInt8], _ state: inout State) throws(ArchiveError) -> (String, Int) {
        guard let file = state.file else { throw ArchiveError(.closed, "The archive was closed.") }
        let offset = state.size
        do throws(ArchiveError) {
            try file.append(bytes)
        } catch {
            do throws(ArchiveError) { try file.cut(to: offset) } catch { state.failure = Self.lasting(error) }
            throw error
        }
        state.size += bytes.count
        state.appended += bytes.count
        return (file.name.text, offset)
    }

    /// Brings the file to the disk and lets it go.
    private func leave(_ state: inout State) throws(ArchiveError) {
        guard let file = state.file else { return }
        state.file = nil
        try file.sync(withName: state.isNew)
        try file.removeMark()
        state.synced = state.appended
    }

    private func fail(_ error: ArchiveError) -> ArchiveError {
        state.withLock { $0.failure = $0.failure ?? Self.lasting(error) }
        return error
    }

    private static func lasting(_ error: ArchiveError) -> ArchiveError {
        ArchiveError(
            error.kind, error.message + "; nothing more is written until the archive is opened again.", file: error.file
        )
    }

    /// The warcinfo record at the beginning of a file.
    private func head(of file: ArchiveFile, at now: Timestamp) throws(ArchiveError) -> [UInt8] {
        var head = RecordHead(.warcinfo, date: now)
        head.add("WARC-Filename", file.name.text)
        let fields = ArchiveNote.block([
            ArchiveNote("software", software), ArchiveNote("format", "WARC File Format 1.1"),
            ArchiveNote(
                "conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ])
        let record = OneRecord(head: head, contentType: "application/warc-fields", block: fields)
        return try compress { deflater throws(ArchiveError) in
            var bytes: [UInt8] = []
            guard record.append(to: &bytes, deflater) else { throw ArchiveError(.other, "zlib failed.") }
            return bytes
        }
    }

    /// Lends a deflater: as many are made as are in use at once.
    private func compress<T>(_ body: (Deflater) throws(ArchiveError) -> T) throws(ArchiveError) -> T {
        guard let deflater = deflaters.withLock({ $0.popLast() }) ?? Deflater() else {
            throw ArchiveError(.other, "zlib cannot start: is there memory left?")
        }
        defer { deflaters.withLock { $0.append(deflater) } }
        return try body(deflater)
    }
}
