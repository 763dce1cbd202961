import Dispatch

#if canImport(Glibc)
    import Glibc
#endif

/// Calls that may wait for a disk or a pipe, kept away from the threads that tasks share.
enum Blocking {
    private static let queue = DispatchQueue(label: "tidewaiter.delivery")

    static func run<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }
}

/// Writes all bytes to a file descriptor; returns 0 or the code (errno) of what failed.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
        var written = 0
        while written < buffer.count {
            let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            written += count
        }
        return 0
    }
}
