import Foundation
import Synchronization

/// Shut until it is opened; then open for good.
package final class Gate: Sendable {
    private let state = Mutex(false)

    package init() {}

    package var isOpen: Bool { state.withLock { $0 } }
    package func open() { state.withLock { $0 = true } }

    /// Blocks the thread until the gate opens, at most so long: for the handlers of a `HostileServer`.
    package func wait(seconds: Double = 60) {
        let end = ProcessInfo.processInfo.systemUptime + seconds
        while !isOpen, ProcessInfo.processInfo.systemUptime < end { Thread.sleep(forTimeInterval: 0.005) }
    }
}

/// Waits until something holds, at most so long; whether it does.
package func holdsSoon(seconds: Double = 240, _ condition: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while !condition() {
        guard ContinuousClock.now < end, (try? await Task.sleep(for: .milliseconds(5))) != nil else { return false }
    }
    return true
}
