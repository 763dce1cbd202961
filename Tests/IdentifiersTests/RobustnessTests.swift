import Testing

@testable import Identifiers

@Suite struct RobustnessTests {
    /// A generator with a seed, so that a failing text can be had again.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    static func spans(_ bytes: [UInt8]) -> [FoundIdentifier] {
        bytes.withUnsafeBufferPointer { IdentifierScanner().scan($0) }
    }

    @Test("any bytes are read to the end", arguments: [UInt64](1...40))
    func bytes(_ seed: UInt64) {
        var random = Seeded(state: seed)
        let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        for found in Self.spans(bytes) {
            #expect(found.start >= 0 && found.start < found.end && found.end <= bytes.count)
        }
    }

    @Test("any mixture of labels, values and punctuation is read to the end", arguments: [UInt64](1...40))
    func fragments(_ seed: UInt64) {
        let parts = [
            "IMO", "9074729", "UN", "1203", " ", "-", ".", ",", "\n", "(", ")", "DE", "89", "3704", "0044", "EORI",
            "VAT", "HS",
            "8542.31", "CAS", "50-00-0", "AWB", "176", "12345675", "NL", "RTM", "from", "MSKU", "907032", "3", "CHE",
            "MWST",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "ECCN", "3A001", ".a", "RA", "85185", "B/L", "MAEU", "123456789",
            "ИНН",
            "7707083893", "收货人", "：", "。", "USCC", "91350100M000100Y43", "POL", "CNSHA", "seized", "VIN", "D-U-N-S",
            "11.222.333/0001-81", "0x", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "\u{A0}", "\u{2013}", "№", "ИМО", "5493001KJTIIGC8Y1R12", "BIC", "COBADEFF", "Ж", "\u{0}",
        ]
        var random = Seeded(state: seed)
        for _ in 0..<200 {
            let text = (0..<30).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let bytes = Array(text.utf8)
            for cut in [bytes.count, Int.random(in: 0...bytes.count, using: &random)] {
                let all = Self.spans(Array(bytes[..<cut]))
                for found in all { #expect(found.start < found.end && found.end <= cut) }
                for (a, b) in zip(all, all.dropFirst()) { #expect(a.end <= b.start) }
            }
        }
    }

    @Test("any value of any scheme is refused or has a normal form that is its own", arguments: [UInt64](1...20))
    func values(_ seed: UInt64) {
        var random = Seeded(state: seed)
        let alphabet = Array("0123456789ABCDEUNZ -./ж")
        for scheme in IdentifierSchemes.all {
            for _ in 0..<300 {
                let text = String(
                    (0..<Int.random(in: 0...36, using: &random)).map { _ in
                        alphabet.randomElement(using: &random) ?? "0"
                    })
                if let normal = scheme.normalized(text) { #expect(scheme.normalized(normal) == normal) }
            }
        }
    }

    @Test("a text of one long word, and of many labels, takes time in proportion to its length")
    func linear() {
        let long = [UInt8](repeating: 0x41, count: 2_000_000)
        #expect(Self.spans(long).isEmpty)
        let labels = Array(String(repeating: "HS 8542, ", count: 100_000).utf8)
        let start = ContinuousClock.now
        #expect(Self.spans(labels).count == 100_000)
        #expect(ContinuousClock.now - start < .seconds(60))
    }
}
