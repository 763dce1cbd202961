import Testing

@testable import Extraction

@Suite("Datelines")
struct DatelineTests {
    private func read(_ text: String) -> (head: String, country: String?) {
        let bytes = Array(text.utf8)
        let line = bytes.withUnsafeBufferPointer { Dateline(of: $0) }
        return (String(decoding: bytes[..<line.end], as: UTF8.self), line.country)
    }

    @Test(
        "the head of a report is told by its capitals and its dash",
        arguments: [
            ("LONDON, March 5 - Gold rose.", "LONDON, March 5 -"),
            ("NEW YORK (Agency) -- Gold", "NEW YORK (Agency) --"),
            ("МОСКВА, 5 мая – Золото", "МОСКВА, 5 мая –"), ("ZÜRICH — Gold", "ZÜRICH —"),
            ("Gold rose - a lot", ""),
            ("GOLD ROSE. It rose - a lot", ""), ("", ""), ("LONDON", ""), ("EU - no place", ""), ("2 - 3", ""),
            ("Москва, 5 мая – Золото", ""), ("CO-OPS, MARCH", ""),
        ])
    func heads(text: String, head: String) {
        #expect(read(text).head == head)
    }

    @Test("a state or a province says the country")
    func regions() {
        #expect(read("CORNING, N.Y., March 5 - Shr").country == "US")
        #expect(read("CALGARY, Alberta, March 5 - Shr").country == "CA")
        #expect(read("SAVANNAH, Ga, March 5 - Shr").country == "US")
        #expect(read("LONDON, March 5 - Shr").country == nil)
    }

    @Test("any bytes are survived")
    func hostile() {
        let texts: [[UInt8]] = [
            [0xFF, 0xE2, 0x80], [0xE2, 0x80, 0x93], Array("AAA,".utf8), Array("AAA -".utf8),
            [0x41, 0x41, 0x41, 0x2C, 0xE2],
        ]
        for text in texts {
            let end = text.withUnsafeBufferPointer { Dateline(of: $0).end }
            #expect(end == 0)
        }
    }
}
