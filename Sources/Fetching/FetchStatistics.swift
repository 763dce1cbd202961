/// Counts since the fetcher was made.
package struct FetchStatistics: Sendable, Equatable {
    /// Requests sent, robots.txt included.
    package var requests = 0
    package var robotsRequests = 0
    /// Connections opened; the other requests used one that was there.
    package var socketsOpened = 0
    /// Connections refused by the address guard before a socket opened.
    package var addressesRefused = 0
    /// Of bodies: as they came, and decoded.
    package var wireBytes = 0
    package var bodyBytes = 0

    package init() {}
}
