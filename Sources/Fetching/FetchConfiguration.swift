/// How the fetcher behaves towards all hosts.
package struct FetchConfiguration: Sendable {
    /// Sent with every request; its first word is the agent that robots.txt is asked for.
    package var userAgent: String
    /// An address for those who are bothered by our requests, as part of the default user agent.
    package var contact: String?
    /// Least time between two requests to a host (scheme, host name and port), robots.txt included. A Crawl-delay of
    /// its robots.txt makes it longer, never shorter.
    package var delaySeconds: Double = 1
    /// Requests to one host at a time.
    package var perHost = 1
    /// Requests at a time.
    package var total = 16
    /// For one fetch with all its redirects, without the time it waits for its turn.
    package var timeoutSeconds: Double = 20
    package var connectTimeoutSeconds: Double = 10
    /// How long a fetch may have to wait for its turn at a host before it is refused (`hostPaused`, with the time of its
    /// turn) instead, because of a long Crawl-delay or of those who wait before it; nil: for ever. Never less than
    /// `delaySeconds`.
    package var longestWaitSeconds: Double? = 120
    /// A download is given up when it brings less than `leastBytesPerSecond` for `stallSeconds`.
    package var leastBytesPerSecond = 1_024
    package var stallSeconds = 60
    /// Of a body, decoded.
    package var maxBytes = 32 << 20
    /// Of all bodies that are being received, together. Beyond it bodies of more than 1 MiB wait for each other, which
    /// counts as time of theirs; one may always grow up to its own limit.
    package var maxBytesInFlight = 24 << 20
    /// Of the header fields of one answer, interim answers included.
    package var maxHeaderBytes = 256 << 10
    package var maxRedirects = 8
    /// Networks that may be reached although they are not public.
    package var allowedNetworks: [Network] = []
    /// Whether robots.txt is obeyed.
    package var robots = true
    /// Whether every document comes with the heads as they went over the wire (`Document.exchange`). The request's holds
    /// passwords and keys that were sent.
    package var recordsExchanges = false
    /// Certificates of the authorities to trust instead of the system's, PEM.
    package var caFile: String?

    package static let version = "0.2"

    package init(userAgent: String? = nil, contact: String? = nil) {
        self.contact = contact
        let comment = contact.map { " (+\($0))" } ?? ""
        self.userAgent = userAgent ?? "Tidewaiter/\(FetchConfiguration.version)\(comment)"
    }

    /// The product token of the user agent (RFC 9309 §2.2.1: letters, `_` and `-`).
    package var robotsAgent: String {
        String(decoding: userAgent.utf8.prefix { RobotsPolicy.isTokenByte($0) }, as: UTF8.self)
    }
}
