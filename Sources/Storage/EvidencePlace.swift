package import Records

/// Where fetched bytes lie in the archive: a response record in one of the WARC files of the evidence folder.
package struct EvidencePlace: Hashable, Sendable {
    /// Of the body, content codings undone; lower-case hex.
    package var sha256: String
    package var contentType: String?
    /// Bytes of the body.
    package var size: Int
    /// The file's name within the evidence folder.
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

/// Evidence as the store knows it.
package enum StoredEvidence: Hashable, Sendable {
    /// In the archive.
    case archived(EvidencePlace)
    /// In the store itself, where releases before the archive kept it.
    case inline([UInt8], contentType: String?)
}
