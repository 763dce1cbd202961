/// How large the store is, and how well.
package struct StoreReport: Hashable, Sendable {
    package var file: String
    /// The number of the last migration.
    package var schema: Int
    /// Rows by table.
    package var rows: [String: Int]
    /// Of the file and its write-ahead log.
    package var bytes: Int
    package var logBytes: Int
    /// Of the evidence, as fetched and as kept.
    package var evidenceBytes: Int
    package var evidenceStoredBytes: Int
    package var pendingDeliveries: Int
    /// What a check of the whole file found wrong; empty when all is well, nil when it was not asked for.
    package var problems: [String]?
}
