import Archiving
import Records
import TestSupport
import Testing

@Suite struct HTTPDocumentTests {
    /// The document of a response record with this block.
    static func document(_ head: String, _ body: [UInt8], _ diagnostics: inout [Diagnostic]) throws -> Document? {
        let block = Array((head + "\r\n\r\n").utf8) + body
        let fields = [
            "WARC/1.1", "WARC-Type: response", "WARC-Target-URI: http://old.example/1",
            "WARC-Date: 2020-05-01T10:20:30Z", "Content-Type: application/http; msgtype=response",
            "Content-Length: \(block.count)", "", "",
        ]
        let bytes = Array(fields.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
        return try ArchiveReader(bytes: bytes).next()?.httpDocument(maxBytes: 1 << 20, &diagnostics)
    }

    @Test("status, fields and body are as the archive has them")
    func plain() throws {
        var diagnostics: [Diagnostic] = []
        let head = "HTTP/1.1 203 Some Reason\r\nContent-Type: text/html\r\nETag: \"x\"\r\nLast-Modified: then"
        let document = try #require(try Self.document(head, Array("body".utf8), &diagnostics))
        #expect(document.status == 203)
        #expect(document.contentType == "text/html")
        #expect(document.etag == "\"x\"")
        #expect(document.lastModified == "then")
        #expect(document.url == "http://old.example/1")
        #expect(document.fetched.description == "2020-05-01T10:20:30Z")
        #expect(document.header("content-type") == "text/html")
        #expect(document.body == Array("body".utf8))
    }

    @Test("codings are undone where the body has them, and left where they were undone before")
    func codings() throws {
        let text = Array("some text that came coded".utf8)
        let gzip = Gzip.stored(text)
        let chunks = { (bytes: [UInt8]) in
            Array("\(String(10, radix: 16));x=y\r\n".utf8) + bytes.prefix(10)
                + Array("\r\n\(String(bytes.count - 10, radix: 16))\r\n".utf8) + bytes.dropFirst(10)
                + Array("\r\n0\r\n\r\n".utf8)
        }
        let cases: [(fields: String, body: [UInt8])] = [
            ("Content-Encoding: gzip", gzip), ("Content-Encoding: gzip", text), ("Transfer-Encoding: chunked", text),
            ("Transfer-Encoding: chunked", chunks(text)),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: x-gzip", chunks(gzip)),
            ("Content-Encoding: gzip, gzip", Gzip.stored(gzip)), ("Content-Encoding: identity", text),
            // Bare deflate and zlib: a stored block (RFC 1951 §3.2.4), for zlib with its two bytes in front.
            ("Content-Encoding: deflate", Array(gzip[10..<gzip.count - 8])), ("Content-Encoding: deflate", text),
        ]
        for (fields, body) in cases {
            var diagnostics: [Diagnostic] = []
            let document = try Self.document("HTTP/1.1 200 OK\r\n" + fields, body, &diagnostics)
            #expect(document?.body == text, "\(fields)")
            #expect(diagnostics.isEmpty)
        }
    }

    @Test("what cannot be decoded, or becomes too large, is told")
    func undecodable() throws {
        let bomb = Gzip.bomb(bytes: 4 << 20)
        let cases: [(fields: String, body: [UInt8])] = [
            ("Content-Encoding: br", [1, 2, 3]), ("Content-Encoding: gzip", bomb),
            ("Content-Encoding: gzip", [0x1F, 0x8B, 8, 0xFF]),
        ]
        for (fields, body) in cases {
            var diagnostics: [Diagnostic] = []
            #expect(try Self.document("HTTP/1.1 200 OK\r\n" + fields, body, &diagnostics) == nil)
            #expect(diagnostics.map(\.code) == ["archive-undecodable"])
        }
    }

    @Test(
        "blocks that are no answer are no document",
        arguments: ["", "GET / HTTP/1.1", "HTTP/1.1", "HTTP/1.1 abc", "HTTP/1.1 99999 x"])
    func noAnswer(head: String) throws {
        var diagnostics: [Diagnostic] = []
        #expect(try Self.document(head, [], &diagnostics) == nil)
    }

    @Test("a resource is a document of its type, and a request is none")
    func resource() throws {
        let resource = try #require(try ArchiveReader(bytes: Sample.record("text")).next()?.httpDocument())
        #expect(resource.body == Array("text".utf8))
        #expect(resource.contentType == "text/plain")
        #expect(try ArchiveReader(bytes: Sample.record("text", type: "request")).next()?.httpDocument() == nil)
        #expect(try ArchiveReader(bytes: Sample.record("text", type: "revisit")).next()?.httpDocument() == nil)
    }
}
