import Records

/// The fields of an answer (RFC 9112 §5).
enum AnswerHead {
    /// What a head says, without a body and the address that was asked for.
    static func document(_ status: Int, _ head: UnsafeBufferPointer<UInt8>) -> Document {
        var document = Document(requestedURL: "", status: status, body: [], fetched: FetchClock.timestamp)
        document.headers = fields(head)
        document.contentType = document.header("content-type")
        document.etag = document.header("etag")
        document.lastModified = document.header("last-modified")
        return document
    }

    /// Names in lower case, in order; folded lines put together. Values that are not UTF-8 are read as Latin-1.
    static func fields(_ bytes: UnsafeBufferPointer<UInt8>) -> [Document.Header] {
        var fields: [Document.Header] = []
        var start = bytes.firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            let line = bytes[start..<end]
            start = end + 1
            if let first = line.first, first == 32 || first == 9 {
                if let last = fields.indices.last { fields[last].value += " " + text(line) }
            } else if let colon = line.firstIndex(of: 58), colon > line.startIndex {
                let name = String(decoding: line[..<colon].map(RobotsPolicy.lowercased), as: UTF8.self)
                fields.append(Document.Header(name: name, value: text(line[(colon + 1)...])))
            }
        }
        return fields
    }

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let inner = bytes.drop { $0 <= 32 }
        let end = inner.lastIndex { $0 > 32 }.map { $0 + 1 } ?? inner.startIndex
        let value = UnsafeBufferPointer(rebasing: inner[..<end])
        if let utf8 = String(validating: value, as: UTF8.self) { return utf8 }
        return String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) }))
    }
}
