import Records
import Storage
import Testing

@Suite struct ScreeningStoreTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    func clearance(_ party: String, _ entry: String, reason: String = "born in another year") -> Clearance {
        Clearance(
            party: party, entry: entry, partyName: "Trader \(party)", entryName: "Entry \(entry)",
            partyFingerprint: "p-\(party)", entryFingerprint: "e-\(entry)", reason: reason, user: "anna",
            at: Sample.noon)
    }

    func run(_ id: String, after seconds: Int64) -> ScreeningRun {
        let basis = ListBasis(
            list: "un-sc", version: 7, hash: "ab", published: Sample.noon, fetched: Sample.noon,
            confirmed: Sample.noon, entities: 3, age: 0, isTooOld: false)
        return ScreeningRun(
            id: id, user: "anna", started: Sample.noon.adding(seconds), input: "traders.csv", inputHash: "cd",
            program: "1.0",
            parameters: .init(
                threshold: 0.7, limit: 5, lists: ["un-sc"], asOf: Sample.noon,
                parties: [Entity(id: "name-1", schema: .person, name: "“Ana”", dataset: "")]),
            basis: [.init(basis)])
    }

    private static let withdrawal = Clearance.Withdrawal(user: "ben", reason: "a mistake", at: Sample.noon)

    @Test("a clearance is kept, replaced by the next of its pair, and gone when it is withdrawn")
    func clearances() async throws {
        var store = try directory.store()
        var last = clearance("T-1", "u2", reason: "another IMO number")
        last.until = Sample.noon.adding(86_400)
        last.entryFingerprint = "e-new"
        let first = clearance("T-1", "u2")
        for item in [clearance("T-2", "u1"), first, clearance("T-1", "u1"), last] {
            try await store.save(item)
        }
        try store.close()
        store = try directory.store()
        #expect(try await store.clearances() == [clearance("T-1", "u1"), last, clearance("T-2", "u1")])
        #expect(try await store.withdrawClearance(of: "T-1", entry: "u2", Self.withdrawal))
        #expect(try await !store.withdrawClearance(of: "T-1", entry: "u2", Self.withdrawal))
        #expect(try await !store.withdrawClearance(of: "u1", entry: "T-1", Self.withdrawal))
        try store.close()
        store = try directory.store()
        #expect(try await store.clearances() == [clearance("T-1", "u1"), clearance("T-2", "u1")])
        var ended = last
        ended.withdrawal = Self.withdrawal
        #expect(try await store.clearanceHistory().filter { $0.entry == "u2" } == [first, ended])
    }

    @Test("runs are recorded, brought up to date, and found by the beginning of their ids")
    func runs() async throws {
        var store = try directory.store()
        var first = run("a1b2", after: 0)
        for item in [first, run("a1c3", after: 60), run("ffff", after: 60)] { try await store.save(item) }
        first.finished = Sample.noon.adding(5)
        first.counts.queries = 12
        first.counts.clear = 11
        first.resultHash = "ef"
        try await store.save(first)
        try store.close()
        store = try directory.store()
        #expect(try await store.screeningRuns(limit: 9).map(\.id) == ["ffff", "a1c3", "a1b2"])
        #expect(try await store.screeningRuns(limit: 1).map(\.id) == ["ffff"])
        #expect(try await store.screeningRuns(limit: -1).isEmpty)
        #expect(try await store.screeningRun("a1b2") == first)
        #expect(try await store.screeningRun("a1b") == first)
        for id in ["", "a1", "zz", "a1b2c"] {
            let error = await #expect(throws: StoreError.self) { try await store.screeningRun(id) }
            #expect(error?.kind == .notFound)
        }
    }

    @Test("clearances count in the digest but for their times, records of screenings do not")
    func digest() async throws {
        let store = try directory.store()
        let empty = try await store.digest()
        try await store.save(run("a1b2", after: 0))
        #expect(try await store.digest() == empty)
        try await store.save(clearance("T-1", "u1"))
        let digest = try await store.digest()
        #expect(digest != empty)
        try await store.save(run("a1b2", after: 5))
        #expect(try await store.digest() == digest)
        #expect(try await store.withdrawClearance(of: "T-1", entry: "u1", Self.withdrawal))
        #expect(try await store.digest() != digest)
    }
}
