import Foundation
import Records
import Testing

@testable import Parsing

/// The real feeds beside the repository, when they are there: kept out of it because their texts belong to others.
@Suite struct FeedsRealTests {
    static let archive: URL? = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let file = folder.appending(path: "shared/data/feeds/real-dev.tar.gz")
            if FileManager.default.fileExists(atPath: file.path) { return file }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }()

    @Test(
        "every real feed is read, with its items, raw and sanitised",
        .enabled(if: archive != nil, "needs shared/data/feeds beside the repository"))
    func all() throws {
        let archive = try #require(Self.archive)
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidewaiter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tar = Process()
        tar.executableURL = URL(filePath: "/usr/bin/env")
        tar.arguments = ["tar", "-xzf", archive.path, "-C", folder.path]
        try tar.run()
        tar.waitUntilExit()
        var read = 0
        var failed: [String] = []
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for name in files.sorted() {
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
            let document = Document(
                requestedURL: "https://real.example/", body: [UInt8](data), fetched: Timestamp(seconds: 0))
            guard let feed = try? FeedParser.parse(document), let raw = try? FeedParser.parse(document, raw: true)
            else {
                failed.append(name)
                continue
            }
            read += 1
            #expect(feed.items.count == raw.items.count, "\(name)")
        }
        // Two are no feeds: a lone Atom entry, and a catalogue of books.
        #expect(read == 126)
        #expect(failed.count == 2, "\(failed)")
    }
}
