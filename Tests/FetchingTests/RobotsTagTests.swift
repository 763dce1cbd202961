import Fetching
import Records
import Testing

struct RobotsTagTests {
    private func forbids(_ fields: String...) -> Bool {
        var document = Document(
            requestedURL: "https://news.example/", body: [], fetched: Timestamp(year: 2026, month: 1, day: 1))
        document.headers = fields.map { .init(name: "x-robots-tag", value: $0) }
        return RobotsTag.forbidsArchiving(document, agent: "Tidewaiter")
    }

    @Test("noarchive for everyone or for us forbids to keep the answer")
    func forbidden() {
        #expect(forbids("noarchive"))
        #expect(forbids("nofollow, NoArchive"))
        #expect(forbids("tidewaiter: noarchive"))
        #expect(forbids("otherbot: nofollow", "Tidewaiter: noindex, noarchive"))
        #expect(forbids("unavailable_after: 25 Jun 2026 15:00:00 PST, noarchive"))
    }

    @Test("what is said to others, or is something else, does not")
    func allowed() {
        #expect(!forbids())
        #expect(!forbids("noindex, nofollow"))
        #expect(!forbids("otherbot: noarchive"))
        #expect(!forbids("otherbot: nofollow, noarchive"))
        #expect(!forbids("max-snippet: 20, max-image-preview: large"))
    }
}
