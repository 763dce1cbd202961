import GRDB
package import Records

extension SQLiteStore {
    package func install(_ version: ListVersion, entities: [Entity]) async throws(StoreError) -> PartyChange {
        guard version.source != EntityTable.register else {
            throw StoreError(.other, "A list may not be named “\(version.source)”: rename its source.", file: file)
        }
        let rows = try packed(entities)
        return try await write { db in
            let list = version.source
            let number = try ListVersionTable.nextNumber(db)
            let change = try EntityTable.replace(list: list, with: rows, at: version.fetched, version: number, db)
            if change.isEmpty, try ListVersionTable.inForce(list, db)?.hash == version.hash { return change }
            var version = version
            version.number = number
            version.entities = try EntityTable.count(list: list, db)
            version.added = change.added.count
            version.changed = change.changed.count
            version.removed = change.removed.count
            try ListVersionTable.insert(version, db)
            return change
        }
    }

    package func listVersions(source: String?) async throws(StoreError) -> [ListVersion] {
        try await read { try ListVersionTable.versions(of: source, $0) }
    }

    package func listedEntities() async throws(StoreError) -> [Entity] {
        try await read { try EntityTable.entities(list: nil, $0) }
    }

    package func entityCounts() async throws(StoreError) -> [String: Int] {
        try await read { db in
            let counts = try db.all(
                "SELECT list, count(*) FROM entities WHERE list <> ? GROUP BY list", [EntityTable.register]
            ) { ($0[0] as String, $0[1] as Int) }
            return Dictionary(counts, uniquingKeysWith: { first, _ in first })
        }
    }

    package func partyChanges(list: String?, since: Timestamp?, limit: Int) async throws(StoreError) -> [PartyEvent] {
        try await read { db in
            let sql = """
                SELECT list, entity, name, kind, at FROM party_changes
                WHERE (?1 IS NULL OR list = ?1) AND (?2 IS NULL OR at >= ?2) ORDER BY at DESC, seq DESC LIMIT ?3
                """
            return try db.all(sql, [list, since?.seconds, max(0, limit)]) { row in
                PartyEvent(
                    list: row[0], entity: row[1], name: row[2], kind: PartyEvent.Kind(rawValue: row[3]) ?? .changed,
                    at: row.instant(4))
            }
        }
    }

    package func replaceRegister(_ traders: [Entity], at now: Timestamp) async throws(StoreError) -> PartyChange {
        let rows = try packed(traders)
        return try await write {
            try EntityTable.replace(list: EntityTable.register, with: rows, at: now, version: nil, $0)
        }
    }

    package func traders() async throws(StoreError) -> [Entity] {
        try await read { try EntityTable.entities(list: EntityTable.register, $0) }
    }

    private func packed(_ entities: [Entity]) throws(StoreError) -> [EntityRow] {
        do {
            return try entities.map(EntityRow.init)
        } catch {
            throw StoreError(error, file: file)
        }
    }
}
