import ArgumentParser
import Harvest
import Records
import Storage

struct AlertsAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Who changed what in triage, newest first; --verify checks that nothing was altered.",
        discussion: """
            Every decision, suppression, approval, assignment and clearance made here is one row. Rows are only ever \
            added, and each carries the SHA-256 of itself behind the hash of the row before. Note the head that --verify \
            prints somewhere else: with --head it shows later that rows were not taken off the end and written anew. \
            Exit status 1 where the trail is not what was written.

              tidewaiter alerts audit --alert a1b2c3
              tidewaiter alerts audit --verify --head 5d41…
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp("Only what was done to this alert, or this suppression (s4).", valueName: "id"))
    var alert: String?

    @Option(help: "At most so many rows; the default is 50 for a table, and all otherwise.")
    var limit: Int?

    @Flag(help: "Check the whole trail.")
    var verify = false

    @Option(help: ArgumentHelp("A head that was noted before.", valueName: "hash"))
    var head: String?

    func run() async throws {
        guard head == nil || verify else { throw ValidationError("--head goes with --verify") }
        let store = try SQLiteStore.reading(data.workspace)
        if verify { return try await check(store) }
        let entries = try await telling {
            try await store.audit(of: try await object(store), limit: limit ?? (format.isTable ? 50 : nil))
        }
        let output = Output()
        var table = Table("ROW", "WHEN", "WHO", "WHAT", "OF", "DETAIL")
        for entry in entries {
            guard format.isTable else {
                try output.line(encoding: entry)
                continue
            }
            table.add(String(entry.number), entry.at.description, entry.user, entry.action, entry.object, entry.detail)
        }
        if format.isTable {
            if table.isEmpty { Terminal.note("Nothing was decided yet.") }
            for line in table.isEmpty ? [] : table.lines() { output.line(line) }
        }
        output.flush()
    }

    /// An alert's whole id; anything else as it is.
    private func object(_ store: SQLiteStore) async throws -> String? {
        guard let alert else { return nil }
        return (try? await store.alert(alert).id) ?? alert
    }

    private func check(_ store: SQLiteStore) async throws {
        let check = try await telling { try await store.checkAudit(holding: head) }
        if format.isTable {
            print(
                check.fault.map { Terminal.coloured("Not what was written: \($0)", .red) }
                    ?? "\(check.rows) rows, all as they were written. Head: \(check.head)")
        } else {
            let output = Output()
            try output.line(encoding: check)
            output.flush()
        }
        if check.fault != nil { throw Status.withFailures }
    }
}
