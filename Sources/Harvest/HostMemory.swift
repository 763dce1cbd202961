import Fetching
import Foundation
import Storage

/// Keeps the manners towards hosts – pauses, delays, robots.txt – from one pass to the next.
enum HostMemory {
    private static let key = "hosts"

    /// A memory that cannot be read is no memory: the hosts are met anew.
    static func restore(_ fetcher: Fetcher, from store: any Store) async throws {
        guard let bytes = try await store.value(key),
            let states = try? JSONDecoder().decode([String: HostState].self, from: Data(bytes))
        else { return }
        fetcher.restore(states)
    }

    static func save(_ fetcher: Fetcher, to store: any Store) async throws {
        let states = await fetcher.hostStates()
        guard !states.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try await store.setValue([UInt8](encoder.encode(states)), for: key)
    }
}
