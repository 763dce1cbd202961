import CCurl

/// libcurl's multi handle. Everything but `wakeUp` belongs to the thread of the engine.
final class MultiHandle: @unchecked Sendable {
    // Unchecked: the pointer never changes, and `tw_multi_wakeup` is the one call made from other threads.
    let raw: OpaquePointer

    /// Nil when libcurl cannot be set up.
    init?(maxConnections: Int, maxBytesInFlight: Int) {
        guard tw_start(), let raw = tw_multi_new(maxConnections, max(0, maxBytesInFlight)) else { return nil }
        self.raw = raw
    }

    deinit { tw_multi_free(raw) }

    func wakeUp() { tw_multi_wakeup(raw) }
}
