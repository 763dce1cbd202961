import Foundation
import Records
import Storage
import Texts

/// What the register was screened against last, and what was met: the next screening does what has changed since.
struct ScreeningMemory: Codable, Equatable {
    /// Of the program that compared, and of the rules that made alerts of it.
    var program = ""
    var rules = ""
    /// The day of the last screening, and the number of its week: once a week the whole is screened, since what a word
    /// is worth depends on all names of the lists.
    var day = ""
    var week: Int64 = 0
    /// The version of each list, by its number.
    var lists: [String: Int] = [:]
    /// Of each trader what it said, hashed.
    var traders: [String: String] = [:]
    /// The parties of the register that each entry was met by, ascending.
    var meetings: [String: [String]] = [:]
    /// The clearances that counted (`ClearanceBook.decisions`).
    var cleared: [String] = []

    /// Whether only what has changed since has to be screened.
    func allowsDelta(to next: ScreeningMemory) -> Bool {
        program == next.program && rules == next.rules && week == next.week
    }

    private static let key = "register-screening"

    static func load(from store: any Store) async throws -> ScreeningMemory? {
        guard let bytes = try await store.value(key) else { return nil }
        // A memory of another form is none.
        return try? JSONDecoder().decode(ScreeningMemory.self, from: Data(bytes))
    }

    func save(to store: any Store) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try await store.setValue([UInt8](try encoder.encode(self)), for: Self.key)
    }

    /// What a trader says, hashed.
    static func fingerprint(of trader: Entity) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(Digest.sha256([UInt8](try encoder.encode(trader))).prefix(16))
    }
}
