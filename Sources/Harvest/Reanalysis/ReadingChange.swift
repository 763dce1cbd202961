import Matching
import Records
import Storage

/// What has changed since the stored articles were read, and which of them it can concern.
struct ReadingChange: Sendable {
    /// Everything is to be read again.
    var isWhole = false
    /// The rules are others: what was read is to be judged again.
    var rules = false
    /// The ids of traders and list entries that came, changed or went.
    var parties: Set<String> = []
    /// Those of them that are known now, with the owners and vessels of traders.
    var known: [Entity] = []

    var isEmpty: Bool { !isWhole && !rules && parties.isEmpty }

    static func between(
        _ last: ReadingMemory, _ next: ReadingMemory, _ knowledge: Knowledge, _ store: any Store
    ) async throws -> ReadingChange {
        var change = ReadingChange()
        change.isWhole = last.lexicon != next.lexicon || last.program != next.program
        change.rules = last.rules != next.rules
        if let entries = try await ListChanges.entries(from: last.lists, to: next.lists, in: store) {
            change.parties = entries
        } else {
            // What a list said before is not known: all of its entries may be new.
            change.parties = Set(knowledge.listed.map(\.id))
        }
        for trader in Set(last.traders.keys).union(next.traders.keys) where last.traders[trader] != next.traders[trader]
        {
            change.parties.insert(trader)
        }
        let changed = change.parties
        change.known =
            RegisterBook(traders: knowledge.traders.filter { changed.contains($0.id) }).entities
            + knowledge.listed.filter { changed.contains($0.id) }
        return change
    }

    /// In words, for whoever waits.
    var summary: String {
        if isWhole { return "lexicons, models or program changed: every article is read again" }
        var parts: [String] = []
        if !parties.isEmpty { parts.append("\(parties.count) traders or list entries changed") }
        if rules { parts.append("rules changed") }
        return parts.isEmpty ? "nothing changed" : parts.joined(separator: ", ")
    }
}

/// Entries that differ between versions of lists.
enum ListChanges {
    /// The ids of the entries that came, changed or went between the versions of these numbers, by list. Nil where what a
    /// version said is not known.
    static func entries(
        from last: [String: Int], to next: [String: Int], in store: any Store
    ) async throws -> Set<String>? {
        var changed: Set<String> = []
        for list in Set(last.keys).union(next.keys) where last[list] != next[list] {
            guard let before = try await entities(last[list], in: store),
                let after = try await entities(next[list], in: store)
            else { return nil }
            let difference = ListDifference(from: before, to: after)
            changed.formUnion(difference.added.map(\.id) + difference.removed.map(\.id) + difference.changed.map(\.id))
        }
        return changed
    }

    /// Nil for a version of which it is not known what it said.
    private static func entities(_ version: Int?, in store: any Store) async throws(StoreError) -> [Entity]? {
        guard let version else { return [] }
        do throws(StoreError) {
            return try await store.entities(ofVersion: version)
        } catch {
            guard error.kind == .notFound else { throw error }
            return nil
        }
    }
}
