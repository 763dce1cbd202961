import Foundation
import Harvest
import Records
import Storage
import TestSupport
import Testing

/// Each bad answer that a source can give: told in words that say what is wrong, and without loss for its neighbours.
struct BadFeedTests {
    /// What is to come of a bad source.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        /// The source fails, with these words in the reason; nil: it is read.
        var failure: [String]?
        /// These words stand in one of the diagnostics of what was read.
        var told: String?
        /// Titles that come through.
        var titles: [String] = []
        var answer: @Sendable (HostileRequest) -> HostileAnswer

        var testDescription: String { name }
    }

    /// 100 MiB of one letter, made once.
    private static let bomb = HostileAnswer.gzipBomb(bytes: 100 << 20)
    private static let secret = "kept-from-everybody-4711"

    static let cases: [Case] = [
        Case(name: "empty", failure: ["empty"]) { _ in .ok("", type: "application/rss+xml") },
        Case(name: "an HTML page in its place", failure: ["HTML page, not a feed", "/real-feed.xml"]) { _ in
            let link = "<link rel=alternate type=application/rss+xml href=/real-feed.xml>"
            return .ok("<!doctype html><html><head><title>Moved</title>\(link)</head><body><p>Hello", type: "text/html")
        },
        Case(name: "cut in half", told: "malformed", titles: ["First"]) { _ in
            let feed = TestFeed.rss([.init("c1", "First", "whole"), .init("c2", "Second", "behind the cut")])
            return .ok(String(feed.prefix(feed.utf8.count * 6 / 10)), type: "application/rss+xml")
        },
        Case(name: "the connection lost half-way", failure: ["answer broke off after"]) { _ in
            .cut(TestFeed.rss([.init("c1", "First", "whole")]), missing: 5_000)
        },
        Case(name: "NUL and control bytes", told: "malformed", titles: ["Before", "After"]) { _ in
            let feed = TestFeed.rss([
                .init("n1", "Before", "a\u{0}b \u{1}\u{8}\u{1B}"), .init("n2", "After", "behind them"),
            ])
            return .ok(feed, type: "application/rss+xml")
        },
        Case(
            name: "another charset than its label", told: "declared as utf-8, but read as windows-1252",
            titles: ["Zollbehörde prüft Gebühren"]
        ) { _ in
            let feed = TestFeed.rss([
                .init("w1", "Zollbehörde prüft Gebühren", "Für Öl und Äpfel wird künftig mehr verlangt.")
            ])
            return .ok(
                bytes: Array(feed.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }),
                type: "application/rss+xml")
        },
        Case(name: "a billion laughs", told: "malformed", titles: []) { _ in
            let entities = (1...9).map { n in
                "<!ENTITY l\(n) \"" + String(repeating: "&l\(n - 1);", count: 10) + "\">"
            }
            let head = "<!DOCTYPE rss [<!ENTITY l0 \"ha\">\(entities.joined())]>"
            let feed = TestFeed.rss([.init("b1", "Laughing", "&l9;")])
            return .ok(feed.replacing("<rss ", with: head + "<rss "), type: "application/rss+xml")
        },
        Case(name: "a body without end", failure: ["exceeds", "bytes"]) { _ in .endless(limit: 200 << 20) },
        Case(name: "a gzip bomb", failure: ["unpack to more than"]) { _ in bomb },
        Case(name: "a redirect in a circle", failure: ["redirects in a circle"]) { request in
            .redirect(to: request.path == "/bad" ? "/bad-2" : "/bad")
        },
        Case(name: "a redirect to a private address", failure: ["169.254.169.254 is no public address"]) { _ in
            .redirect(to: "http://169.254.169.254/latest/meta-data/")
        },
        Case(name: "a redirect to a file", failure: ["not file"]) { _ in .redirect(to: "file:///etc/passwd") },
    ]

    @Test("a bad source is told, and the good one beside it comes through", arguments: cases)
    func bad(bad: Case) async throws {
        let (run, directory) = try await Self.harvest(bad.answer)
        let result = try #require(run.results["bad"])
        if let failure = bad.failure {
            #expect(result.outcome == .failed)
            for words in failure { #expect(result.reason?.contains(words) == true, "\(result.reason ?? "no reason")") }
            #expect(run.summary.failures.map(\.source) == ["bad"])
        } else {
            #expect(result.outcome == .ok, "\(result.reason ?? "")")
        }
        if let told = bad.told {
            #expect(
                result.diagnostics.contains { ($0.code + " " + $0.message).contains(told) }, "\(result.diagnostics)")
        }
        let titles = try await SQLiteStore.look(into: directory.path) { store in
            try await store.search(SearchQuery(source: "bad")).map(\.article.title)
        }
        for title in bad.titles { #expect(titles.contains(title), "\(titles)") }
        try await Self.expectGood(run, directory)
    }

    @Test("what an external entity points at does not get into the store")
    func externalEntity() async throws {
        let place = try TemporaryFolder()
        let file = try place.write(Self.secret, to: "secret.txt")
        let head =
            "<!DOCTYPE rss [<!ENTITY leak SYSTEM \"file://\(file)\"><!ENTITY % more SYSTEM \"file://\(file)\"> %more;]>"
        let feed = TestFeed.rss([.init("x1", "Look &leak; here", "It says &leak; here.")])
            .replacing("<rss ", with: head + "<rss ")
        let (run, directory) = try await Self.harvest { _ in .ok(feed, type: "application/rss+xml") }
        let result = try #require(run.results["bad"])
        #expect(result.reason != nil || !result.diagnostics.isEmpty, "it is told")
        try await SQLiteStore.look(into: directory.path) { store in
            for hit in try await store.search(SearchQuery()) {
                #expect(!hit.article.text.contains(Self.secret) && !hit.article.title.contains(Self.secret))
            }
            try await store.checkpoint()
        }
        #expect(try !directory.folder.holds(Self.secret))
        try await Self.expectGood(run, directory)
    }

    // MARK: - Harvests

    private static func harvest(
        _ answer: @escaping @Sendable (HostileRequest) -> HostileAnswer
    ) async throws -> (HarvestRun, WorkingDirectory) {
        let server = try HostileServer()
        for path in ["/bad", "/bad-2"] { server.route(path, answer) }
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        let directory = try WorkingDirectory()
        try directory.write([.init("bad", server.url("/bad")), .init("good", server.url("/good"))])
        return (try await HarvestRun.all(directory.path), directory)
    }

    private static func expectGood(_ run: HarvestRun, _ directory: WorkingDirectory) async throws {
        #expect(run.results["good"]?.outcome == .ok)
        #expect(run.results["good"]?.new == 2)
        try await SQLiteStore.look(into: directory.path) { store in
            #expect(try await store.search(SearchQuery(source: "good")).count == 2)
            let alerts = try await store.alerts(AlertFilter(source: "good"))
            #expect(alerts.map(\.subject.id) == ["T-0001"])
        }
    }
}
