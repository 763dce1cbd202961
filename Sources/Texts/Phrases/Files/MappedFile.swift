#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file in memory, read by the system as it is looked at, and never changed here. It must be replaced whole (as
/// `TableWriter` does), not cut while it is mapped.
package final class MappedFile: Sendable {
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    /// Maps the file at a path.
    package init(path: String) throws(TableFileError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw TableFileError(.unreadable, TableFileError.system("open", path)) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TableFileError(.unreadable, "\(path) is not a file")
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw TableFileError(.cut, "\(path) is empty") }
        // All of it is looked at once, to be checked: mapping it at once saves a fault per page.
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0), start != MAP_FAILED else {
            throw TableFileError(.unreadable, TableFileError.system("map", path))
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
}
