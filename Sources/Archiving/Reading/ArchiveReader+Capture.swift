package import Records
import Texts

extension ArchiveReader {
    /// Reads the record of a capture, and verifies that its body is what was written there (by SHA-256).
    ///
    /// Throws `notFound` without the file, and `damaged` when it holds something else at that place.
    /// - Parameter directory: the folder of the archive.
    package static func read(_ capture: Capture, in directory: String) throws(ArchiveError) -> ArchiveRecord {
        guard !capture.file.contains("/"), !capture.file.isEmpty else {
            throw ArchiveError(.notFound, "“\(capture.file)” is no name of a file in \(directory).", file: directory)
        }
        let path = directory + "/" + capture.file
        var limits = Limits()
        // The head of the answer comes on top.
        limits.blockBytes = capture.size &+ (4 << 20)
        let source = try ByteSource(path: path, end: capture.offset &+ capture.length)
        let reader = try ArchiveReader(source, offset: capture.offset, limits: limits)
        guard let record = try reader.next(), record.offset == capture.offset else {
            throw ArchiveError(.damaged, "There is no record at byte \(capture.offset) of \(path).", file: path)
        }
        let hash = record.payload.withUnsafeBytes { Digest.sha256($0) }
        guard hash == capture.sha256 else {
            throw ArchiveError(
                .damaged, "The record at byte \(capture.offset) of \(path) has other bytes, of SHA-256 \(hash).",
                file: path)
        }
        return record
    }
}
