#if canImport(Glibc)
    import Glibc
#endif

/// A command that runs to its end, or to its time limit, with bytes on standard input. It inherits no file of ours, and
/// what it started itself ends with it.
struct ChildProcess: Sendable {
    let words: [String]
    let environment: [String]
    let input: [UInt8]
    let timeoutSeconds: Int

    /// Of what it prints on both outputs; the rest is read and dropped.
    static let mostOutput = 4 << 10

    struct End: Sendable {
        enum How: Hashable, Sendable {
            case exited(Int)
            case signalled(Int)
            case timedOut
        }

        var how: How
        var output: [UInt8]
    }

    func run() throws(DeliveryError) -> End {
        guard let inputs = Pipe() else { throw failure(errno, "Making a pipe for") }
        guard let outputs = Pipe() else {
            let error = failure(errno, "Making a pipe for")
            inputs.close()
            throw error
        }
        let (child, code) = spawn(input: inputs.reading, output: outputs.writing)
        close(inputs.reading)
        close(outputs.writing)
        guard code == 0 else {
            close(inputs.writing)
            close(outputs.reading)
            throw failure(code, "Starting")
        }
        return attend(child, input: inputs.writing, output: outputs.reading)
    }

    private struct Pipe {
        let reading: Int32
        let writing: Int32

        init?() {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return nil }
            (reading, writing) = (ends[0], ends[1])
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }

        func close() {
            Glibc.close(reading)
            Glibc.close(writing)
        }
    }

    private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// `posix_spawn_file_actions_addclosefrom_np` of glibc 2.34, which its headers show to GNU sources alone. Where it is
    /// not, files that others opened without O_CLOEXEC are inherited.
    private static let closeFrom: CloseFrom? = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map {
        unsafeBitCast($0, to: CloseFrom.self)
    }

    private func failure(_ code: Int32, _ what: String) -> DeliveryError {
        DeliveryError(errno: code, sink: ExecSink.name, doing: what, words.first ?? "")
    }

    private func spawn(input: Int32, output: Int32) -> (pid_t, Int32) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        _ = ChildProcess.closeFrom?(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, to be ended as a whole, and signals as they are from the start.
        posix_spawnattr_setpgroup(&attributes, 0)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var pipe = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &pipe)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let arguments = words.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var child = pid_t()
        let code = posix_spawn(&child, words.first ?? "", &actions, &attributes, arguments, variables)
        return (child, code)
    }

    private func attend(_ child: pid_t, input descriptor: Int32, output: Int32) -> End {
        let deadline = ContinuousClock.now.advanced(by: .seconds(timeoutSeconds))
        var conversation = Conversation(input: descriptor, output: output, bytes: input)
        let isOver = conversation.run(until: deadline)
        conversation.close()
        var status: Int32 = 0
        var isTimedOut = !isOver
        // It may have closed its outputs and run on.
        while isOver, waitpid(child, &status, WNOHANG) == 0 {
            guard ContinuousClock.now < deadline else {
                isTimedOut = true
                break
            }
            usleep(5_000)
        }
        kill(-child, SIGKILL)
        if isTimedOut { while waitpid(child, &status, 0) < 0, errno == EINTR {} }
        return End(how: isTimedOut ? .timedOut : ChildProcess.how(status), output: conversation.said)
    }

    private static func how(_ status: Int32) -> End.How {
        let signal = Int(status & 0x7F)
        return signal == 0 ? .exited(Int((status >> 8) & 0xFF)) : .signalled(signal)
    }
}

/// Feeds a command and listens to it at the same time.
private struct Conversation {
    private var input: Int32
    private let output: Int32
    private let bytes: [UInt8]
    private var written = 0
    private(set) var said: [UInt8] = []

    init(input: Int32, output: Int32, bytes: [UInt8]) {
        self.input = input
        self.output = output
        self.bytes = bytes
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
    }

    /// Until the command has closed its outputs; false when the time was over before that.
    mutating func run(until deadline: ContinuousClock.Instant) -> Bool {
        while ContinuousClock.now < deadline {
            var polls = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
            if input >= 0 { polls.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
            guard poll(&polls, nfds_t(polls.count), 100) >= 0 || errno == EINTR else { return true }
            if polls.count > 1, polls[1].revents != 0 { feed() }
            if polls[0].revents != 0, !listen() { return true }
        }
        return false
    }

    mutating func close() {
        if input >= 0 { Glibc.close(input) }
        Glibc.close(output)
    }

    /// A command that does not want to read is none the worse for it.
    private mutating func feed() {
        let count = bytes.withUnsafeBytes { buffer in
            Glibc.write(input, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        }
        if count > 0 { written += count }
        guard written == bytes.count || count < 0 && errno != EAGAIN && errno != EINTR else { return }
        Glibc.close(input)
        input = -1
    }

    /// False at the end.
    private mutating func listen() -> Bool {
        var piece = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(output, &piece, piece.count)
        if count > 0 { said += piece[..<count].prefix(max(0, ChildProcess.mostOutput - said.count)) }
        return count > 0 || count < 0 && (errno == EAGAIN || errno == EINTR)
    }
}
