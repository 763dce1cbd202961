import Glibc
import Records
import TestSupport
import Testing

@testable import Extraction

@Suite("Hostile texts for the tagger")
struct TaggerHostileTests {
    private static func repeating(_ text: String, bytes: Int) -> [UInt8] {
        let piece = Array(text.utf8)
        return Array(repeatElement(piece, count: max(1, bytes / piece.count)).joined())
    }

    /// Reads with a model and by the rules for ships alone; all mentions have to lie within the text, in order.
    private static func read(_ text: [UInt8], _ tagger: PartyTagger) -> Int {
        var count = 0
        for tagger in [tagger, nil] {
            text.withUnsafeBufferPointer { bytes in
                let found = PartyReading(tagger).read(bytes, zone: .text)
                count += found.count
                #expect(
                    found.allSatisfy {
                        $0.start < $0.end && $0.end <= text.count && $0.score > 0 && $0.score <= 1
                    })
                #expect(zip(found, found.dropFirst()).allSatisfy { $0.end <= $1.start })
            }
        }
        return count
    }

    @Test(
        "texts of one thing over and over are survived",
        arguments: [
            "e\u{301}\u{302}\u{303}", "A.", "Anna ", "ANNA VORTAL QUITS ", "tanker A (IMO 1 ", "M/V A/",
            "tankers Sea Star, Moon Dust and Cetus, ", "Anna Vortal Ltd (AVL), ", "漢", "中國海關查獲一艘油輪，",
            "قالت وزارة النفط إن ناقلة ", "танкер «Саванна» задержан. ", "\u{202E}Anna\u{200B}\u{0}",
            "İß", "\n", "\0",
            "“Anna” – ", "1 A 2 B ",
        ])
    func repeated(_ text: String) {
        _ = Self.read(Self.repeating(text, bytes: 1 << 15), PartyTagger(TaggerTests.model))
    }

    @Test("bytes that are no text are survived")
    func noText() {
        let tagger = PartyTagger(TaggerTests.model)
        var random = SeededRandom(seed: 5)
        let texts: [[UInt8]] = [
            [], [0x41], [0xC3], [UInt8](repeating: 0xFF, count: 1 << 18),
            [UInt8](repeating: 0xC4, count: 1 << 16),
            (0..<1 << 15).map { _ in UInt8.random(in: 0...255, using: &random) },
            Array("Anna Vortal left Iran".utf8) + [0xE2, 0x80],
            Array("Anna \u{FEFF}".utf8) + [0xF0, 0x9F] + Array(" Vortal".utf8),
        ]
        for text in texts { _ = Self.read(text, tagger) }
    }

    @Test("ten megabytes without a space are one word and no name")
    func noSpace() {
        let text = [UInt8](repeating: 0x41, count: 10 << 20)
        #expect(Self.read(text, PartyTagger(TaggerTests.model)) <= 1)
    }

    @Test(
        "four times the text takes about four times the time",
        arguments: ["A ", "Anna Vortal ", "tanker A ", "ANNA VORTAL LEFT ", "漢 "])
    func grows(_ text: String) {
        let tagger = PartyTagger(TaggerTests.model)
        func time(_ bytes: Int) -> Double {
            let text = Self.repeating(text, bytes: bytes)
            let start = Self.processorSeconds()
            _ = Self.read(text, tagger)
            return Self.processorSeconds() - start
        }
        _ = time(1 << 10)
        let short = (0..<3).map { _ in time(1 << 13) }.min() ?? 0
        #expect(time(1 << 15) < short * 10 + 0.05)
    }

    /// What this thread has used: others do not count.
    private static func processorSeconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    @Test("names that are new in every word are remembered up to a limit, and told")
    func manyNames() {
        let letters = Array("abcdefghij")
        var text = ""
        for i in 0..<20_000 {
            text += "Anna V" + String("\(i)".compactMap(\.wholeNumberValue).map { letters[$0] }) + " left Iran. "
        }
        #expect(Self.read(Array(text.utf8), PartyTagger(TaggerTests.model)) > 20_000)
    }
}
