package import Records

extension ArchiveRecord {
    /// What was fetched, of a `response` or `resource` record; nil for others and for what cannot be read.
    ///
    /// Archives of others keep bodies as they came: gzip, deflate and chunks are undone where they are found.
    /// - Parameters:
    ///   - maxBytes: the largest body that is made.
    ///   - diagnostics: what is to be told of it.
    package func httpDocument(maxBytes: Int = 32 << 20, _ diagnostics: inout [Diagnostic]) -> Document? {
        guard let url, !url.isEmpty else { return nil }
        let fetched = date ?? Timestamp(seconds: 0)
        if type == "resource" || type == "conversion" {
            var document = Document(requestedURL: url, contentType: contentType, body: block, fetched: fetched)
            document.headers = contentType.map { [Document.Header(name: "content-type", value: $0)] } ?? []
            return document
        }
        guard type == "response", let head = HTTPHead(block) else { return nil }
        var coding = ContentCoding(maxBytes: maxBytes)
        guard let body = coding.undo(block[head.end...], of: head) else {
            diagnostics.append(Diagnostic(.warning, "archive-undecodable", coding.problem, place: url))
            return nil
        }
        var document = Document(
            requestedURL: url, status: head.status, contentType: head.value("content-type"),
            etag: head.value("etag"), lastModified: head.value("last-modified"), headers: head.headers, body: body,
            fetched: fetched)
        document.exchange = Document.Exchange(
            request: [], response: Array(block[..<head.end]), address: header("warc-ip-address"))
        return document
    }

    package func httpDocument(maxBytes: Int = 32 << 20) -> Document? {
        var diagnostics: [Diagnostic] = []
        return httpDocument(maxBytes: maxBytes, &diagnostics)
    }

    /// The block behind its HTTP head; the whole block where it has none.
    package var payload: ArraySlice<UInt8> {
        guard contentType?.lowercased().hasPrefix("application/http") ?? false, let head = HTTPHead(block) else {
            return block[...]
        }
        return block[head.end...]
    }

    /// The HTTP head of the block, with the empty line that ends it; nil where it has none.
    package var httpHead: ArraySlice<UInt8>? { HTTPHead(block).map { block[..<$0.end] } }
}

/// The head of an answer (RFC 9112 §4 and §5), read tolerantly.
struct HTTPHead {
    private(set) var status = 0
    /// Names in lower case, in order.
    private(set) var headers: [Document.Header] = []
    /// Where the body begins.
    private(set) var end = 0

    private static let maxFields = 10_000

    /// Nil where the bytes do not begin with a status line.
    init?(_ bytes: [UInt8]) {
        let isAnswer = bytes.withUnsafeBytes { bytes in
            var lines = LineCursor(bytes)
            guard let first = lines.next(), bytes[first].starts(with: "HTTP/".utf8) else { return false }
            let parts = bytes[first].split(separator: 32, maxSplits: 2)
            guard parts.count > 1, let code = Int(String(decoding: parts[1], as: UTF8.self)), (0...999).contains(code)
            else { return false }
            status = code
            while let line = lines.next(), !line.isEmpty {
                if headers.count < Self.maxFields { RecordHeadParser.add(bytes[line], to: &headers) }
            }
            end = lines.at
            return true
        }
        guard isAnswer else { return nil }
    }

    /// The first field of this name.
    func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The elements of all fields of this name, in lower case.
    func list(_ name: String) -> [String] {
        headers.filter { $0.name == name }.flatMap { $0.value.split(separator: ",") }
            .map { $0.lowercased().filter { $0 != " " && $0 != "\t" } }.filter { !$0.isEmpty && $0 != "identity" }
    }
}
