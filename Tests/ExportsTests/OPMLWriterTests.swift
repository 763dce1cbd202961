import Foundation
import FoundationXML
import Records
import Testing

@testable import Exports

/// Lists of feeds for other readers, read back by a parser that is not ours.
@Suite struct OPMLWriterTests {
    private func source(_ id: String, _ title: String, _ url: String, topics: [String] = []) -> Source {
        var source = Source(id: id, title: title, kind: .feed, url: url)
        source.topics = topics
        return source
    }

    private func document(_ sources: [Source], title: String = "T") throws -> XMLDocument {
        let bytes = OPMLWriter.bytes(sources, title: title, created: Timestamp(year: 2026, month: 11, day: 25, hour: 2))
        return try XMLDocument(data: Data(bytes))
    }

    @Test("every outline has a text, feeds lie in the folder of their first topic, in their order")
    func outlines() throws {
        var second = source("b", "Häfen", "https://b.example/?a=1&b=2", topics: ["ports", "trade"])
        second.language = "de"
        let xml = try document([
            source("a", "A", "https://a.example/", topics: ["trade"]), second, source("c", "", "https://c.example/"),
            source("d", "D", "https://d.example/", topics: ["trade"]),
        ])
        let all = try xml.nodes(forXPath: "//outline").compactMap { $0 as? XMLElement }
        #expect(all.allSatisfy { $0.attribute(forName: "text")?.stringValue?.isEmpty == false })
        #expect(all.map { $0.attribute(forName: "text")?.stringValue } == ["c", "trade", "A", "D", "ports", "Häfen"])
        let ports = try #require(all.last)
        #expect(ports.attribute(forName: "xmlUrl")?.stringValue == "https://b.example/?a=1&b=2")
        #expect(ports.attribute(forName: "type")?.stringValue == "rss")
        #expect(ports.attribute(forName: "category")?.stringValue == "/ports,/trade")
        #expect(ports.attribute(forName: "language")?.stringValue == "de")
        #expect(try xml.nodes(forXPath: "/opml/head/dateCreated").first?.stringValue == "Wed, 25 Nov 2026 02:00:00 GMT")
        #expect(try xml.nodes(forXPath: "/opml[@version='2.0']/body").count == 1)
    }

    @Test("titles may hold anything, and no character that XML cannot hold gets in")
    func titles() throws {
        let odd = "<b>\"A\" & 'B'</b> ]]> \u{1}\u{0}\u{FFFE} \u{1F600}"
        let xml = try document([source("a", odd, "https://a.example/", topics: ["x<y"])], title: odd)
        let title = "<b>\"A\" & 'B'</b> ]]>  \u{1F600}"
        #expect(try xml.nodes(forXPath: "//outline[@xmlUrl]/@title").first?.stringValue == title)
        #expect(try xml.nodes(forXPath: "/opml/head/title").first?.stringValue == title)
        let lines = try document([source("a", "one\ntwo\tthree", "https://a.example/")])
        #expect(try lines.nodes(forXPath: "//outline/@text").first?.stringValue == "one\ntwo\tthree")
    }

    @Test("only feeds have an xmlUrl; lists, pages and archives are not in it")
    func kinds() throws {
        let all = Source.Kind.allCases.map {
            Source(id: $0.rawValue, title: "t", kind: $0, url: "https://a.example/\($0)")
        }
        let xml = try document(all)
        #expect(try xml.nodes(forXPath: "//outline").count == 2)
        #expect(try xml.nodes(forXPath: "//outline/@xmlUrl").map(\.stringValue) == ["https://a.example/feed"])
        #expect(
            try xml.nodes(forXPath: "//outline[@type='sitemap']/@url").map(\.stringValue) == [
                "https://a.example/sitemap"
            ])
    }

    @Test(
        "dates are those of mail",
        arguments: [
            (Timestamp(seconds: 0), "Thu, 01 Jan 1970 00:00:00 GMT"),
            (
                Timestamp(year: 2024, month: 2, day: 29, hour: 23, minute: 59, second: 59),
                "Thu, 29 Feb 2024 23:59:59 GMT"
            ),
            (Timestamp(year: 1969, month: 12, day: 31), "Wed, 31 Dec 1969 00:00:00 GMT"),
        ])
    func dates(time: Timestamp, wanted: String) { #expect(OPMLWriter.date(time) == wanted) }
}
