import Foundation
import Harvest
import Records
import Storage
import TestSupport
import Testing

extension WholeHarvests {
    /// The real feeds of `../shared`, served on loopback and harvested with the shipped lexicons and rules.
    @Suite(.enabled(if: SharedData.has("feeds/real-dev.tar.gz"), Comment(rawValue: SharedData.absent)))
    struct RealFeedsTests {
        @Test("128 real feeds in one pass: none crashes it, each is accounted for, and a second pass finds nothing new")
        func all() async throws {
            let archive = try TemporaryFolder()
            let files = try await SharedData.unpack("feeds/real-dev.tar.gz", into: archive)
            #expect(files.count == 128)
            let server = try HostileServer()
            let directory = try Self.directory(of: files, on: server)

            let first = try await HarvestRun.all(directory.path)
            #expect(first.problems.isEmpty, "\(first.problems)")
            #expect(first.results.count == files.count)
            for result in first.results.values { Self.expectAccount(of: result) }
            // Two are no feeds: a lone Atom entry, and a catalogue of books.
            #expect(first.summary.sources.failed == 2, "\(first.summary.failures)")
            #expect(first.summary.items.new > 2_000)
            let (digest, stored, silent) = try await SQLiteStore.look(into: directory.path) { store in
                (
                    try await store.digest(), try await store.report(checking: true),
                    try await store.alerts(AlertFilter(rule: "silent-source"))
                )
            }
            // A source that has fallen silent is an article of its own.
            #expect(stored.rows["articles"] == first.summary.items.new + silent.count)
            #expect(silent.count < files.count / 4)
            #expect(stored.problems == [])

            try await Self.expectNothingNew(in: directory, server, after: first, digest)
            try await Self.expectNothingNewWithoutValidators(in: directory, files, server)
        }

        /// What came of a source is items, or the reason why there are none.
        private static func expectAccount(of result: SourceResult) {
            switch result.outcome {
            case .failed: #expect(result.reason?.isEmpty == false, "\(result.source)")
            case .unchanged, .deferred: Issue.record("\(result.source) cannot be unchanged the first time")
            case .ok:
                #expect(
                    result.items > 0 || !result.diagnostics.isEmpty, "\(result.source) yields nothing and says nothing")
            }
        }

        private static func directory(of files: [String], on server: HostileServer) throws -> WorkingDirectory {
            let directory = try WorkingDirectory()
            // The shipped ones instead of the small ones.
            for folder in ["lexicons", "rules"] {
                try FileManager.default.removeItem(atPath: directory.folder.path(folder))
            }
            try serve(files, on: server, tail: [])
            try directory.write(files.indices.map { .init("real-\($0)", server.url("/\($0)")) })
            return directory
        }

        /// - Parameter tail: white space behind each feed, which changes its bytes and nothing else.
        private static func serve(_ files: [String], on server: HostileServer, tail: [UInt8]) throws {
            for (number, file) in files.enumerated() {
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
                server.serve(bytes + tail, at: "/\(number)", type: "application/octet-stream")
            }
        }

        private static func expectNothingNew(
            in directory: WorkingDirectory, _ server: HostileServer, after first: HarvestRun, _ digest: String
        ) async throws {
            let asked = server.requests.count
            let second = try await HarvestRun.all(directory.path)
            #expect(second.summary.sources.unchanged == first.summary.sources.ok)
            #expect(second.summary.items.new == 0 && second.summary.items.updated == 0)
            #expect(second.summary.alerts.raised == 0 && second.summary.alerts.updated == 0 && second.alertsRaised == 0)
            // What failed has nothing to compare with and is asked for in full.
            let failed = Set(second.summary.failures.map { server.path(of: $0.source) })
            for request in server.requests.dropFirst(asked) where !failed.contains(request.path) {
                #expect(request.isConditional, "\(request.path)")
            }
            #expect(try await SQLiteStore.look(into: directory.path) { try await $0.digest() } == digest)
        }

        /// The feeds changed by a byte: all is read again, and every item is recognised.
        private static func expectNothingNewWithoutValidators(
            in directory: WorkingDirectory, _ files: [String], _ server: HostileServer
        ) async throws {
            try serve(files, on: server, tail: [10])
            let third = try await HarvestRun.all(directory.path)
            for result in third.results.values where result.new + result.updated > 0 {
                Issue.record(
                    "\(result.source) (\(files[Int(result.source.dropFirst(5)) ?? 0])): \(result.new) new, \(result.updated) updated"
                )
            }
            #expect(third.summary.alerts.raised == 0 && third.summary.alerts.updated == 0)
        }
    }
}

extension HostileServer {
    fileprivate func path(of source: String) -> String { "/" + source.dropFirst("real-".count) }
}
