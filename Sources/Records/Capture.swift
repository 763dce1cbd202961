/// Where the archive holds what was fetched: a response record in one of its files.
package struct Capture: Hashable, Sendable {
    /// Of the body as in `Document.body`, content codings undone; lower-case hex.
    package var sha256: String
    package var contentType: String?
    /// Bytes of the body.
    package var size: Int
    /// The file's name within the folder of the archive.
    package var file: String
    /// Where the record's gzip member begins in the file, in bytes.
    package var offset: Int
    /// Bytes of that member.
    package var length: Int
    /// The address that answered.
    package var url: String
    package var fetched: Timestamp

    package init(
        sha256: String, contentType: String?, size: Int, file: String, offset: Int, length: Int, url: String,
        fetched: Timestamp
    ) {
        self.sha256 = sha256
        self.contentType = contentType
        self.size = size
        self.file = file
        self.offset = offset
        self.length = length
        self.url = url
        self.fetched = fetched
    }
}
