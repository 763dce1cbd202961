/// One row of the audit trail: a change somebody or the program made, chained to the row before.
package struct AuditEntry: Hashable, Codable, Sendable {
    /// From 1, without gaps.
    package var number: Int
    package var at: Timestamp
    package var user: String
    /// `alert.dismissed`, `alert.assigned`, `suppression.made`, `clearance.made` …
    package var action: String
    /// The id of the alert or the suppression, or `party entry` of a clearance.
    package var object: String
    /// A JSON object.
    package var detail: String
    /// SHA-256 (hex) of `chained(to:)`.
    package var hash: String

    package init(
        number: Int, at: Timestamp, user: String, action: String, object: String, detail: String, hash: String = ""
    ) {
        self.number = number
        self.at = at
        self.user = user
        self.action = action
        self.object = object
        self.detail = detail
        self.hash = hash
    }

    /// What stands in the place of the hash before the first row.
    package static let beginning = String(repeating: "0", count: 64)

    /// What is hashed: the hash of the row before, and all that the row says, each part behind its length in bytes, so
    /// that no two rows can be written as one text.
    package func chained(to previous: String) -> String {
        [previous, String(number), String(at.seconds), user, action, object, detail]
            .map { "\($0.utf8.count):\($0)\n" }.joined()
    }
}

/// What came of reading the audit trail from its beginning.
package struct AuditCheck: Hashable, Codable, Sendable {
    package var rows: Int
    /// The hash of the last row, or of nothing: noted elsewhere, it tells whether rows were taken off the end.
    package var head: String
    /// What is wrong, at the first place where something is.
    package var fault: String?
    package init(rows: Int, head: String, fault: String? = nil) {
        self.rows = rows
        self.head = head
        self.fault = fault
    }
}
