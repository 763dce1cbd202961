import Exports
import FoundationEssentials
import Records

#if canImport(Glibc)
    import Glibc
#endif

/// One line of NDJSON per alert at the end of a file, each safe on the disk before its receipt.
///
/// A crash between the line and the receipt brings the alert again: a last line of the same alert that says the same is
/// taken for it, so that the line is not repeated. A last line that a crash cut is removed.
package struct FileSink: Sink {
    package static let name = "file"
    package static let title = "NDJSON at the end of a file (path), a line per alert"

    private let path: String
    private let queue = Blocking()

    /// `path`: the file, which is made where it is missing.
    package init(_ options: SinkOptions) throws(DeliveryError) {
        var reader = options.reader(FileSink.self)
        guard let path = try reader.path("path") else {
            throw reader.wrong("path", "The sink needs a `path`: the file to append to.")
        }
        self.path = path
        try reader.finish()
    }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        let line = AlertJSON.line(parcel.alert)
        let mark = Mark(id: parcel.alert.id, change: parcel.change)
        return try await queue.run { [path] () throws(DeliveryError) in
            "\(path), byte \(try FileSink.append(line, mark, to: path))"
        }
    }

    /// What a line is recognised by.
    private struct Mark: Hashable {
        var id: String
        var change: AlertGist
    }

    /// The members of a line that say what is worth telling.
    private struct Line: Decodable {
        struct Link: Decodable {
            var entity: String
        }

        var id: String
        var severity: Alert.Severity
        var state: String
        var origins: Int
        var concepts: [String]
        var linked: [Link]

        var mark: Mark {
            Mark(
                id: id,
                change: AlertGist(
                    severity: severity, state: state, origins: origins, facts: concepts + linked.map(\.entity)))
        }
    }

    /// Where the line begins in the file.
    private static func append(_ line: [UInt8], _ mark: Mark, to path: String) throws(DeliveryError) -> Int {
        let isNew = access(path, F_OK) != 0
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure("Opening", path) }
        defer { close(file) }
        // Two programs that append to one file take turns.
        guard flock(file, LOCK_EX) == 0 else { throw failure("Locking", path) }
        let size = Int(lseek(file, 0, SEEK_END))
        guard size >= 0 else { throw failure("Reading", path) }
        let last = try lastLine(of: file, size: size, path)
        if last.mark == mark, last.end == .whole {
            guard fsync(file) == 0 else { throw failure("Writing", path) }
            return last.start
        }
        // What a crash cut was never receipted; what is not ours stays, and gets the line end that it lacks.
        let start = last.end == .cut ? last.start : size
        guard start == size || ftruncate(file, off_t(start)) == 0 else { throw failure("Mending", path) }
        try write(last.end == .foreign ? [10] + line : line, to: file, at: start, path)
        if isNew { AtomicFile.syncDirectory(of: path) }
        return last.end == .foreign ? start + 1 : start
    }

    private static func write(
        _ line: [UInt8], to file: Int32, at start: Int, _ path: String
    ) throws(DeliveryError) {
        lseek(file, off_t(start), SEEK_SET)
        let code = writeAll(line, to: file)
        guard code == 0, fsync(file) == 0 else {
            let failure = DeliveryError(errno: code == 0 ? errno : code, sink: name, doing: "Writing to", path)
            // Half a line would be in the way of whoever reads the file.
            ftruncate(file, off_t(start))
            throw failure
        }
    }

    private struct LastLine {
        enum End {
            /// The file is empty or ends with a line end.
            case whole
            /// The line is the beginning of one of ours.
            case cut
            /// The line has no end, and somebody else began it.
            case foreign
        }

        var start: Int
        var end: End
        var mark: Mark?
    }

    /// Lines longer than four megabytes are not looked into.
    private static func lastLine(of file: Int32, size: Int, _ path: String) throws(DeliveryError) -> LastLine {
        let reach = min(size, 4 << 20)
        guard reach > 0 else { return LastLine(start: 0, end: .whole) }
        var bytes = [UInt8](repeating: 0, count: reach)
        let count = pread(file, &bytes, reach, off_t(size - reach))
        guard count == reach else { throw failure("Reading", path) }
        let isWhole = bytes[reach - 1] == 10
        let body = isWhole ? bytes.dropLast() : bytes[...]
        let line = body[(body.lastIndex(of: 10).map { $0 + 1 } ?? 0)...]
        let isOurs = line.starts(with: beginning) || beginning.starts(with: line)
        return LastLine(
            start: size - reach + line.startIndex, end: isWhole ? .whole : isOurs ? .cut : .foreign,
            mark: try? JSONDecoder().decode(Line.self, from: Data(line)).mark)
    }

    /// Of every line that `AlertJSON` writes.
    private static let beginning = Array(#"{"id":""#.utf8)

    private static func failure(_ what: String, _ path: String) -> DeliveryError {
        DeliveryError(errno: errno, sink: name, doing: what, path)
    }
}
