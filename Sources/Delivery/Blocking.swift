import Dispatch

#if canImport(Glibc)
    import Glibc
#endif

/// Calls that may wait for a disk, a pipe or a peer, kept away from the threads that tasks share. Each sink has a queue of
/// its own: one that waits holds up no other, and never runs twice at a time.
struct Blocking: Sendable {
    private let queue = DispatchQueue(label: "tidewaiter.delivery")

    func run<T: Sendable>(
        _ body: @escaping @Sendable () throws(DeliveryError) -> T
    ) async throws(DeliveryError) -> T {
        let result: Result<T, DeliveryError> = await withCheckedContinuation { continuation in
            queue.async {
                Blocking.keepPipesQuiet()
                let result: Result<T, DeliveryError>
                do throws(DeliveryError) { result = .success(try body()) } catch { result = .failure(error) }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    /// A peer that goes away is an error of the call, not the end of the program. The queue runs on any thread, and the
    /// others that run there are none the worse for it.
    private static func keepPipesQuiet() {
        var pipe = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipe, nil)
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
