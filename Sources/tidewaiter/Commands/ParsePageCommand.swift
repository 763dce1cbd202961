import ArgumentParser
import Exports
import Foundation
import Harvest
import Parsing
import Records
import Texts

struct ParsePageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract: "The article out of a page or a PDF – title, text, author, date, language – as one JSON object.",
        discussion: """
              tidewaiter parse page --url https://news.example/1 page.html
              tidewaiter parse page --url https://news.example/1 --sites sites page.html
              tidewaiter parse page --batch requests.ndjson       {"id", "url"?, "path" or "html"} a line

            A PDF is read by pdftotext, where poppler-utils is installed.
            """)

    @Option(help: "The address it was fetched from.")
    var url: String?

    @Option(help: "A folder of rules for sites (*.yaml), which go before all else.", completion: .directory)
    var sites: String?

    @Flag(help: "FILE holds requests, one a line.")
    var batch = false

    @Argument(help: "The page, or with --batch the requests; - or nothing: standard input.", completion: .file())
    var file: String?

    private struct Request {
        var id: String?
        var url: String?
        var path: String?
        /// In UTF-8.
        var html: [UInt8]?

        /// Of a line of NDJSON; without a decoder, which would hold several copies of a page.
        init(_ line: UnsafeBufferPointer<UInt8>) throws {
            var request = (id: String?.none, url: String?.none, path: String?.none, html: [UInt8]?.none)
            let isObject = JSONLine.members(of: line) { key, value in
                guard value.kind == .string else { return }
                if key.elementsEqual("id".utf8) {
                    request.id = value.text
                } else if key.elementsEqual("url".utf8) {
                    request.url = value.text
                } else if key.elementsEqual("path".utf8) {
                    request.path = value.text
                } else if key.elementsEqual("html".utf8) {
                    var room: [UInt8] = []
                    request.html = value.withBytes(&room) { Array($0) }
                }
            }
            guard isObject else { throw BatchLine.Problem(description: "the line is not a JSON object") }
            guard request.id != nil else { throw BatchLine.Problem(description: "the line has no member “id”") }
            (id, url, path, html) = request
        }
    }

    func run() async throws {
        let extractor = PageExtractor(sites: try rules())
        if batch { return try answerBatch(extractor) }
        let page = page(of: document(try Files.bytes(file), url: url), extractor)
        Output().line { PageJSON.line(page, id: nil, into: &$0) }
    }

    private func rules() throws -> SiteRules {
        guard let sites else { return SiteRules() }
        do {
            let folder = URL(fileURLWithPath: sites).standardizedFileURL
            let workspace = Workspace(directory: folder.deletingLastPathComponent().path, shipped: nil)
            let (rules, problems) = SiteRules.load(
                files: try workspace.files(in: folder.lastPathComponent, ending: ".yaml"))
            for problem in problems { Terminal.note(problem.description) }
            return rules
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    private func answerBatch(_ extractor: PageExtractor) throws {
        var batch = Batch()
        try batch.run(file, reading: Request.init) { request, bytes in
            PageJSON.line(try self.page(request, extractor), id: request.id, into: &bytes)
        }
        if batch.failures > 0 { throw Status.withFailures }
    }

    private func page(_ request: Request, _ extractor: PageExtractor) throws -> Page {
        if let html = request.html { return extractor.page(utf8: html, url: request.url ?? url ?? "") }
        guard let path = request.path else {
            throw BatchLine.Problem(description: "the line has neither “path” nor “html”")
        }
        return page(of: document(try Files.bytes(path), url: request.url ?? url), extractor)
    }

    private func page(of document: Document, _ extractor: PageExtractor) -> Page {
        PDFText.isPDF(document) ? PDFText().blockingPage(from: document) : extractor.page(from: document)
    }

    private func document(_ bytes: [UInt8], url: String?) -> Document {
        Document(requestedURL: url ?? "", body: bytes, fetched: Engine.now())
    }
}
