import Records
import Storage
import Testing

@Suite struct EvidenceTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    @Test("all places come in the order of file and offset, page by page")
    func places() async throws {
        var places: [Capture] = []
        for i in 0..<25 {
            var place = Sample.place("text \(i)", offset: (i * 7 % 25) * 100)
            place.file = "f\(i % 3).warc.gz"
            var commit = Sample.commit("a\(i)", text: "text \(i)", subjects: [])
            commit.evidence = place
            try await store.take(commit)
            places.append(place)
        }
        places.sort { ($0.file, $0.offset) < ($1.file, $1.offset) }
        var seen: [Capture] = []
        while true {
            let page = try await store.evidencePlaces(after: seen.last, limit: 4)
            if page.isEmpty { break }
            seen += page
        }
        #expect(seen == places)
    }

    @Test("hashes and articles are found by how they begin")
    func prefixes() async throws {
        try await store.take(Sample.commit("ab12", text: "one", subjects: []))
        try await store.take(Sample.commit("ab34", text: "two", subjects: []))
        try await store.take(Sample.commit("b", text: "three", subjects: []))
        #expect(try await store.articleIDs(beginning: "ab", limit: 9) == ["ab12", "ab34"])
        #expect(try await store.articleIDs(beginning: "ab", limit: 1) == ["ab12"])
        #expect(try await store.articleIDs(beginning: "ab12", limit: 9) == ["ab12"])
        #expect(try await store.articleIDs(beginning: "ab%", limit: 9).isEmpty)
        let sha256 = Sample.place("two").sha256
        #expect(try await store.evidenceHashes(beginning: sha256, limit: 9) == [sha256])
        #expect(try await store.evidenceHashes(beginning: "00", limit: 9).count == 3)
        #expect(try await store.evidenceHashes(beginning: "1", limit: 9).isEmpty)
        #expect(try await store.evidence("00") == nil)
    }

    @Test("evidence of which nothing but hash, type and size differ is one digest")
    func digest() async throws {
        let other = try TemporaryDirectory()
        let reference = try other.store()
        var commit = Sample.commit("a1")
        try await store.take(commit)
        commit.evidence?.file = "elsewhere.warc.gz"
        commit.evidence?.offset = 0
        commit.evidence?.fetched = Sample.noon.adding(9)
        try await reference.take(commit)
        #expect(try await store.digest() == (try await reference.digest()))
        var more = Sample.commit("a2", text: "more", subjects: [])
        try await store.take(more)
        more.evidence = nil
        try await reference.take(more)
        #expect(try await store.digest() != (try await reference.digest()))
    }
}
