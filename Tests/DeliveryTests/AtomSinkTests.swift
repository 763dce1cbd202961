import Foundation
import FoundationXML
import Records
import TestSupport
import Testing

@testable import Delivery

@Suite struct AtomSinkTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func sink(_ entries: Int = 3) throws -> any Sink {
        try Sample.sink(
            "atom",
            [
                "path": ["alerts.atom"], "entries": [String(entries)], "self": ["https://x.example/a?b=c&d"],
                "title": ["T & T"],
            ],
            directory: folder.path)
    }

    /// The feed as an XML parser that is not ours reads it.
    final class Reader: NSObject, XMLParserDelegate {
        var texts: [String: [String]] = [:]
        var depth = 0
        private var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            text = ""
            if let href = attributes["href"] { texts["\(name) \(attributes["rel"] ?? "")", default: []].append(href) }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            texts[name, default: []].append(text)
        }
    }

    func read() throws -> Reader {
        let reader = Reader()
        let parser = XMLParser(data: Data(try folder.bytes("alerts.atom")))
        parser.delegate = reader
        #expect(parser.parse(), "\(parser.parserError.debugDescription)")
        return reader
    }

    @Test("the newest alerts stand in it, newest first, with ids that stay")
    func newest() async throws {
        let sink = try sink()
        for i in 1...5 {
            _ = try await sink.deliver(
                Parcel(Sample.alert("a\(i)", title: "Öl <&> \"\u{0}\u{FFFF}'"), at: Sample.noon.adding(Int64(i))))
        }
        let feed = try read()
        #expect(feed.texts["entry"]?.count == 3)
        #expect(feed.texts["updated"]?.first == "2026-01-15T12:00:05Z")
        #expect(feed.texts["title"]?.first == "T & T")
        #expect(feed.texts["link self"] == ["https://x.example/a?b=c&d"])
        #expect(feed.texts["link alternate"]?.first == "https://news.example/1?a=b&c=d")
        #expect(feed.texts["content"]?.first?.contains("<blockquote><p>Seized &lt;b&gt;") == true)
        let ids = try #require(feed.texts["id"])
        #expect(ids.count == 4 && Set(ids).count == 4 && ids.allSatisfy { $0.hasPrefix("urn:uuid:") })
        _ = try await sink.deliver(Parcel(Sample.alert("a3", origins: 2), isUpdate: true, at: Sample.noon.adding(9)))
        let again = try read()
        #expect(again.texts["id"]?[0] == ids[0])
        #expect(again.texts["id"].map { Set($0) } == Set(ids))
        #expect(again.texts["id"]?[1] == ids[3])
    }

    @Test(
        "a file that is no feed of ours is left alone",
        arguments: ["<feed/>", "notes", "<?xml version=\"1.0\"?>\n<rss/>"])
    func foreign(text: String) async throws {
        try folder.write(text, to: "alerts.atom")
        let sink = try sink()
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(try folder.text("alerts.atom") == text)
    }

    @Test("who reads it while it is written always sees a whole feed")
    func atomic() async throws {
        let sink = try sink(50)
        _ = try await sink.deliver(Sample.parcel("a0"))
        let writing = Task {
            for i in 1...60 { _ = try await sink.deliver(Sample.parcel("a\(i)")) }
        }
        var looks = 0
        while looks < 200 {
            #expect(try folder.text("alerts.atom").hasSuffix("</feed>\n"))
            looks += 1
        }
        try await writing.value
        #expect(try read().texts["entry"]?.count == 50)
    }
}
