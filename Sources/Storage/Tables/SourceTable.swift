import FoundationEssentials
import GRDB
import Records

extension SQLiteStore {
    package func sourceStates() async throws(StoreError) -> [String: SourceState] {
        try await read { db in
            let states = try db.all("SELECT \(SourceState.columns) FROM sources") { try SourceState(row: $0) }
            return Dictionary(states.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func save(_ states: [SourceState]) async throws(StoreError) {
        guard !states.isEmpty else { return }
        try await write { db in
            let marks = Array(repeating: "?", count: 19).joined(separator: ", ")
            let sql = "INSERT OR REPLACE INTO sources (\(SourceState.columns)) VALUES (\(marks))"
            for state in states { try db.run(sql, try state.arguments()) }
        }
    }

    package func value(_ key: String) async throws(StoreError) -> [UInt8]? {
        try await read { db in
            try db.first("SELECT value FROM settings WHERE key = ?", [key]) { [UInt8]($0.data(0)) }
        }
    }

    package func setValue(_ value: [UInt8]?, for key: String) async throws(StoreError) {
        try await write { db in
            if let value {
                try db.run("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", [key, value.data])
            } else {
                try db.run("DELETE FROM settings WHERE key = ?", [key])
            }
        }
    }
}

extension SourceState {
    fileprivate static let columns = """
        id, url, etag, last_modified, body_hash, last_fetched, last_success, last_new, next_due, failures, last_error,
        last_status, retired, items_seen, rate, asked, last_body, distrusted_until, history
        """

    fileprivate init(row: Row) throws {
        self.init(source: row[0])
        url = row[1]
        etag = row[2]
        lastModified = row[3]
        bodyHash = row[4]
        lastFetched = row.time(5)
        lastSuccess = row.time(6)
        lastNew = row.time(7)
        nextDue = row.time(8)
        failures = row[9]
        lastError = row[10]
        lastStatus = row[11]
        retired = row[12]
        itemsSeen = row[13]
        rate = row[14]
        asked = row[15]
        lastBody = row.time(16)
        distrustedUntil = row.time(17)
        history = SourceState.history(row.data(18))
    }

    /// What another release wrote is no reason to stop: the history begins anew, and the source shows itself again.
    private static func history(_ json: Data) -> PublishingHistory {
        guard !json.isEmpty else { return PublishingHistory() }
        return (try? StoredJSON.decode(PublishingHistory.self, from: json)) ?? PublishingHistory()
    }

    fileprivate func arguments() throws -> StatementArguments {
        let json = history == PublishingHistory() ? nil : try StoredJSON.text(history)
        return [
            source, url, etag, lastModified, bodyHash, lastFetched?.seconds, lastSuccess?.seconds, lastNew?.seconds,
            nextDue?.seconds, failures, lastError, lastStatus, retired, itemsSeen, rate, asked,
            lastBody?.seconds, distrustedUntil?.seconds, json,
        ]
    }
}
