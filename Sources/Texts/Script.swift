/// A script by the characters of it (Unicode blocks, roughly), with the languages that are written in it.
enum Script: Sendable {
    case none, latin, cyrillic, arabic, devanagari, han, kana, hangul, thai, greek, hebrew, other

    struct Candidate: Sendable {
        var tag: String
        /// The code by which CLD2 takes it as a hint.
        var cld2: String
        /// How much likelier than a rare language, in CLD2's points (1,000 is a typical text).
        var prior: Double
        var isCommon: Bool { prior >= 150 }

        init(_ tag: String, _ prior: Double, cld2: String? = nil) {
            self.tag = tag
            self.prior = prior
            self.cld2 = cld2 ?? tag
        }
    }

    /// The language that alone uses the script.
    var onlyLanguage: String? {
        switch self {
        case .kana: "ja"
        case .hangul: "ko"
        case .thai: "th"
        case .greek: "el"
        default: nil
        }
    }

    var candidates: [Candidate] {
        switch self {
        case .latin: Script.latinLanguages
        case .cyrillic: Script.cyrillicLanguages
        case .arabic: [Candidate("ar", 150), Candidate("fa", 150), Candidate("ur", 150)]
        case .devanagari: [Candidate("hi", 250), Candidate("mr", 100), Candidate("ne", 0)]
        case .han: [Candidate("zh", 600), Candidate("ja", 0)]
        default: []
        }
    }

    private static let latinLanguages: [Candidate] =
        "en de fr es it pt nl pl cs sk hu ro tr vi id sv da fi".split(separator: " ").map { Candidate(String($0), 150) }
        + "no sr hr ca sl lt lv et".split(separator: " ").map { Candidate(String($0), 60) }
        + "gl af sq az bs is ga cy eu tl sw".split(separator: " ").map { Candidate(String($0), 0) }
        + [Candidate("ms", -300)]

    private static let cyrillicLanguages: [Candidate] = [
        Candidate("ru", 150), Candidate("uk", 150), Candidate("bg", 150), Candidate("sr", 0), Candidate("mk", 0),
        Candidate("be", 0), Candidate("kk", 0), Candidate("mn", 0),
    ]

    /// The script of most letters; kana make a text with Han characters Japanese, Hangul makes it Korean.
    static func main(of utf8: [UInt8]) -> Script {
        var counts = utf8.withUnsafeBufferPointer(counts)
        if counts[6] > 2, counts[6] * 12 > counts[5] { return .kana }
        if counts[7] > 0, counts[7] * 4 > counts[5] { counts[7] += counts[5] }
        let order: [Script] = [
            .none, .latin, .cyrillic, .arabic, .devanagari, .han, .kana, .hangul, .thai, .greek, .hebrew, .other,
        ]
        counts[0] = 0
        let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        return counts[best] == 0 ? .none : order[best]
    }

    /// Characters by script, in the order of `block`.
    private static func counts(_ utf8: UnsafeBufferPointer<UInt8>) -> [Int] {
        var counts = [Int](repeating: 0, count: 12)
        guard let p = utf8.baseAddress else { return counts }
        var latin = 0
        var i = 0
        while i < utf8.count {
            if p[i] < 0x80 {
                latin += (p[i] | 32) &- 97 < 26 ? 1 : 0
                i += 1
            } else {
                let (value, length) = UTF8Decoder.scalar(p, at: i, count: utf8.count)
                counts[block(value)] += value >= 0x3040 ? 2 : 1
                i += length
            }
        }
        counts[1] += latin
        return counts
    }

    private static func block(_ v: UInt32) -> Int {
        switch v {
        case 0xC0...0x24F, 0x1E00...0x1EFF: 1
        case 0x370...0x3FF, 0x1F00...0x1FFF: 9
        case 0x400...0x52F: 2
        case 0x590...0x5FF: 10
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: 3
        case 0x900...0x97F: 4
        case 0xE00...0xE7F: 8
        case 0x1100...0x11FF, 0xAC00...0xD7AF: 7
        case 0x3041...0x30FF: 6
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2FFFF: 5
        case 0x530...0x58F, 0x980...0xDFF, 0xE80...0x10FF, 0x1200...0x1DFF: 11
        default: 0
        }
    }
}
