#if canImport(Glibc)
    import Glibc
#endif

/// Why a sink did not take an alert, or cannot be used.
package struct DeliveryError: Error, Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The settings of the sink are wrong; trying again does not help.
        case settings
        /// The sink takes nothing now (no room, not reachable, closed): the rest of this round is spared it.
        case unavailable
        /// The sink does not take this one alert.
        case rejected
    }

    package var kind: Kind
    /// The name of the sink.
    package var sink: String
    /// What happened, where, and what to do.
    package var message: String

    package init(_ kind: Kind, sink: String, _ message: String) {
        self.kind = kind
        self.sink = sink
        self.message = message
    }

    /// Of a failed call of the operating system.
    init(errno code: Int32, sink: String, doing what: String, _ place: String) {
        self.init(.unavailable, sink: sink, "\(what) \(place) failed: \(String(cString: strerror(code))).")
    }
}

extension DeliveryError: CustomStringConvertible {
    package var description: String { "\(sink): \(message)" }
}
