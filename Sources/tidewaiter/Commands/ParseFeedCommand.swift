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
            let feed = try parse(try Files.bytes(file), url: url, contentType: contentType)
            Output().line { FeedJSON.line(feed, into: &$0) }
        } catch let error as ParseError {
            Terminal.note("\(file ?? "standard input"): \(error)")
            throw Status.impossible
        }
    }

    private func answerBatch() throws {
        var batch = Batch()
        try batch.run(file, of: Request.self) { request, bytes in
            let feed = try parse(
                try Files.bytes(request.path), url: request.url ?? url, contentType: request.contentType)
            var json = JSONWriter(reserving: 1 << 16)
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
