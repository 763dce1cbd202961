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
    /// Of all evidence, as fetched.
    package var evidenceBytes: Int
    /// Of the evidence that the store itself holds, as kept.
    package var evidenceStoredBytes: Int
    /// How many pieces of evidence the archive holds, in how many of its files, and their bytes there.
    package var archivedEvidence: Int
    package var archiveFiles: Int
    package var archivedBytes: Int
    /// Pages behind articles that are still to be fetched.
    package var pendingPages: Int
    package var pendingDeliveries: Int
    /// What a check of the whole file found wrong; empty when all is well, nil when it was not asked for.
    package var problems: [String]?
}
