import Records
import Storage
import Testing

/// “Was X listed on 4 March, and could we have known?”
@Suite struct AsOfTests {
    let directory: TemporaryDirectory

    init() async throws {
        directory = try TemporaryDirectory()
        let store = try directory.store()
        for version in AsOfTests.versions {
            _ = try await store.install(
                ListVersion(
                    source: version.list, hash: version.hash, published: version.published, fetched: version.fetched),
                entities: version.entries)
        }
        try store.close()
    }

    struct Version {
        var list = "ofac"
        var hash: String
        var published: Timestamp?
        var fetched: Timestamp
        var entries: [Entity]
    }

    private static let ana = Listing.entry("A", "Ana", listed: "2026-02-01")
    private static let xenia = Listing.entry("X", "Xenia", listed: "2026-03-04")

    /// The second version is fetched three days after it was published; X was listed the day before that. Z is an entry
    /// that the list keeps although it is taken off. The UN's list says no dates.
    static let versions = [
        Version(
            hash: "o1", published: Listing.day(1), fetched: Listing.day(2, 12),
            entries: [ana, Listing.entry("B", "Bo")]),
        Version(list: "un-sc", hash: "u1", fetched: Listing.day(3, 6), entries: [Listing.entry("U", "Ulf")]),
        Version(
            hash: "o2", published: Listing.day(5), fetched: Listing.day(8, 9),
            entries: [
                ana, Listing.entry("B", "Bo"), xenia, Listing.entry("Y", "Yan", listed: "2026-03-05"),
            ]),
        Version(
            hash: "o3", published: Listing.day(10), fetched: Listing.day(10, 10),
            entries: [
                Listing.entry("A", "Ana Maria", listed: "2026-02-01"), xenia,
                Listing.entry("Y", "Yan", listed: "2026-03-05"),
                Listing.entry("Z", "Zoe", listed: "2026-03-04", delisted: "2026-03-09"),
            ]),
    ]

    struct Question: CustomTestStringConvertible, Sendable {
        var moment: Timestamp
        var known: Timestamp?
        /// The versions the answer rests on, and the entries; `+` before those that a later version dates back.
        var basis: String
        var entries: String
        var testDescription: String { "said by \(moment), known by \(known.map(String.init(describing:)) ?? "now")" }

        init(_ moment: Timestamp, known: Timestamp? = nil, basis: String, _ entries: String) {
            self.moment = moment
            self.known = known
            self.basis = basis
            self.entries = entries
        }
    }

    static let questions = [
        Question(Timestamp(year: 2026, month: 1, day: 31), basis: "", ""),
        Question(Timestamp(year: 2026, month: 2, day: 15), basis: "", "+A"),
        Question(Listing.day(1), basis: "o1", "A B"),
        Question(Listing.day(1), known: Listing.day(2, 11, 59), basis: "", ""),
        Question(Listing.day(1), known: Listing.day(2, 12), basis: "o1", "A B"),
        Question(Listing.day(3, 5, 59), basis: "o1", "A B"),
        Question(Listing.day(3, 6), basis: "o1 u1", "A B U"),
        Question(Listing.day(4), basis: "o1 u1", "A B +X +Z U"),
        Question(Listing.day(4), known: Listing.day(4), basis: "o1 u1", "A B U"),
        Question(Listing.day(4), known: Listing.day(8, 8, 59), basis: "o1 u1", "A B U"),
        Question(Listing.day(4), known: Listing.day(8, 9), basis: "o1 u1", "A B +X U"),
        Question(Listing.day(4), known: Listing.day(10, 10), basis: "o1 u1", "A B +X +Z U"),
        Question(Listing.day(4, 23, 59), basis: "o1 u1", "A B +X +Z U"),
        Question(Listing.day(5), basis: "o2 u1", "A B X Y +Z U"),
        Question(Listing.day(9), known: Listing.day(8), basis: "o1 u1", "A B U"),
        Question(Listing.day(8, 23, 59), basis: "o2 u1", "A B X Y +Z U"),
        Question(Listing.day(9), basis: "o2 u1", "A B X Y U"),
        Question(Listing.day(10), known: Listing.day(10, 9), basis: "o2 u1", "A B X Y U"),
        Question(Listing.day(10), basis: "o3 u1", "A X Y U"),
        Question(Listing.day(30), known: Listing.day(30), basis: "o3 u1", "A X Y U"),
    ]

    @Test("what the lists said on a day, as far as it was known", arguments: questions)
    func asOf(question: Question) async throws {
        let store = try directory.store(readOnly: true)
        let said = try await store.entities(saidBy: question.moment, knownBy: question.known)
        #expect(said.map { ($0.isOfVersion ? "" : "+") + $0.entity.id }.joined(separator: " ") == question.entries)
        let basis = try await store.listVersions(saidBy: question.moment, knownBy: question.known)
        #expect(basis.map(\.hash).joined(separator: " ") == question.basis)
    }

    @Test("an entry is known from the first version that had it, whatever it says later")
    func known() async throws {
        let store = try directory.store(readOnly: true)
        let then = try await store.entities(saidBy: Listing.day(4), knownBy: nil)
        #expect(then.first { $0.entity.id == "X" }?.known == Listing.day(8, 9))
        #expect(then.first { $0.entity.id == "A" }?.entity.name == "Ana")
        let now = try await store.entities(saidBy: Listing.day(20), knownBy: nil)
        #expect(now.first { $0.entity.id == "A" }?.entity.name == "Ana Maria")
        #expect(now.first { $0.entity.id == "A" }?.known == Listing.day(2, 12))
    }

    @Test("a version dated before an earlier one counts from when it was fetched, and none from after that")
    func wentBack() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        let bo = Listing.entry("B", "Bo")
        for (hash, published, fetched, entries) in [
            ("1", 1, 2, [bo]), ("2", 5, 6, [bo, Listing.entry("C", "Cy")]), ("3", 1, 8, [bo]), ("4", 12, 11, []),
        ] {
            _ = try await store.install(
                ListVersion(
                    source: "ofac", hash: hash, published: Listing.day(published), fetched: Listing.day(fetched)),
                entities: entries)
        }
        for (day, hash) in [(1, "1"), (4, "1"), (5, "2"), (7, "2"), (8, "3"), (10, "3"), (11, "4")] {
            #expect(try await store.listVersions(saidBy: Listing.day(day), knownBy: nil).map(\.hash) == [hash])
        }
        #expect(try await store.entities(saidBy: Listing.day(7), knownBy: nil).map(\.entity.id) == ["B", "C"])
        #expect(try await store.entities(saidBy: Listing.day(11), knownBy: nil).isEmpty)
    }

    @Test("a delisting in a month or a year is one on its last day", arguments: ["2026", "2026-02", "2026-02-28"])
    func delistedSometime(delisted: String) async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        try await store.take("ofac", 1, [Listing.entry("Z", "Zoe", listed: "2024", delisted: delisted)])
        let said = try await store.entities(
            saidBy: Timestamp(year: 2026, month: 2, day: 27), knownBy: nil)
        #expect(said.map(\.entity.id) == ["Z"])
        #expect(try await store.entities(saidBy: Timestamp(year: 2027, month: 1, day: 1), knownBy: nil).isEmpty)
    }
}
