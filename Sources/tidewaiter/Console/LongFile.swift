import Glibc

/// A long file in memory without a copy. Pages that are given back are read again from the file when they are needed; it
/// must not become shorter meanwhile.
final class LongFile {
    let bytes: UnsafeBufferPointer<UInt8>
    private let base: UnsafeMutableRawPointer

    /// Nil where it is no regular file, not longer than `size`, or cannot be mapped.
    init?(_ path: String, longerThan size: Int) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) > size,
            let base = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
        else { return nil }
        self.base = base
        bytes = UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: Int(status.st_size))
    }

    /// Gives back the pages before the byte at `end`.
    func release(upTo end: Int) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let whole = min(end, bytes.count) / page * page
        if whole > 0 { madvise(base, whole, MADV_DONTNEED) }
    }

    deinit { munmap(base, bytes.count) }
}
