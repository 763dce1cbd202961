import Foundation
import Records
import Storage
import Testing

@Suite struct CrashTests {
    @Test("killed within a transaction, the store holds nothing of it and goes on to the same end", arguments: 0..<3)
    func killed(seed: Int) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        let fatal = 3 + seed * 8
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, fatal = fatal as Int] in
            let store = try SQLiteStore(directory: path)
            for (i, commit) in StoryTests.planted.enumerated() {
                let rules = StoryRules(sameStory: Sample.sameStory) {
                    // By now the article, its findings and its place among the stories are written, its alerts not.
                    if i == fatal { kill(getpid(), SIGKILL) }
                    return Sample.assemble($0, $1, $2, $3, $4)
                }
                try await store.take(commit, by: rules)
            }
        }
        let store = try directory.store()
        #expect(try await store.article(StoryTests.planted[fatal].article.id) == nil)
        #expect(try await store.report(checking: true).problems == [])
        #expect(try await store.report().rows["articles"] == fatal)
        for commit in StoryTests.planted { try await store.take(commit) }

        let other = try TemporaryDirectory()
        let reference = try other.store()
        for commit in StoryTests.planted { try await reference.take(commit) }
        #expect(try await store.digest() == (try await reference.digest()))
    }

    @Test("a cancelled commit leaves nothing behind")
    func cancelled() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        let task = Task {
            try await Task.sleep(for: .seconds(60))
        }
        task.cancel()
        let commit = Task {
            _ = try? await task.value
            withUnsafeCurrentTask { $0?.cancel() }
            try await store.take(Sample.commit("a1"))
        }
        let result = await commit.result
        let error = #expect(throws: StoreError.self) { try result.get() }
        #expect(error?.kind == .cancelled)
        #expect(try await store.article("a1") == nil)
    }
}
