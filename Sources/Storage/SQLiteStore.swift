import FoundationEssentials
import GRDB

/// The store in one SQLite file, `tidewaiter.db` in the data directory: many readers and one writer at a time, in this
/// process and others (write-ahead log). Calls run on the database's own queues and never block the caller's thread.
package final class SQLiteStore: Store {
    package static let fileName = "tidewaiter.db"

    package let file: String
    let pool: DatabasePool
    let findings = FindingMemo()

    /// Opens the store, and makes it or brings it to this version's schema, unless `readOnly`: then it must be there.
    package init(directory: String, readOnly: Bool = false) throws(StoreError) {
        file = directory + "/" + SQLiteStore.fileName
        if readOnly {
            guard FileManager.default.fileExists(atPath: file) else {
                throw StoreError(.notFound, "There is no store \(file) yet: harvest first.", file: file)
            }
        } else {
            try makeDirectory(directory)
        }
        do {
            pool = try DatabasePool(path: file, configuration: SQLiteStore.configuration(readOnly: readOnly))
            try SQLiteStore.migrate(pool, file: file, readOnly: readOnly)
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// Moves the write-ahead log into the file and closes it; the store is not to be used after. Letting go of the
    /// store closes it too.
    package func close() throws(StoreError) {
        do {
            if !pool.configuration.readonly { _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            try pool.close()
        } catch {
            throw StoreError(error, file: file)
        }
    }

    package func checkpoint() async throws(StoreError) {
        do {
            try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// One read of a consistent state.
    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreError) -> T {
        do {
            return try await pool.read(body)
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// One transaction: all of it or, when `body` throws, nothing.
    func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreError) -> T {
        do {
            return try await pool.write(body)
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// In WAL mode NORMAL loses at most the last transactions in a power cut, and never the file's order. A commit
    /// changes some forty pages all over the file: with room for 32 MB of them in the log, instead of SQLite's 4 MB, a
    /// page is written back and synchronised once for many commits.
    private static let writing = """
        PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -16000;
        PRAGMA journal_size_limit = 67108864
        """

    static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.label = "tidewaiter.store"
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            db.add(tokenizer: SearchTokenizer.self)
            // Of the pool's connections the one that writes.
            if !db.configuration.readonly { try db.execute(sql: SQLiteStore.writing) }
        }
        return configuration
    }

    private static func migrate(_ pool: DatabasePool, file: String, readOnly: Bool) throws {
        let migrator = Migration.migrator()
        if try pool.read(migrator.hasBeenSuperseded) {
            throw StoreError(
                .newerSchema, "\(file) was written by a newer version of tidewaiter: use that version.", file: file)
        }
        if !readOnly {
            try run(migrator, on: pool)
        } else if try !pool.read(migrator.hasCompletedMigrations) {
            throw StoreError(
                .readOnly, "\(file) is of an older version and open for reading alone: harvest once.", file: file)
        }
    }

    /// The migrator reads once what is done, and then takes its steps: who opens a new store at the same time may be
    /// ahead with one of them, which then fails here and is not to be taken again.
    private static func run(_ migrator: DatabaseMigrator, on pool: DatabasePool) throws {
        while true {
            let done = try pool.read(migrator.appliedIdentifiers)
            do {
                return try migrator.migrate(pool)
            } catch {
                guard try pool.read(migrator.appliedIdentifiers) != done else { throw error }
            }
        }
    }
}
