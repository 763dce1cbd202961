import Foundation
import Storage

/// How far a reanalysis has come, so that it goes on there.
struct ReanalysisBookmark: Codable {
    /// The knowledge it works toward.
    var goal: String
    var place: String

    private static let key = "reanalysis"

    static func load(toward goal: String, from store: any Store) async throws -> String? {
        guard let bytes = try await store.value(key),
            let bookmark = try? JSONDecoder().decode(ReanalysisBookmark.self, from: Data(bytes)), bookmark.goal == goal
        else { return nil }
        return bookmark.place
    }

    static func save(_ place: String, toward goal: String, to store: any Store) async throws {
        try await store.setValue(
            [UInt8](try JSONEncoder().encode(ReanalysisBookmark(goal: goal, place: place))), for: Self.key)
    }

    static func clear(in store: any Store) async throws { try await store.setValue(nil, for: Self.key) }
}
