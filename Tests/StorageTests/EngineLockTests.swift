import Foundation
import Storage
import Testing

@Suite struct EngineLockTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("a second engine is told who holds the lock, and gets it once that one is done")
    func exclusive() throws {
        var first: EngineLock? = try EngineLock(directory: directory.path)
        let error = #expect(throws: StoreError.self) { try EngineLock(directory: directory.path) }
        #expect(error?.kind == .locked)
        #expect(error?.message.contains("Process \(getpid())") == true)
        withExtendedLifetime(first) {}
        first = nil
        #expect(try EngineLock(directory: directory.path).abandonedBy == nil)
    }

    @Test("a second engine waits as long as it was told")
    func waiting() async throws {
        let path = directory.path
        let first = Holder(try EngineLock(directory: path))
        let second = Task.detached { try EngineLock(directory: path, waitSeconds: 20) }
        try await Task.sleep(for: .milliseconds(150))
        first.release()
        #expect(try await second.value.file == path + "/tidewaiter.lock")
    }

    @Test("the lock of a process that was killed is taken over, and its process named")
    func abandoned() async throws {
        let path = directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let lock = try EngineLock(directory: path)
            kill(getpid(), SIGKILL)
            withExtendedLifetime(lock) {}
        }
        let lock = try EngineLock(directory: path)
        #expect(lock.abandonedBy != nil)
        #expect(lock.abandonedBy != getpid())
    }

    @Test(
        "what is in the file does not matter", arguments: ["", "nonsense", "99999999999999\n", "\u{0}\u{0}", "-1\nx\n"])
    func oddContent(text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory.path + "/tidewaiter.lock"))
        #expect(try EngineLock(directory: directory.path).abandonedBy == nil)
    }

    private final class Holder: @unchecked Sendable {
        private var lock: EngineLock?
        init(_ lock: EngineLock) { self.lock = lock }
        func release() { lock = nil }
    }
}
