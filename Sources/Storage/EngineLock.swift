#if canImport(Glibc)
    import Glibc
#endif

/// Holds a data directory for one engine at a time: a harvest, a server. Readers and triage need no lock.
///
/// The kernel's own lock on `tidewaiter.lock` (flock), so that it ends with the process however that ends; the file
/// says who holds it (process id and command, a line each), and is empty when nobody does.
package final class EngineLock: Sendable {
    package let file: String
    /// The process that held the lock last, when it ended without letting go: a crash or a power cut.
    package let abandonedBy: Int32?
    private let descriptor: Int32

    /// Waits for the lock, at most so long; then throws `locked`, which says who holds it.
    package init(directory: String, waitSeconds: Double = 0) throws(StoreError) {
        try makeDirectory(directory)
        let path = directory + "/tidewaiter.lock"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard opened >= 0 else { throw StoreError(errno: errno, doing: "Opening the lock", file: path) }
        do throws(StoreError) {
            try EngineLock.acquire(opened, path, waitSeconds)
            abandonedBy = EngineLock.holder(of: opened)?.process
            try EngineLock.sign(opened, path)
        } catch {
            close(opened)
            throw error
        }
        file = path
        descriptor = opened
    }

    /// Lets go; the file stays, empty.
    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }

    private static func acquire(_ descriptor: Int32, _ path: String, _ waitSeconds: Double) throws(StoreError) {
        let deadline = uptime() + max(0, waitSeconds)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                throw StoreError(errno: code, doing: "Locking", file: path)
            }
            guard uptime() < deadline else { throw taken(descriptor, path) }
            usleep(50_000)
        }
    }

    private static func taken(_ descriptor: Int32, _ path: String) -> StoreError {
        guard let holder = holder(of: descriptor) else {
            return StoreError(.locked, "Another process holds \(path): wait for it to end.", file: path)
        }
        // The one that signed is gone, yet the lock is held: by a child that it left behind.
        let gone = kill(holder.process, 0) != 0 && errno == ESRCH
        return StoreError(
            .locked,
            gone
                ? "A process that \(holder.process) (\(holder.command)) left behind holds \(path): end it first."
                : "Process \(holder.process) (\(holder.command)) holds \(path): wait for it, or stop it.",
            file: path)
    }

    private static func holder(of descriptor: Int32) -> (process: Int32, command: String)? {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let lines = bytes.prefix(count).split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
        guard let first = lines.first, let process = Int32(first), process > 0 else { return nil }
        return (process, lines.count > 1 ? lines[1] : "unknown command")
    }

    private static func sign(_ descriptor: Int32, _ path: String) throws(StoreError) {
        let command = CommandLine.arguments.joined(separator: " ").prefix(400).filter { $0 != "\n" }
        let text = Array("\(getpid())\n\(command)\n".utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
            throw StoreError(errno: errno, doing: "Signing the lock", file: path)
        }
    }

    private static func uptime() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}

/// Makes a directory and those above it, where they are missing.
func makeDirectory(_ path: String) throws(StoreError) {
    var status = stat()
    if stat(path, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw StoreError(.notFound, "\(path) is not a directory: name another one for the data.", file: path)
        }
        return
    }
    let parts = path.split(separator: "/")
    if parts.count > 1 {
        try makeDirectory((path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/"))
    }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
        throw StoreError(errno: errno, doing: "Making the directory", file: path)
    }
}
