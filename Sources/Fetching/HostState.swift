package import Records

/// What is remembered of a host (scheme, host name and port) between two runs, so that a pause, a delay and the answer of
/// its robots.txt hold for the next one too.
package struct HostState: Codable, Hashable, Sendable {
    /// Not to be asked before.
    package var pausedUntil: Timestamp?
    /// Pauses in a row, from which the next one's length follows.
    package var refusals: Int?
    package var lastRequest: Timestamp?
    /// The rules of its robots.txt for our agent, as a robots.txt; nil when none are known.
    package var robots: String?
    package var robotsExpires: Timestamp?
    /// Its robots.txt could not be had, which forbids everything until then (RFC 9309 §2.3.1.4).
    package var robotsUnreachableUntil: Timestamp?

    package init() {}
}
