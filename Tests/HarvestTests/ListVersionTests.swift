import Parsing
import Records
import Storage
import TestSupport
import Testing

/// The four versions of the Treasury's list that are at hand: what the store keeps of each, and of their differences.
@Suite(
    .enabled(
        if: SharedData.has(
            "sanctions/us_ofac_sdn_2021-10-08.csv.xz", "sanctions/us_ofac_sdn_2024-04-26.csv.xz",
            "sanctions/us_ofac_sdn_2024-05-02.csv.xz", "sanctions/us_ofac_sdn_2024-05-03.csv.xz"),
        Comment(rawValue: SharedData.absent)))
struct ListVersionTests {
    private static let days = ["2021-10-08", "2024-04-26", "2024-05-02", "2024-05-03"]

    private static func version(_ day: String) async throws -> (ListVersion, [Entity]) {
        let bytes = try await SharedData.unpacked("sanctions/us_ofac_sdn_\(day).csv.xz")
        let moment = try #require(Timestamp(rfc3339: day + "T00:00:00Z"))
        let version = ListVersion(source: "us-ofac-sdn", hash: day, published: moment, fetched: moment.adding(30_000))
        return (version, try OFACCSVList.read(ListInput(main: bytes), dataset: "us-ofac-sdn").entities)
    }

    @Test("the change that is stored, applied to the version before, is the version; each can be had again")
    func deltas() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path)
        var held: [String: Entity] = [:]
        for day in Self.days {
            let (version, entities) = try await Self.version(day)
            let change = try await store.install(version, entities: entities)
            let whole = Dictionary(entities.map { ($0.id, $0) }) { $1 }
            for id in change.removed { held[id] = nil }
            for id in change.added + change.changed { held[id] = whole[id] }
            #expect(held == whole, "\(day)")
        }
        let versions = try await store.listVersions(source: "us-ofac-sdn").reversed()
        #expect(versions.map(\.hash) == Self.days)
        for version in versions {
            let (_, entities) = try await Self.version(version.hash)
            let stored = try await store.entities(ofVersion: version.number)
            #expect(ListDifference(from: entities, to: stored).isEmpty, "\(version.hash)")
        }
        try await Self.answers(store)
        try store.close()
    }

    /// Was it listed on a day, and could we have known?
    private static func answers(_ store: SQLiteStore) async throws {
        let first = try await store.entities(
            saidBy: try #require(Timestamp(rfc3339: "2022-01-01T00:00:00Z")), knownBy: nil)
        let (_, old) = try await version("2021-10-08")
        #expect(Set(first.filter(\.isOfVersion).map(\.entity.id)) == Set(old.map(\.id)))
        let before = try #require(Timestamp(rfc3339: "2021-01-01T00:00:00Z"))
        let unknown = try await store.entities(saidBy: before, knownBy: before)
        #expect(unknown.isEmpty)
    }
}
