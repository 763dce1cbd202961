import GRDB

/// One step of the schema. Steps are only ever added: what is released is never changed, since stores hold it.
///
/// Tables are STRICT, so that a column holds the type it says. Times are seconds since 1970 in UTC; lists of strings are
/// `Packed`; articles are known by a row number inside the store and by their id outside.
struct Migration: Sendable {
    /// From 1, without gaps.
    var number: Int
    var title: String
    var sql: String
    /// What the new tables hold of what the old ones do, where SQL cannot tell; after `sql`.
    var fill: @Sendable (Database) throws -> Void = { _ in }

    /// In order of number.
    static let all: [Migration] = [
        .collection, .readings, .parties, .alerts, .archive, .screening, .identifiers, .events, .delivery,
        .triage,
    ]

    /// As GRDB remembers it in the file: `001 collection`.
    var identifier: String { String(repeating: "0", count: max(0, 3 - String(number).count)) + "\(number) \(title)" }

    /// All of them; in tests of older stores only the first ones.
    static func migrator(of migrations: some Sequence<Migration> = all) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.identifier) { db in
                try db.execute(sql: migration.sql)
                try migration.fill(db)
            }
        }
        return migrator
    }
}
