import Glibc
import Records
import Synchronization

/// The file that a download grows in: `PATH.part`, and beside it `PATH.part.from`, which says what its bytes belong to –
/// the address and the validator, a line each – so that a later download can go on where this one broke off. Nobody
/// else may write it meanwhile: it is locked. Its functions block; writing itself is done by CCurl.
final class PartialFile: Sendable {
    struct Failure: Error { let message: String }

    private struct State {
        /// Bytes that are there and still good.
        var size = 0
        var validator: String?
        var resumedAt = 0
        /// Of the whole file, where the server says so with a part.
        var total: Int?
        /// What was said of the answer under way.
        var place: Place?
        var isPublished = false
    }

    /// What to do with the body of an answer.
    enum Place: Equatable {
        /// Write it from here on.
        case offset(Int)
        /// It is not a part of the file: an error page, say.
        case nowhere
        case refused(FetchError.Kind, String)
    }

    let descriptor: Int32
    private let path: String
    /// Without user name and password.
    private let url: String
    private let state = Mutex(State())

    var partPath: String { path + ".part" }
    private var notePath: String { path + ".part.from" }

    /// Opens the part of an earlier download of this address, or begins one.
    init(path: String, url: String) throws(Failure) {
        self.path = path
        self.url = url
        descriptor = open(path + ".part", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw PartialFile.failure(path + ".part", errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isInPlace else {
            close(descriptor)
            throw Failure(message: "The file \(path).part is being written by another download.")
        }
        recall()
    }

    deinit { close(descriptor) }

    /// Bytes of the whole file and where it was resumed.
    var progress: (size: Int, resumedAt: Int) { state.withLock { ($0.size, $0.resumedAt) } }

    /// Whether the server has sent less than it has.
    var isShort: Bool { state.withLock { $0.size < $0.total ?? 0 } }

    /// The fields that ask for the rest only, if it still belongs to what is there (RFC 9110 §13.1.5, §14.2).
    var fields: [(String, String?)] {
        state.withLock { state in
            guard state.size > 0, let validator = state.validator else { return [] }
            return [("Range", "bytes=\(state.size)-"), ("If-Range", validator)]
        }
    }

    /// An answer has come whose body begins now: where it goes.
    @discardableResult
    func begin(_ document: Document) -> Place {
        let place =
            switch document.status {
            case 200: startOver(Validator.strong(document))
            case 206: goOn(ContentRange(document.header("content-range")))
            default: Place.nowhere
            }
        state.withLock { $0.place = place }
        return place
    }

    private func goOn(_ range: ContentRange?) -> Place {
        state.withLock { state in
            guard let range, state.size > 0, state.validator != nil, range.first == state.size else {
                return .refused(.other, "The server sent another part of the file than was asked for.")
            }
            if state.resumedAt == 0 { state.resumedAt = state.size }
            state.total = range.total
            return .offset(state.size)
        }
    }

    /// The answer has ended; so many bytes were written where `begin` said, which is given back.
    func end(written count: Int) -> Place? {
        state.withLock { state in
            if case .offset = state.place { state.size += count }
            defer { state.place = nil }
            return state.place
        }
    }

    /// Forgets what is there; false when there was nothing.
    @discardableResult
    func discard() -> Bool {
        guard state.withLock({ $0.size > 0 && $0.validator != nil }) else { return false }
        return startOver(nil) == .offset(0)
    }

    /// Puts the whole file in its place, safe on the disk.
    func publish() throws(Failure) {
        guard fsync(descriptor) == 0 else { throw PartialFile.failure(partPath, errno) }
        guard rename(partPath, path) == 0 else { throw PartialFile.failure(path, errno) }
        unlink(notePath)
        state.withLock { $0.isPublished = true }
    }

    /// Removes what would be of no use to a later download – a part that cannot be continued – and lets the next one have
    /// the file: the engine may hold on to this object a moment longer.
    func tidy() {
        defer { flock(descriptor, LOCK_UN) }
        if state.withLock({ !$0.isPublished && ($0.size == 0 || $0.validator == nil) }) {
            unlink(partPath)
            unlink(notePath)
        }
    }

    static func failure(_ path: String, _ code: Int32) -> Failure {
        let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
        let advice = code == ENOSPC || code == EDQUOT ? "; make room and fetch again, it goes on where it stopped" : ""
        return Failure(message: "The file \(path) cannot be written: \(reason)\(advice).")
    }
}

// MARK: - The note beside it

extension PartialFile {
    /// What a note may be long; a longer one is none of ours.
    private static let longestNote = 16_384

    /// Whether the open file is the one that stands there, and was not put in its place just now.
    private var isInPlace: Bool {
        var (mine, there) = (stat(), stat())
        return fstat(descriptor, &mine) == 0 && stat(partPath, &there) == 0 && mine.st_ino == there.st_ino
    }

    private func startOver(_ validator: String?) -> Place {
        // The old note goes before the new bytes come, so that it never speaks for them.
        unlink(notePath)
        guard ftruncate(descriptor, 0) == 0 else {
            return .refused(.disk, PartialFile.failure(partPath, errno).message)
        }
        state.withLock { $0 = State(validator: validator) }
        if let validator { write(note: url + "\n" + validator + "\n") }
        return .offset(0)
    }

    /// Without a note a later download begins anew: that it cannot be written is no failure.
    private func write(note: String) {
        let file = open(notePath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { return }
        defer { close(file) }
        let bytes = Array(note.utf8)
        if Glibc.write(file, bytes, bytes.count) != bytes.count { unlink(notePath) }
    }

    private func recall() {
        let file = open(notePath, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: PartialFile.longestNote)
        let count = read(file, &bytes, bytes.count)
        var status = stat()
        guard count > 0, fstat(descriptor, &status) == 0, status.st_size > 0 else { return }
        let lines = String(decoding: bytes[..<count], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, lines[0] == url[...], !lines[1].isEmpty else { return }
        state.withLock { $0 = State(size: Int(status.st_size), validator: String(lines[1])) }
    }
}
