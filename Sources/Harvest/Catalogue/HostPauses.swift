package import Fetching
import Foundation
package import Records
package import Storage

/// Which hosts asked to be left alone, as the last pass remembered it.
package struct HostPauses: Sendable {
    private let hosts: [String: HostState]
    private let now: Timestamp

    package init(_ hosts: [String: HostState], at now: Timestamp) {
        self.hosts = hosts
        self.now = now
    }

    /// As `HostMemory` keeps them; none where nothing was kept.
    package static func read(_ store: any Store, at now: Timestamp) async throws -> HostPauses {
        let bytes = try await store.value("hosts")
        let hosts = bytes.flatMap { try? JSONDecoder().decode([String: HostState].self, from: Data($0)) }
        return HostPauses(hosts ?? [:], at: now)
    }

    /// Until when the host of an address is not asked; nil where it is.
    package func end(for url: String) -> Timestamp? {
        AddressKey.host(of: url).flatMap { hosts[$0]?.pausedUntil }.flatMap { $0 > now ? $0 : nil }
    }
}
