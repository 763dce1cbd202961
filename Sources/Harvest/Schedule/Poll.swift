import Fetching
package import Records

/// What one successful request to a source showed.
package struct Poll: Sendable {
    /// Items never seen before.
    package var new = 0
    /// Items in the answer; nil: not modified.
    package var items: Int?
    /// False where `items` is not all that the source offers at a time: a 226 delta answer, an archive.
    package var isWindow = true
    /// Times of publication in the answer, in any order; items without one are left out.
    package var published: [Timestamp] = []
    package var hints = PollHints()

    package init() {}
}

/// What a publisher asks of those who poll.
package struct PollHints: Hashable, Codable, Sendable {
    /// Least seconds between polls: the longest of `ttl`, `sy:updatePeriod`, and `max-age` or `Expires`, each of which
    /// counts as a day at most; nil where there is none.
    package var seconds: Int?
    /// The part of `seconds` that the body said, which holds until the next body.
    package var bodySeconds: Int?
    /// Hours of the day (UTC) not to ask in (RSS 2.0 `skipHours`).
    package var skipHours: [Int] = []
    /// Whether there was a body that could say so.
    package var hasBody = false

    package init() {}

    /// - Parameter feed: what the document held; nil for an answer without a body, and for what is no feed.
    package init(document: Document, feed: Feed?) {
        let minutes = feed?.ttlMinutes.map { $0 > Self.longest / 60 ? Self.longest : $0 * 60 }
        bodySeconds = Self.longest(of: [minutes, feed?.updateSeconds])
        seconds = Self.longest(of: [bodySeconds, Freshness.seconds(of: document).map(Int.init)])
        skipHours = Set(feed?.skipHours ?? []).filter { (0..<24).contains($0) }.sorted()
        hasBody = feed != nil
    }

    /// Who asks for more, asks for it by mistake: no feed stands still for days on purpose.
    static let longest = 86_400

    private static func longest(of seconds: [Int?]) -> Int? {
        seconds.compactMap { $0 }.filter { $0 > 0 }.max().map { min($0, longest) }
    }
}
