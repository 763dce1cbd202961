import Texts

/// The years that a text says somebody was born in: `born in 1971`, `1971 г.р.`, `1971 doğumlu`.
enum BirthYears {
    /// How far the word may stand before the year, and behind it, in bytes.
    private static let before = 32
    private static let behind = 16

    private static let cues = [
        "born", "geboren", "geb ", "ne le", "nee le", "nacid", "nascid", "nato il", "nata il", "dogumlu", "urodzon",
        "narozen", "род", "г р", "وليد", "مواليد", "出生", "生于",
    ].map { Array($0.utf8) }

    /// Four digits each, `1971`.
    static func find(in text: String) -> Set<String> {
        var text = text
        return text.withUTF8 { bytes in
            var found: Set<String> = []
            var at = 0
            while at + 4 <= bytes.count {
                let end = at + 4
                guard isYear(bytes, at), !isDigit(bytes, at - 1), !isDigit(bytes, end) else {
                    at += 1
                    continue
                }
                let around = max(0, at - before)..<min(bytes.count, end + behind)
                if saysBorn(UnsafeBufferPointer(rebasing: bytes[around])) {
                    found.insert(String(decoding: bytes[at..<end], as: UTF8.self))
                }
                at = end
            }
            return found
        }
    }

    private static func isDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        bytes.indices.contains(at) && (48...57).contains(bytes[at])
    }

    private static func isYear(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let century = (bytes[at], bytes[at + 1])
        return (century == (49, 57) || century == (50, 48)) && isDigit(bytes, at + 2) && isDigit(bytes, at + 3)
    }

    private static func saysBorn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let words = NameWords.split(String(decoding: bytes, as: UTF8.self))
        let folded = Array(words.joined(separator: [0x20]))
        return cues.contains { cue in
            folded.indices.contains { at in
                folded[at...].starts(with: cue) && (at == 0 || folded[at - 1] == 0x20 || cue[0] > 0xD3)
            }
        }
    }
}
