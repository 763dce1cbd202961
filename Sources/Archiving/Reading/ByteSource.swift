#if canImport(Glibc)
    import Glibc
#endif

/// Bytes at any place: of a file, or in memory.
final class ByteSource {
    private let descriptor: Int32
    private let bytes: [UInt8]
    /// The file; nil in memory.
    let path: String?
    /// As far as is known: a file may grow.
    let size: Int
    /// Nothing is read from there on.
    private let end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        descriptor = -1
        path = nil
        size = bytes.count
        end = .max
    }

    /// - Parameter end: nothing is read from there on.
    init(path: String, end: Int = .max) throws(ArchiveError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw ArchiveError(errno: errno, doing: "Opening", file: path) }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw ArchiveError(.notFound, "\(path) is no file that can be read from any place.", file: path)
        }
        descriptor = opened
        self.path = path
        bytes = []
        size = min(Int(status.st_size), max(0, end))
        self.end = end
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Reads from `offset` on, as many as there are and have room; 0 at the end.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
        guard offset >= 0 else { return 0 }
        guard let path else {
            guard offset < bytes.count else { return 0 }
            let part = bytes[offset...].prefix(buffer.count)
            buffer.copyBytes(from: part)
            return part.count
        }
        while true {
            let count = pread(descriptor, buffer.baseAddress, min(buffer.count, max(0, end - offset)), off_t(offset))
            if count >= 0 { return count }
            guard errno == EINTR else { throw ArchiveError(errno: errno, doing: "Reading", file: path) }
        }
    }

    /// The first bytes from there on.
    func peek(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = try readFully(at: offset, &bytes)
        return Array(bytes.prefix(got))
    }

    private func readFully(at offset: Int, _ bytes: inout [UInt8]) throws(ArchiveError) -> Int {
        var error: ArchiveError?
        let got = bytes.withUnsafeMutableBytes { buffer in
            do throws(ArchiveError) {
                return try read(at: offset, into: buffer)
            } catch let caught {
                error = caught
                return 0
            }
        }
        if let error { throw error }
        return got
    }
}
