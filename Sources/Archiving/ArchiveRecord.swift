package import Records

/// A record of an archive (ISO 28500:2017 §5 and §6), as it was read.
package struct ArchiveRecord: Sendable {
    /// `response`, `request`, `metadata`, `warcinfo`, `resource`, `revisit`, `conversion` …
    package var type: String
    /// Without angle brackets; empty where the record has none.
    package var id: String
    /// What it is about; nil for records about no address.
    package var url: String?
    package var date: Timestamp?
    package var contentType: String?
    /// All named fields, names in lower case, in order.
    package var headers: [Document.Header]
    /// Where in the file it begins: of a compressed file, where the gzip member begins that holds its first byte.
    package var offset: Int
    /// Bytes of the record in the file; nil where a gzip member holds more than this record, or less.
    package var length: Int?
    /// The record's block: of a response, the HTTP head and the body.
    package var block: [UInt8]

    /// The first field of this name (lower case), if any.
    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// Of the fields of its head; the block is still to come.
    init(headers: [Document.Header], offset: Int) {
        self.headers = headers
        self.offset = offset
        block = []
        type = ""
        id = ""
        type = header("warc-type")?.lowercased() ?? ""
        id = Self.unbracketed(header("warc-record-id") ?? "")
        // Some writers of WARC/1.0 put addresses in angle brackets, as its grammar could be read.
        url = header("warc-target-uri").map(Self.unbracketed)
        date = header("warc-date").flatMap(Self.date)
        contentType = header("content-type")
    }

    private static func unbracketed(_ text: String) -> String {
        text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
    }

    /// WARC/1.1 allows dates of less precision (ISO 28500:2017 §5.4): a year, a month, a day.
    private static func date(_ text: String) -> Timestamp? {
        let count = text.utf8.count
        guard count < 11 else { return Timestamp(rfc3339: text) }
        guard count == 4 || count == 7 || count == 10 else { return nil }
        return Timestamp(rfc3339: text + "-01-01".prefix(10 - count) + "T00:00:00Z")
    }
}
