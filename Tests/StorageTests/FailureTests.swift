import Foundation
import Records
import Storage
import Testing

@Suite struct FailureTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("a store that may not be written is read, and refuses to write", .enabled(if: getuid() == 0, "needs root"))
    func readOnly() async throws {
        let path = directory.path
        let store = try directory.store()
        try await store.take(Sample.commit("a1"))
        try store.close()
        for name in try FileManager.default.contentsOfDirectory(atPath: path) { chmod(path + "/" + name, 0o444) }
        chmod(path, 0o555)
        await #expect(processExitsWith: .success) { [path = path as String] in
            // Rights do not bind root.
            #expect(setgid(65_534) == 0 && setuid(65_534) == 0)
            let error = #expect(throws: StoreError.self) { try SQLiteStore(directory: path) }
            #expect(error?.kind == .readOnly)
            #expect(error?.message.contains(path) == true)
            let lock = #expect(throws: StoreError.self) { try EngineLock(directory: path) }
            #expect(lock?.kind == .readOnly)
        }
    }

    @Test("a store opened for reading reads beside one that writes, and refuses to write")
    func reader() async throws {
        let store = try directory.store()
        try await store.take(Sample.commit("a1"))
        let reader = try directory.store(readOnly: true)
        try await store.take(Sample.commit("a2", text: "two"))
        #expect(try await reader.search(SearchQuery(text: "copper")).count == 2)
        let error = await #expect(throws: StoreError.self) { try await reader.take(Sample.commit("a3")) }
        #expect(error?.kind == .readOnly)
    }

    @Test("a disk without room is said, nothing is half stored, and it goes on when there is room again")
    func fullDisk() async throws {
        let path = directory.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            let store = try SQLiteStore(directory: path)
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            signal(SIGXFSZ, SIG_IGN)
            limit.rlim_cur = 1 << 20
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            var generator = SeededGenerator(state: 1)
            func commit(_ i: Int) -> ArticleCommit {
                var commit = Sample.commit("a\(i)", text: "word\(i)")
                commit.page = FollowedPage(article: "a\(i)", source: "gulf-trade", url: "/", item: "")
                commit.page?.lastError = String(
                    (0..<50_000).map { _ in "abcdefgh".randomElement(using: &generator) ?? "a" })
                return commit
            }
            var stored = 0
            var failure: StoreError?
            while failure == nil, stored < 200 {
                do throws(StoreError) {
                    _ = try await store.commit(
                        commit(stored), at: Sample.noon, by: Sample.rules)
                    stored += 1
                } catch {
                    failure = error
                }
            }
            #expect(failure?.kind == .diskFull)
            #expect(try await store.report().rows["articles"] == stored)
            limit.rlim_cur = limit.rlim_max
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            try await store.take(commit(stored))
            #expect(try await store.report(checking: true).problems == [])
        }
    }

    @Test("a real full disk is said", .enabled(if: getuid() == 0, "mounting needs root"))
    func fullFileSystem() async throws {
        let path = directory.path + "/small"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        // In a container without the right to mount, the limit of the file's size above has to do.
        guard mount("tmpfs", path, "tmpfs", 0, "size=3m") == 0 else { return }
        defer { umount2(path, Int32(MNT_DETACH)) }
        let store = try SQLiteStore(directory: path)
        let ballast = [UInt8](repeating: 1, count: 4 << 20)
        #expect(FileManager.default.createFile(atPath: path + "/ballast", contents: nil))
        let file = open(path + "/ballast", O_WRONLY)
        _ = write(file, ballast, ballast.count)
        close(file)
        var failure: StoreError?
        for i in 0..<400 where failure == nil {
            do { try await store.take(Sample.commit("a\(i)", text: "word\(i)")) } catch {
                failure = error as? StoreError
            }
        }
        #expect(failure?.kind == .diskFull)
        try FileManager.default.removeItem(atPath: path + "/ballast")
        try await store.take(Sample.commit("b", text: "more"))
        #expect(try await store.report(checking: true).problems == [])
        try store.close()
    }

    @Test("a file that is no store is said to be damaged", arguments: [100, 5_000])
    func noStore(size: Int) throws {
        let file = directory.path + "/" + SQLiteStore.fileName
        try Data(repeating: 65, count: size).write(to: URL(fileURLWithPath: file))
        let error = #expect(throws: StoreError.self) { try directory.store() }
        #expect(error?.kind == .corrupt)
        #expect(error?.file == file)
    }

    @Test("reading a directory without a store says that there is none, and makes none")
    func missing() throws {
        let error = #expect(throws: StoreError.self) { try directory.store(readOnly: true) }
        #expect(error?.kind == .notFound)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
        let file = directory.path + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        let second = #expect(throws: StoreError.self) { try SQLiteStore(directory: file) }
        #expect(second?.kind == .notFound)
    }

    @Test("directories that are missing are made")
    func deepDirectory() async throws {
        let store = try SQLiteStore(directory: directory.path + "/a/b/c")
        try await store.setValue([1, 2], for: "hosts")
        #expect(try await store.value("hosts") == [1, 2])
        try await store.setValue(nil, for: "hosts")
        #expect(try await store.value("hosts") == nil)
    }

    @Test("many may open a new store at the same time")
    func openingTogether() async throws {
        let path = directory.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for i in 0..<8 {
                group.addTask {
                    let store = try SQLiteStore(directory: path)
                    try await store.take(Sample.commit("a\(i)", text: "word\(i)"))
                }
            }
            try await group.waitForAll()
        }
        #expect(try await directory.store().report().rows["articles"] == 8)
    }
}
