/// The answer to one request, as it came: what every parser starts from and what is kept as evidence.
package struct Document: Sendable {
    /// The address that was asked for.
    package var requestedURL: String
    /// The address that answered, after redirects; relative addresses in the body start from it.
    package var url: String
    /// The address to remember instead, when every redirect on the way was permanent (301, 308); else nil.
    package var movedTo: String?
    /// The HTTP status of the last answer; 304 comes with an empty body.
    package var status: Int
    /// The media type with its parameters, as the server said it.
    package var contentType: String?
    package var etag: String?
    package var lastModified: String?
    /// All header fields of the last answer, names in lower case, in order.
    package var headers: [Header]
    /// The body, content codings (gzip, br, zstd) undone.
    package var body: [UInt8]
    package var fetched: Timestamp
    /// What went over the wire, where it was recorded.
    package var exchange: Exchange?

    /// The heads of the last request and its answer, byte by byte, and who answered.
    package struct Exchange: Hashable, Sendable {
        /// Request line and fields, with the empty line that ends them; HTTP/2 requests in the form of HTTP/1.1.
        package var request: [UInt8]
        /// Status line and fields, with the empty line that ends them.
        package var response: [UInt8]
        /// The server's IP address, as text.
        package var address: String?

        package init(request: [UInt8], response: [UInt8], address: String? = nil) {
            self.request = request
            self.response = response
            self.address = address
        }
    }

    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        requestedURL: String, url: String? = nil, movedTo: String? = nil, status: Int = 200,
        contentType: String? = nil, etag: String? = nil, lastModified: String? = nil, headers: [Header] = [],
        body: [UInt8], fetched: Timestamp
    ) {
        self.requestedURL = requestedURL
        self.url = url ?? requestedURL
        self.movedTo = movedTo
        self.status = status
        self.contentType = contentType
        self.etag = etag
        self.lastModified = lastModified
        self.headers = headers
        self.body = body
        self.fetched = fetched
    }

    /// The first header field of this name (lower case), if any.
    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
