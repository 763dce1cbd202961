/// The pause a host has asked for by 429 or 503. Times are seconds of one clock.
package struct HostPause: Sendable, Equatable {
    package private(set) var until: Double?
    /// Refusals in a row.
    package private(set) var refusals = 0

    package init(until: Double? = nil, refusals: Int = 0) {
        self.until = until
        self.refusals = refusals
    }

    package func isOn(at now: Double) -> Bool { until.map { now < $0 } ?? false }

    /// The host refused: it is left alone for as long as it asks for, else for a growing time from half a minute to an
    /// hour. A refusal never makes a pause shorter.
    package mutating func refuse(retryAfter: Double?, now: Double, random: Double) {
        refusals += 1
        let wait = retryAfter ?? RetryPolicy.wait(attempt: refusals, first: 30, longest: 3_600, random: random)
        until = max(until ?? 0, now + max(wait, 1))
    }

    /// The host answered as usual.
    package mutating func relent() { refusals = 0 }
}
