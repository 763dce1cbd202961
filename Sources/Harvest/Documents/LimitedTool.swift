import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// A program of the system that reads one file and prints what it found, held to limits: it may be led astray by the file.
/// Its file is its standard input; it has no environment to speak of, writes no files, and is killed at the end.
struct LimitedTool: Sendable {
    struct Limits: Sendable {
        var wallSeconds = 20.0
        var cpuSeconds = 10
        var memoryBytes = 1 << 30
        var outputBytes = 16 << 20
    }

    struct Result: Sendable {
        var output: [UInt8] = []
        /// What it said on standard error, at most 4 KiB.
        var errors: [UInt8] = []
        /// The exit status; nil where a signal ended it.
        var status: Int32?
        /// It had more to say than it may.
        var isCut = false
        var isTimedOut = false
    }

    /// The program, an absolute path.
    let path: String
    let arguments: [String]
    var limits = Limits()

    /// The absolute path of a program of `PATH`; nil where there is none.
    static func find(_ name: String) -> String? {
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }.first {
            $0.hasPrefix("/") && access($0, X_OK) == 0
        }
    }

    /// Runs it over a file of these bytes, and waits; nil where it could not be started.
    func run(over bytes: [UInt8]) -> Result? {
        guard let input = Self.nameless(bytes) else { return nil }
        defer { close(input) }
        guard let output = Self.ends() else { return nil }
        guard let errors = Self.ends() else {
            for end in [output.read, output.write] { close(end) }
            return nil
        }
        let process = start(input, output.write, errors.write)
        close(output.write)
        close(errors.write)
        defer {
            close(output.read)
            close(errors.read)
        }
        return process.map { watch($0, output.read, errors.read) }
    }

    // MARK: - Starting

    /// A file that nobody else can open, and that is gone when it is closed.
    private static func nameless(_ bytes: [UInt8]) -> Int32? {
        var path = Array((FileManager.default.temporaryDirectory.path + "/tidewaiter-XXXXXX").utf8CString)
        let file = mkstemp(&path)
        guard file >= 0 else { return nil }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        unlink(path)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + written }, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                close(file)
                return nil
            }
            written += count
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    private static func ends() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// The shell sets the limits and becomes the program.
    private func start(_ input: Int32, _ output: Int32, _ errors: Int32) -> pid_t? {
        // A limit that cannot be set is lower already.
        let limits = ["-v \(limits.memoryBytes >> 10)", "-t \(limits.cpuSeconds)", "-f 0", "-c 0"]
        let script = limits.map { "ulimit \($0) 2>/dev/null; " }.joined() + "exec \"$0\" \"$@\""
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in [input, output, errors].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        let words = Self.copies(["/bin/sh", "-c", script, path] + arguments)
        let environment = Self.copies(["PATH=/usr/bin:/bin", "LC_ALL=C"])
        defer { for word in words + environment { free(word) } }
        var process = pid_t()
        return posix_spawn(&process, "/bin/sh", &actions, nil, words, environment) == 0 ? process : nil
    }

    private static func copies(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] { words.map { strdup($0) } + [nil] }

    // MARK: - Waiting

    private func watch(_ process: pid_t, _ output: Int32, _ errors: Int32) -> Result {
        var result = Result()
        let end = ContinuousClock.now + .seconds(limits.wallSeconds)
        var polls = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while polls.contains(where: { $0.fd >= 0 }), !result.isCut, !result.isTimedOut {
            let left = ContinuousClock.now.duration(to: end).components
            let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
            let ready = milliseconds > 0 ? poll(&polls, nfds_t(polls.count), Int32(clamping: milliseconds)) : 0
            if ready < 0, errno == EINTR { continue }
            result.isTimedOut = ready <= 0
            for i in polls.indices where polls[i].fd >= 0 && polls[i].revents != 0 {
                if !take(from: polls[i].fd, isOutput: i == 0, &result) { polls[i].fd = -1 }
            }
        }
        result.status = finish(process, &result, end)
        return result
    }

    /// Reads what is there; false at the end.
    private func take(from descriptor: Int32, isOutput: Bool, _ result: inout Result) -> Bool {
        var room = [UInt8](repeating: 0, count: 65_536)
        let count = room.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { return true }
        guard count > 0 else { return false }
        if isOutput {
            result.output += room.prefix(count)
            result.isCut = result.output.count > limits.outputBytes
        } else if result.errors.count < 4_096 {
            result.errors += room.prefix(min(count, 4_096 - result.errors.count))
        }
        return true
    }

    /// Waits for the end, or brings it about.
    private func finish(_ process: pid_t, _ result: inout Result, _ end: ContinuousClock.Instant) -> Int32? {
        var status: Int32 = 0
        if !result.isCut, !result.isTimedOut {
            while ContinuousClock.now < end {
                let done = waitpid(process, &status, WNOHANG)
                if done == process || done < 0 && errno != EINTR { return done < 0 ? nil : Self.exit(status) }
                usleep(500)
            }
            result.isTimedOut = true
        }
        kill(process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Self.exit(status)
    }

    /// The status of a program that ended by itself (`WIFEXITED`, `WEXITSTATUS`).
    private static func exit(_ status: Int32) -> Int32? { status & 0x7F == 0 ? (status >> 8) & 0xFF : nil }
}
