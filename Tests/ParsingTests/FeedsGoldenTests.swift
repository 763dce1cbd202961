import Foundation
import Records
import Testing

@testable import Parsing

/// Every file of Fixtures/feeds, read and compared with the `.expected.json` beside it.
@Suite struct FeedsGoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/feeds")

    static let files: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { !$0.hasSuffix(".expected.json") }.sorted()
    }()

    @Test("a feed of each format is read as its golden says", arguments: files)
    func golden(_ file: String) throws {
        let input = Self.folder.appending(path: file)
        let golden = Self.folder.appending(path: file + ".expected.json")
        let body = [UInt8](try Data(contentsOf: input))
        let document = Document(
            requestedURL: "https://base.example/dir/feed", body: body, fetched: Timestamp(seconds: 0))
        let written = try FeedDump.json(FeedParser.parse(document))
        if ProcessInfo.processInfo.environment["TIDEWAITER_GOLDEN"] == "1" {
            try written.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("\(golden.lastPathComponent) was written anew: look at the difference")
            return
        }
        #expect(written == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test("there is a fixture for every family of formats")
    func complete() {
        let names = Self.files.joined(separator: " ")
        for family in ["rss091", "rss10", "rss20", "atom03", "atom10", "cdf", "sitemap", "jsonfeed"] {
            #expect(names.contains(family))
        }
    }

    @Test("every registered format has a name of its own")
    func registry() {
        let names = FeedFormats.all.map { $0.name }
        #expect(Set(names).count == names.count)
        #expect(FeedFormats.all.allSatisfy { !$0.title.isEmpty })
    }
}

/// A feed as JSON with sorted keys, for goldens.
enum FeedDump {
    static func json(_ feed: Feed) throws -> String {
        let data = try JSONSerialization.data(
            withJSONObject: object(feed), options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private static func object(_ f: Feed) -> [String: Any] {
        var o: [String: Any] = ["format": f.format, "items": f.items.map(object)]
        o["title"] = f.title
        o["link"] = f.link
        o["description"] = f.description
        o["id"] = f.id
        o["language"] = f.language
        o["rights"] = f.rights
        o["generator"] = f.generator
        o["image"] = f.image
        o["encoding"] = f.encoding
        o["published"] = f.published?.description
        o["updated"] = f.updated?.description
        o["ttlMinutes"] = f.ttlMinutes
        o["updateSeconds"] = f.updateSeconds
        o["skipHours"] = f.skipHours.isEmpty ? nil : f.skipHours
        o["authors"] = f.authors.isEmpty ? nil : f.authors
        o["categories"] = f.categories.isEmpty ? nil : f.categories
        o["diagnostics"] = f.diagnostics.isEmpty ? nil : f.diagnostics.map(\.code)
        return o
    }

    private static func object(_ i: FeedItem) -> [String: Any] {
        var o: [String: Any] = [:]
        o["id"] = i.id
        o["url"] = i.url
        o["title"] = i.title
        o["summary"] = i.summary
        o["content"] = i.content
        o["published"] = i.published?.description
        o["updated"] = i.updated?.description
        o["authors"] = i.authors.isEmpty ? nil : i.authors
        o["categories"] = i.categories.isEmpty ? nil : i.categories
        o["enclosures"] =
            i.enclosures.isEmpty ? nil : i.enclosures.map { "\($0.url) \($0.type ?? "-") \($0.length ?? "-")" }
        o["rights"] = i.rights
        o["source"] = i.sourceTitle == nil && i.sourceURL == nil ? nil : "\(i.sourceTitle ?? "-") \(i.sourceURL ?? "-")"
        o["image"] = i.image
        o["comments"] = i.comments
        o["language"] = i.language
        return o
    }
}
