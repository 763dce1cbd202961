package import Records

/// Why there is no document.
package struct FetchError: Error, Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case badURL = "bad-url"
        /// Not http or https, also as the target of a redirect.
        case forbiddenScheme = "forbidden-scheme"
        /// Not a public address, and in none of the allowed networks.
        case forbiddenAddress = "forbidden-address"
        case forbiddenByRobots = "forbidden-by-robots"
        /// The host has asked for a pause that is not over, or for delays so long that the turn is too far off.
        case hostPaused = "host-paused"
        case timedOut = "timed-out"
        case tooLarge = "too-large"
        /// An address met twice, or too many redirects.
        case redirectLoop = "redirect-loop"
        case nameNotFound = "name-not-found"
        case notConnected = "not-connected"
        case tls
        /// The connection ended before the answer did.
        case truncated
        /// The content coding (gzip …) is broken.
        case badEncoding = "bad-encoding"
        /// The file of a download cannot be written.
        case disk
        case cancelled
        /// The fetcher was closed.
        case closed
        case other
    }

    package var kind: Kind
    /// What happened, where, and what to do: one sentence or two for people, without passwords.
    package var message: String
    /// The address it happened at, which after a redirect is not the one that was asked for.
    package var url: String
    /// When it makes sense to ask again, where that is known.
    package var retryAfter: Timestamp?
    /// The HTTP status of the last answer, where there was one: of a redirect that led here, of an answer that broke off.
    package var status: Int?
    /// The address to remember instead of the one asked for, when all redirects were permanent (301, 308) and it is only
    /// the place they led to that failed. Nil when that is no place to go to: a circle, an address that is not allowed.
    package var movedTo: String?
    /// Requests sent for this fetch, robots.txt not counted.
    package var requests: Int

    package init(
        _ kind: Kind, _ message: String, url: String, retryAfter: Timestamp? = nil, status: Int? = nil,
        movedTo: String? = nil, requests: Int = 0
    ) {
        self.kind = kind
        self.message = message
        self.url = url
        self.retryAfter = retryAfter
        self.status = status
        self.movedTo = movedTo
        self.requests = requests
    }
}

extension FetchError: CustomStringConvertible {
    package var description: String { "\(url): \(message)" }
}
