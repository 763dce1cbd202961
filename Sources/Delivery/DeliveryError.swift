#if canImport(Glibc)
    import Glibc
#endif

/// Why a sink did not take an alert, or cannot be used.
package struct DeliveryError: Error, Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The settings of the sink are wrong; trying again does not help.
        case settings
        /// The sink takes nothing now (not reachable, no room, not let in): the others of its alerts are spared it.
        case unavailable
        /// The sink answered that it cannot take this alert now; it may take others.
        case deferred
        /// The sink does not take this alert as it is.
        case rejected
    }

    package var kind: Kind
    /// The name of the sink's kind.
    package var sink: String
    /// What happened, where, and what to do. Without passwords, keys and addresses that are secret.
    package var message: String
    /// Of wrong settings, which one.
    package var key: String?
    /// Seconds for which the sink asked to be left alone.
    package var retryAfter: Int?

    package init(_ kind: Kind, sink: String, _ message: String, key: String? = nil, retryAfter: Int? = nil) {
        self.kind = kind
        self.sink = sink
        self.message = message
        self.key = key
        self.retryAfter = retryAfter
    }

    /// Of a failed call of the operating system.
    init(errno code: Int32, sink: String, doing what: String, _ place: String) {
        self.init(.unavailable, sink: sink, "\(what) \(place) failed: \(String(cString: strerror(code))).")
    }
}

extension DeliveryError: CustomStringConvertible {
    package var description: String { "\(sink): \(message)" }
}
