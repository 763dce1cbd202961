#if canImport(Glibc)
    import Glibc
#endif

/// A file that is replaced as a whole, safe on the disk before it takes the old one's place.
enum AtomicFile {
    static func write(_ bytes: [UInt8], to path: String, sink: String) throws(DeliveryError) {
        let part = path + ".part"
        let file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw DeliveryError(errno: errno, sink: sink, doing: "Opening", part) }
        let code = writeAll(bytes, to: file)
        let isSafe = code == 0 && fsync(file) == 0
        let failure = code == 0 ? errno : code
        close(file)
        guard isSafe else {
            unlink(part)
            throw DeliveryError(errno: failure, sink: sink, doing: "Writing to", part)
        }
        guard rename(part, path) == 0 else {
            let failure = DeliveryError(errno: errno, sink: sink, doing: "Replacing", path)
            unlink(part)
            throw failure
        }
        syncDirectory(of: path)
    }

    /// So that the name of a new file survives a power cut too; where directories cannot be synchronised it may not.
    static func syncDirectory(of path: String) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let directory = open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }
}
