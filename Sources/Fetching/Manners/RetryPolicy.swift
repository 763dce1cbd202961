package import Records

/// When a failed request may be sent again. Times are seconds, `random` lies in 0…1.
package enum RetryPolicy {
    /// The longest pause that a host is given, whatever it asks for.
    package static let longestPause: Double = 7 * 86_400

    /// Failures that may be gone a moment later.
    package static func isTransient(_ kind: FetchError.Kind) -> Bool {
        switch kind {
        case .timedOut, .notConnected, .truncated: true
        default: false
        }
    }

    package static func isTransient(status: Int) -> Bool { (500...599).contains(status) && status != 501 }

    /// The wait before another attempt, `attempt` counting those that failed from 1: it doubles each time from `first`
    /// to `longest`, and half of it is random so that those who failed together do not come back together.
    package static func wait(attempt: Int, first: Double, longest: Double, random: Double) -> Double {
        var whole = first
        for _ in 1..<max(1, min(attempt, 64)) where whole < longest { whole *= 2 }
        return min(whole, longest) * (0.5 + random / 2)
    }

    /// What a Retry-After field asks for, from `now` on: seconds or a date (RFC 9110 §10.2.3). Nil when it is neither.
    /// A date names a whole second, of which the end is waited for.
    package static func retryAfter(_ field: String?, now: Timestamp) -> Double? {
        guard let field = field?.trimmingASCIISpace, !field.isEmpty else { return nil }
        if let seconds = Double(field), seconds.isFinite, field.utf8.allSatisfy({ $0 == 46 || (48...57).contains($0) })
        {
            return min(seconds, longestPause)
        }
        guard let date = HTTPDate.parse(field, now: now) else { return nil }
        return min(max(0, Double(date.seconds &- now.seconds) + 1), longestPause)
    }
}
