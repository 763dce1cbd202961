import ArgumentParser
import Exports
import Harvest
import Parsing
import Records

struct ParsePageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract: "The article out of a page – title, text, author, date, language – as one JSON object.",
        discussion: """
              tidewaiter parse page --url https://news.example/1 page.html
              tidewaiter parse page --batch requests.ndjson       {"id", "url"?, "path" or "html"} a line
            """)

    @Option(help: "The address it was fetched from.")
    var url: String?

    @Flag(help: "FILE holds requests, one a line.")
    var batch = false

    @Argument(help: "The page, or with --batch the requests; - or nothing: standard input.", completion: .file())
    var file: String?

    private struct Request: Decodable {
        let id: String
        let url: String?
        let path: String?
        let html: String?
    }

    func run() async throws {
        let extractor = PageExtractor()
        if batch { return try answerBatch(extractor) }
        let page = extractor.page(from: document(try Files.bytes(file), url: url))
        Output().line { PageJSON.line(page, id: nil, into: &$0) }
    }

    private func answerBatch(_ extractor: PageExtractor) throws {
        var batch = Batch()
        try batch.run(file, of: Request.self) { request, bytes in
            PageJSON.line(try self.page(request, extractor), id: request.id, into: &bytes)
        }
        if batch.failures > 0 { throw Status.withFailures }
    }

    private func page(_ request: Request, _ extractor: PageExtractor) throws -> Page {
        if let html = request.html { return extractor.page(html: html, url: request.url ?? url ?? "") }
        guard let path = request.path else {
            throw BatchLine.Problem(description: "the line has neither “path” nor “html”")
        }
        return extractor.page(from: document(try Files.bytes(path), url: request.url ?? url))
    }

    private func document(_ bytes: [UInt8], url: String?) -> Document {
        Document(requestedURL: url ?? "", body: bytes, fetched: Engine.now())
    }
}
