import Alerts
import Fetching
import Foundation
import Records
import Storage
import Texts

/// What the stored readings rest on: the next reanalysis reads again what has changed since.
struct ReadingMemory: Codable, Equatable {
    /// Of the program that read, and of the lexicons and models it read with.
    var program = ""
    var lexicon = ""
    var rules = ""
    /// The version of each list, by its number.
    var lists: [String: Int] = [:]
    /// Of each trader what it said, hashed.
    var traders: [String: String] = [:]

    private static let key = "readings"

    static func current(_ engine: Engine, _ knowledge: Knowledge) throws -> ReadingMemory {
        var memory = ReadingMemory()
        memory.program = FetchConfiguration.version
        memory.lexicon = engine.files.readingFingerprint
        memory.rules = knowledge.rules.fingerprint
        memory.lists = knowledge.versions
        for trader in knowledge.traders { memory.traders[trader.id] = try ScreeningMemory.fingerprint(of: trader) }
        return memory
    }

    static func load(from store: any Store) async throws -> ReadingMemory? {
        guard let bytes = try await store.value(key) else { return nil }
        // A memory of another form is none.
        return try? JSONDecoder().decode(ReadingMemory.self, from: Data(bytes))
    }

    func save(to store: any Store) async throws { try await store.setValue(try bytes(), for: Self.key) }

    /// Tells one state of knowledge from another.
    func fingerprint() throws -> String { String(Digest.sha256(try bytes()).prefix(16)) }

    private func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return [UInt8](try encoder.encode(self))
    }
}
