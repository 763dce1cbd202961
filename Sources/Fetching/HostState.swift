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
    /// Seconds between two requests that its robots.txt asks for, as far as that is longer than our own delay.
    package var crawlDelaySeconds: Double?
    /// Its robots.txt could not be had, which forbids everything until then (RFC 9309 §2.3.1.4).
    package var robotsUnreachableUntil: Timestamp?
    /// Why, for people.
    package var robotsUnreachableReason: String?
    /// Set when the host was not even reached: that is only told, and the next run tries again.
    package var isUnreached: Bool?

    package init() {}
}
