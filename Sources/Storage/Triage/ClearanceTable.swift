import GRDB
import Records

/// Clearances as they are made, by themselves or together with a decision on an alert, and taken back.
enum ClearanceTable {
    static func insert(_ clearance: Clearance, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO clearances (party, entry, party_name, entry_name, party_fingerprint, entry_fingerprint,
                reason, user, at, until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                clearance.party, clearance.entry, clearance.partyName, clearance.entryName,
                clearance.partyFingerprint, clearance.entryFingerprint, clearance.reason, clearance.user,
                clearance.at.seconds, clearance.until?.seconds,
            ])
    }

    /// Takes this one back, where it is the last one of its pair and stands; false where it is not.
    static func withdraw(_ clearance: Clearance, _ withdrawal: Clearance.Withdrawal, _ db: Database) throws -> Bool {
        try db.run(
            """
            UPDATE clearances AS c SET withdrawn = ? WHERE party = ? AND entry = ? AND at = ? AND user = ?
                AND withdrawn IS NULL
                AND seq = (SELECT max(o.seq) FROM clearances o WHERE o.party = c.party AND o.entry = c.entry)
            """,
            [
                try StoredJSON.text(withdrawal), clearance.party, clearance.entry, clearance.at.seconds,
                clearance.user,
            ])
        return db.changesCount > 0
    }
}
