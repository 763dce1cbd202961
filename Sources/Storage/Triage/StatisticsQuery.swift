import GRDB
import Records

/// What people decided on alerts, for `TriageStatistics`.
enum StatisticsQuery {
    /// A sample for each alert raised since then and each group it belongs to.
    static func samples(
        by group: TriageStatistics.Group, since: Timestamp?, _ db: Database
    ) throws -> [TriageStatistics.Sample] {
        // The decision that stands is the last one that led to the state: assignments and proposals leave it.
        let sql = """
            SELECT \(columns(group)), a.state, d.reason, d.at - a.raised
            FROM alerts a \(joins(group)) LEFT JOIN decisions d ON d.seq = (
                SELECT max(o.seq) FROM decisions o
                WHERE o.alert = a.id AND o.state = a.state AND o.action IN ('decide', 'approve', 'undo'))
            WHERE (?1 IS NULL OR a.raised >= ?1) \(group == .rule ? "" : "GROUP BY a.id, 1")
            """
        return try db.all(sql, [since?.seconds]) { row in
            let state = Alert.State(rawValue: row[1]) ?? .new
            let isDecided = state == .confirmed || state == .dismissed
            return TriageStatistics.Sample(
                group: row[0] ?? "und", state: state,
                reason: (row[2] as String?).flatMap(TriageReason.init(rawValue:)), seconds: isDecided ? row[3] : nil)
        }
    }

    private static func columns(_ group: TriageStatistics.Group) -> String {
        switch group {
        case .rule: "a.rule"
        case .source: "json_extract(e.value, '$.source')"
        case .language: "coalesce(json_extract(e.value, '$.language'), 'und')"
        }
    }

    /// An alert counts once for each source and each language of its evidence.
    private static func joins(_ group: TriageStatistics.Group) -> String {
        group == .rule ? "" : "JOIN json_each(a.body, '$.evidence') e"
    }
}
