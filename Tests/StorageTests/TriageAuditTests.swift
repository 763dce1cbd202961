import Foundation
import GRDB
import Records
import Testing

@testable import Storage

@Suite struct TriageAuditTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    typealias T = TriageSample

    private func decide(_ count: Int) async throws {
        let id = try await store.raise(T.commit("m1"))
        for i in 0..<count {
            try await store.act(T.order(i % 2 == 0 ? .open : .new, by: "user \(i)", note: "ü \"\(i)\""), on: id)
        }
    }

    @Test("every change is a row that says who, when, what and of what, newest first")
    func rows() async throws {
        let id = try await store.raise(T.commit("m1"))
        try await store.act(T.order(.dismissed, .known, note: "case 4"), on: id, at: Sample.noon.adding(5))
        _ = try await store.suppress(
            Suppression(.init(subject: "T-1"), reason: .known, user: "moreau", at: Sample.noon), dryRun: false)
        _ = try await store.unsuppress("s1", by: "keller", note: nil, at: Sample.noon)
        let rows = try await store.audit(of: nil, limit: nil)
        #expect(rows.map(\.number) == [3, 2, 1])
        #expect(rows.map(\.action) == ["suppression.ended", "suppression.made", "alert.dismissed"])
        #expect(rows.map(\.user) == ["keller", "moreau", "keller"])
        #expect(rows[2].object == id && rows[2].at == Sample.noon.adding(5))
        let detail = try #require(
            try JSONSerialization.jsonObject(with: Data(rows[2].detail.utf8)) as? [String: any Sendable])
        #expect(detail["reason"] as? String == "known" && detail["note"] as? String == "case 4")
        #expect(try await store.audit(of: "s1", limit: nil).count == 2)
        #expect(try await store.audit(of: id, limit: nil).map(\.number) == [1])
        #expect(try await store.audit(of: nil, limit: 1).map(\.number) == [3])
        let check = try await store.checkAudit(holding: rows[1].hash)
        #expect(check == AuditCheck(rows: 3, head: rows[0].hash))
        #expect(try await store.checkAudit(holding: "5d41").fault?.contains("no row has") == true)
        #expect(try await TemporaryDirectory().store().checkAudit(holding: AuditEntry.beginning).fault == nil)
    }

    @Test("rows cannot be changed or removed")
    func kept() async throws {
        try await decide(3)
        for sql in ["UPDATE audit SET user = 'x'", "DELETE FROM audit WHERE seq = 2", "DELETE FROM audit"] {
            await #expect(throws: StoreError.self) { try await store.write { try $0.execute(sql: sql) } }
        }
        #expect(try await store.checkAudit(holding: nil).rows == 3)
    }

    @Test("any byte that is changed past the guards is found, and where", arguments: 0..<40)
    func changed(seed: Int) async throws {
        try await decide(8)
        var random = SeededGenerator(state: UInt64(seed))
        let row = Int.random(in: 1...8, using: &random)
        let column = ["at", "user", "action", "object", "detail", "hash"].randomElement(using: &random) ?? "user"
        let place = UInt.random(in: 0...UInt.max, using: &random)
        try await store.write { db in
            try db.execute(sql: "DROP TRIGGER audit_unchanged")
            let value = try #require(try String.fetchOne(db, sql: "SELECT \(column) FROM audit WHERE seq = \(row)"))
            var bytes = Array(value.utf8)
            let index = Int(place % UInt(bytes.count))
            bytes[index] = bytes[index] == 49 ? 50 : 49
            try db.execute(
                sql: "UPDATE audit SET \(column) = ? WHERE seq = ?",
                arguments: [
                    column == "at"
                        ? Int64(String(decoding: bytes, as: UTF8.self)) ?? 1 : String(decoding: bytes, as: UTF8.self),
                    row,
                ])
        }
        let check = try await store.checkAudit(holding: nil)
        #expect(check.fault?.contains("row \(row) ") == true, "\(column) of \(row): \(check)")
        #expect(check.rows == row - 1)
    }

    @Test("rows that are missing within or at the end, or that changed places, are found")
    func removed() async throws {
        try await decide(6)
        let head = try await store.checkAudit(holding: nil).head
        func tamper(_ sql: String) async throws -> String? {
            let copy = try TemporaryDirectory()
            try await store.checkpoint()
            try FileManager.default.copyItem(
                atPath: directory.path + "/tidewaiter.db", toPath: copy.path + "/tidewaiter.db")
            let other = try copy.store()
            try await other.write { db in
                try db.execute(sql: "DROP TRIGGER audit_unchanged; DROP TRIGGER audit_kept;" + sql)
            }
            return try await other.checkAudit(holding: head).fault
        }
        #expect(try await tamper("") == nil)
        #expect(try await tamper("DELETE FROM audit WHERE seq = 3")?.contains("row 3 is missing") == true)
        #expect(try await tamper("DELETE FROM audit WHERE seq > 4")?.contains("5 to 6 are missing") == true)
        #expect(
            try await tamper(
                "UPDATE audit SET seq = 99 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 99"
            )?.contains("row 2 ") == true)
        let thorough = """
            DELETE FROM audit WHERE seq > 4; UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit';
            UPDATE decisions SET audit = NULL;
            """
        #expect(try await tamper(thorough)?.contains("no row has the hash") == true, "the head that was noted tells")
    }

    @Test("no two rows are hashed as one text")
    func lengths() {
        func text(_ user: String, _ action: String) -> String {
            AuditEntry(number: 1, at: Timestamp(seconds: 1), user: user, action: action, object: "", detail: "")
                .chained(to: "")
        }
        #expect(text("a", "b") != text("ab", ""))
        #expect(text("a\n1:b", "") != text("a", "b"))
    }
}
