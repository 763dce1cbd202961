import GRDB
package import Records

// What lists said before.
extension SQLiteStore {
    package func entities(ofVersion number: Int) async throws(StoreError) -> [Entity] {
        try await read { db in
            guard let version = try ListVersionTable.version(number, db) else {
                throw StoreError(.notFound, "There is no version \(number) of a list.")
            }
            guard try ListVersionTable.isKept(number, db) else {
                throw StoreError(
                    .notFound, "What version \(number) of “\(version.source)” said was not kept by the program of then."
                )
            }
            return try ListMemory.entries(of: version, db).map { try $0.content.entity() }
        }
    }

    package func entities(
        saidBy moment: Timestamp, knownBy known: Timestamp?
    ) async throws(StoreError) -> [DatedEntity] {
        try await read { db in
            try ListMemory.all(knownBy: known, db).flatMap { try $0.entities(at: moment, db) }
        }
    }

    package func listVersions(
        saidBy moment: Timestamp, knownBy known: Timestamp?
    ) async throws(StoreError) -> [ListVersion] {
        try await read { db in
            try ListMemory.all(knownBy: known, db).compactMap { $0.version(at: moment) }
        }
    }

    package func history(ofListed entity: String) async throws(StoreError) -> [ListedRevision] {
        try await read { db in
            let entries = try HistoryTable.entries(id: entity, db) + EntityTable.entries(id: entity, db)
            return try entries.sorted { $0.first < $1.first }.compactMap { entry in
                guard let from = try ListVersionTable.version(entry.first, db) else { return nil }
                return ListedRevision(
                    list: entry.list, entity: try entry.content.entity(), from: from,
                    until: try entry.until.flatMap { try ListVersionTable.version($0, db) })
            }
        }
    }
}
