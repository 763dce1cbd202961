import ArgumentParser
import Exports
import Harvest
import Parsing
import Records

struct ParseFeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "RSS, Atom, RDF, JSON Feed, CDF or a sitemap, as one JSON object.",
        discussion: """
              tidewaiter parse feed --url https://news.example/feed feed.xml
              tidewaiter parse feed --batch requests.ndjson       {"id", "path", "url"?, "content_type"?} a line
            """)

    @Option(help: "The address it was fetched from, against which relative addresses are resolved.")
    var url: String?

    @Option(help: "The media type the server gave, with its charset.")
    var contentType: String?

    @Flag(help: "Leave HTML as it is, instead of sanitising it.")
    var raw = false

    @Flag(help: "FILE holds requests, one a line.")
    var batch = false

    @Argument(help: "The feed, or with --batch the requests; - or nothing: standard input.", completion: .file())
    var file: String?

    private struct Request: Decodable {
        let id: String
        let path: String
        let url: String?
        let contentType: String?

        enum CodingKeys: String, CodingKey {
            case id, path, url
            case contentType = "content_type"
        }
    }

    func run() async throws {
        if batch { return try answerBatch() }
        do {
            if let file, let long = LongFile(file, longerThan: Self.longBytes) { return try stream(long) }
            let feed = try parse(try Files.bytes(file), url: url, contentType: contentType)
            Output().line { FeedJSON.line(feed, into: &$0) }
        } catch let error as ParseError {
            Terminal.note("\(file ?? "standard input"): \(error)")
            throw Status.impossible
        }
    }

    /// Files longer than this are read and written item by item, with `items` before the other members.
    private static let longBytes = 16 << 20

    private func stream(_ long: LongFile) throws {
        let document = Document(requestedURL: url ?? "", contentType: contentType, body: [], fetched: Engine.now())
        let output = Output()
        var json = FeedJSON.Stream()
        let feed = try FeedParser.parse(
            long.bytes, of: document, raw: raw, passed: { long.release(upTo: $0) },
            each: { item in
                var bytes: [UInt8] = []
                json.item(item, into: &bytes)
                output.write(bytes)
            })
        output.line { json.end(feed, into: &$0) }
    }

    private func answerBatch() throws {
        var batch = Batch()
        try batch.run(file, of: Request.self) { request, bytes in
            let body = try Files.bytes(request.path)
            let feed = try parse(body, url: request.url ?? url, contentType: request.contentType)
            var json = JSONWriter(reserving: body.count + 4_096)
            json.object { json in
                json.member("id", request.id)
                FeedJSON.member("feed", feed, to: &json)
            }
            bytes = json.bytes
        }
        if batch.failures > 0 { throw Status.withFailures }
    }

    private func parse(_ bytes: [UInt8], url: String?, contentType: String?) throws -> Feed {
        let document = Document(
            requestedURL: url ?? "", contentType: contentType, body: bytes, fetched: Engine.now())
        return try FeedParser.parse(document, raw: raw)
    }
}
