import Archiving
import Records
import TestSupport
import Testing

@Suite struct ArchivedHeadTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The HTTP head that the archive keeps for a document, without the empty line.
    func head(of document: Document) throws -> (head: String, record: ArchiveRecord) {
        let writer = try ArchiveWriter(directory: folder.path)
        let capture = try writer.append(document, source: "s")
        let record = try ArchiveReader.read(capture, in: folder.path)
        #expect(record.httpDocument()?.body == document.body)
        return (String(decoding: try #require(record.httpHead).dropLast(4), as: UTF8.self), record)
    }

    @Test(
        "fields that tell of codings that were undone are renamed, and the length is true",
        arguments: [
            (
                ["HTTP/1.1 200 OK", "Content-Encoding: gzip", "Content-Length: 999", "X: y"],
                [
                    "HTTP/1.1 200 OK", "X-Archive-Orig-Content-Encoding: gzip", "X-Archive-Orig-Content-Length: 999",
                    "X: y",
                    "Content-Length: 4",
                ]
            ),
            (
                ["HTTP/1.1 200 OK", "transfer-encoding: chunked"],
                ["HTTP/1.1 200 OK", "X-Archive-Orig-transfer-encoding: chunked", "Content-Length: 4"]
            ),
            (
                ["HTTP/1.0 404 Not Found", "Content-Length: 4", "Set-Cookie: a=b"],
                ["HTTP/1.0 404 Not Found", "Content-Length: 4", "Set-Cookie: a=b"]
            ),
            (
                ["HTTP/1.1 200 OK", "Content-Length: 100"],
                ["HTTP/1.1 200 OK", "X-Archive-Orig-Content-Length: 100", "Content-Length: 4"]
            ),
            (["HTTP/1.1 200 OK", "Date: x"], ["HTTP/1.1 200 OK", "Date: x"]),
            (["HTTP/1.1 200 OK", "no field", " folded: x"], ["HTTP/1.1 200 OK", "no field", " folded: x"]),
        ])
    func renaming(received: [String], kept: [String]) throws {
        let document = Sample.exchanged("body", response: received)
        #expect(
            try head(of: document).head.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
                == kept)
    }

    @Test("an answer by HTTP/2 gets a status line that readers know, and a field that says how it came")
    func http2() throws {
        let kept = try head(of: Sample.exchanged("body", response: ["HTTP/2 200 ", "content-type: text/html"]))
        #expect(kept.head == "HTTP/1.1 200 \r\ncontent-type: text/html")
        #expect(kept.record.header("warc-protocol") == "h2")
    }

    @Test("without an exchange the head is made of status and fields, which cannot break it")
    func made() throws {
        var document = Sample.document("body")
        document.status = 203
        document.headers = [
            .init(name: "etag", value: "\"x\"\r\nInjected: 1"), .init(name: "content-encoding", value: "br"),
        ]
        #expect(
            try head(of: document).head == """
                HTTP/1.1 203 \r\netag: "x"  Injected: 1\r\nX-Archive-Orig-content-encoding: br\r\nContent-Length: 4
                """)
    }

    @Test(
        "heads that are none do no harm",
        arguments: ["", "\r\n", "\0\0", "HTTP/2", "nonsense\r\n\r\n", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\n\n"])
    func broken(text: String) throws {
        var document = Sample.document("body", url: "https://news.example/a b\r\nWARC-Type: x")
        document.exchange = Document.Exchange(
            request: Array(text.utf8), response: Array(text.utf8), address: "a\r\nb: c")
        let record = try head(of: document).record
        #expect(record.url == "https://news.example/a%20b%0D%0AWARC-Type:%20x")
        #expect(record.type == "response")
    }
}
