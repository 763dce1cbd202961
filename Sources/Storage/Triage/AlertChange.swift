import GRDB
package import Records

/// How an alert stood after something came to it: a story that grew, a correction, a new origin.
package struct AlertChange: Hashable, Codable, Sendable {
    package var at: Timestamp
    package var severity: Alert.Severity
    package var score: Int
    package var articles: Int
    package var origins: Int
    /// What came, a line each, most important first.
    package var news: [String]
}

extension SQLiteStore {
    package func changes(of alert: String) async throws(StoreError) -> [AlertChange] {
        let file = file
        return try await read { db in
            let id = try TriageDesk.find(alert, file: file, db).id
            let sql = """
                SELECT at, severity, score, articles, origins, news FROM alert_changes WHERE alert = ? ORDER BY seq
                """
            return try db.all(sql, [id]) { row in
                let severities = Alert.Severity.allCases
                let number = min(max(0, row[1] as Int), severities.count - 1)
                return AlertChange(
                    at: row.instant(0), severity: severities[number], score: row[2], articles: row[3], origins: row[4],
                    news: (row[5] as String).split(separator: "\n").map(String.init))
            }
        }
    }
}
