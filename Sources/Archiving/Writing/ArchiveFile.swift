#if canImport(Glibc)
    import Glibc
#endif

/// An archive's file open for appending, locked against other processes (flock), with an empty file `NAME.open` beside
/// it: where that outlives the process, the file's end is to be looked at.
final class ArchiveFile: Sendable {
    let folder: String
    let name: ArchiveName
    private let descriptor: Int32

    var path: String { folder + "/" + name.text }
    private var mark: String { path + ArchiveName.openMark }

    /// Opens the file, or makes it; nil where another process has it open, or left it without closing it.
    init?(folder: String, name: ArchiveName) throws(ArchiveError) {
        let path = folder + "/" + name.text
        let mark = path + ArchiveName.openMark
        guard access(mark, F_OK) != 0 else { return nil }
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o644)
        guard opened >= 0 else { throw ArchiveError(errno: errno, doing: "Opening", file: path) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            return nil
        }
        let marked = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard marked >= 0 else {
            let code = errno
            close(opened)
            throw ArchiveError(errno: code, doing: "Making", file: mark)
        }
        close(marked)
        self.folder = folder
        self.name = name
        descriptor = opened
    }

    /// Opens a file that was left without being closed, to repair it; nil where another process has it open.
    init?(abandoned name: ArchiveName, folder: String) throws(ArchiveError) {
        let path = folder + "/" + name.text
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o644)
        guard opened >= 0 else { throw ArchiveError(errno: errno, doing: "Opening", file: path) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            return nil
        }
        self.folder = folder
        self.name = name
        descriptor = opened
    }

    deinit { close(descriptor) }

    func size() throws(ArchiveError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ArchiveError(errno: errno, doing: "Asking", file: path) }
        return Int(status.st_size)
    }

    /// Appends all the bytes; after an error some of them may be there.
    func append(_ bytes: [UInt8]) throws(ArchiveError) {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[start...])
                return write(descriptor, rest.baseAddress, rest.count)
            }
            if written < 0 {
                guard errno == EINTR else { throw ArchiveError(errno: errno, doing: "Writing", file: path) }
            } else {
                start += written
            }
        }
    }

    func cut(to size: Int) throws(ArchiveError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else {
            throw ArchiveError(errno: errno, doing: "Cutting", file: path)
        }
    }

    /// Brings what was appended to the disk and, for a new file, its name.
    func sync(withName: Bool) throws(ArchiveError) {
        while fdatasync(descriptor) != 0 {
            guard errno == EINTR else { throw ArchiveError(errno: errno, doing: "Synchronising", file: path) }
        }
        if withName { try Self.syncFolder(folder) }
    }

    /// Takes the mark away: the file is whole and on the disk.
    func removeMark() throws(ArchiveError) {
        guard unlink(mark) == 0 || errno == ENOENT else {
            throw ArchiveError(errno: errno, doing: "Removing", file: mark)
        }
        try Self.syncFolder(folder)
    }

    private static func syncFolder(_ folder: String) throws(ArchiveError) {
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw ArchiveError(errno: errno, doing: "Opening", file: folder) }
        defer { close(opened) }
        // Some file systems have no such thing for folders, and say so.
        guard fsync(opened) == 0 || errno == EINVAL else {
            throw ArchiveError(errno: errno, doing: "Synchronising", file: folder)
        }
    }
}
