import Foundation
import Records
import Testing

@testable import Parsing

/// Every page of Fixtures/pages, read and compared with the `.expected.json` beside it.
@Suite struct PagesGoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/pages")

    static let files: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { !$0.hasSuffix(".expected.json") }.sorted()
    }()

    @Test("a page is read as its golden says", arguments: files)
    func golden(_ file: String) throws {
        let golden = Self.folder.appending(path: file + ".expected.json")
        let body = [UInt8](try Data(contentsOf: Self.folder.appending(path: file)))
        let document = Document(
            requestedURL: "https://harbour.example/trade/1", body: body, fetched: Timestamp(seconds: 0))
        let written = try Self.json(PageExtractor().page(from: document))
        if ProcessInfo.processInfo.environment["TIDEWAITER_GOLDEN"] == "1" {
            try written.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("\(golden.lastPathComponent) was written anew: look at the difference")
            return
        }
        #expect(written == (try String(contentsOf: golden, encoding: .utf8)))
    }

    /// A page as JSON with sorted keys; the text as an array of its lines.
    private static func json(_ page: Page) throws -> String {
        var o: [String: Any] = ["text": page.text.split(separator: "\n").map(String.init)]
        o["title"] = page.title
        o["authors"] = page.authors.isEmpty ? nil : page.authors
        o["published"] = page.published
        o["language"] = page.language
        o["canonicalURL"] = page.canonicalURL
        o["site"] = page.site
        o["noArchive"] = page.noArchive ? true : nil
        o["diagnostics"] = page.diagnostics.isEmpty ? nil : page.diagnostics.map(\.code)
        let data = try JSONSerialization.data(
            withJSONObject: o, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
