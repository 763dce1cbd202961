import Texts

/// Guesses the charset of bytes that neither declare one nor are UTF-8: each candidate decodes a sample, and what
/// comes out is judged as text – letters in words, no symbols in them, case as writing has it, the common characters
/// of East Asian charsets – and as a language.
enum CharsetStatistics {
    static let sampleBytes = 6_000

    private static let candidates = [
        "windows-1252", "windows-1251", "windows-1250", "iso-8859-2", "windows-1254", "koi8-r", "cp932", "gb18030",
        "big5-hkscs", "euc-jp", "cp949", "windows-1253", "iso-8859-7", "windows-1255", "windows-1256", "iso-8859-5",
        "windows-1257", "ibm866", "ibm855", "mac-cyrillic", "windows-874",
    ]

    /// The likeliest charset, windows-1252 when nothing speaks for another.
    static func charset(of bytes: [UInt8]) -> String {
        let sample = textSample(bytes)
        let high = sample.count { $0 >= 0x80 }
        guard high > 0 else { return "windows-1252" }
        var best = ("windows-1252", -Double.infinity)
        for charset in candidates {
            let score = score(sample, charset)
            if score > best.1 { best = (charset, score) }
        }
        return best.0
    }

    /// About -1,000 … 2,000.
    static func score(_ sample: [UInt8], _ charset: String) -> Double {
        guard let text = CharsetDetector.converted(sample, charset), text.seen > 0 else { return -10_000 }
        // The sample may be cut within a character at its ends.
        guard text.bad <= 2 + text.seen / 100 else { return -10_000 }
        let plausible = Plausibility(text.utf8)
        let answer = LanguageDetector().statistics(of: text.utf8)
        let language = min(answer.score, 1_400) * answer.share
        return 1_000 * plausible.share + 0.6 * language - 100 * Double(text.bad)
    }

    /// The text between tags, where it has bytes beyond ASCII, up to `sampleBytes`.
    private static func textSample(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var i = 0
        while i < bytes.count, out.count < sampleBytes {
            if bytes[i] == 60 {
                i = (bytes[i...].firstIndex(of: 62) ?? bytes.count - 1) + 1
                continue
            }
            let end = bytes[i...].firstIndex(of: 60) ?? bytes.count
            let run = bytes[i..<min(end, i + sampleBytes)]
            if run.contains(where: { $0 >= 0x80 }) {
                out.append(contentsOf: run)
                out.append(32)
            }
            i = end
        }
        return out
    }
}

/// How far text looks like writing.
struct Plausibility: Sendable {
    /// Between -1 and 1: the points of the characters beyond ASCII by their number.
    private(set) var share = 0.0

    init(_ utf8: [UInt8]) {
        var points = 0.0
        var seen = 0.0
        var before = Kind.other
        var lower = 0.0
        var accented = 0.0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            let kind = Kind(scalar.value)
            if scalar.value >= 0x80 {
                seen += 1
                points += kind.points
            }
            points += Plausibility.transition(before, kind)
            before = kind
            if kind == .greekLower { lower += 1 }
            if (0x3AC...0x3AF).contains(scalar.value) || (0x3CC...0x3CE).contains(scalar.value) { accented += 1 }
        }
        // Greek without accents is Hebrew: windows-1255 has its letters where windows-1253 has the small ones.
        if lower > 20, accented * 40 < lower { points -= lower / 2 }
        share = seen > 0 ? max(-1, min(1, points / seen)) : 0
    }

    /// Writing does not change script or fall into capitals within a word, nor has it symbols there.
    private static func transition(_ a: Kind, _ b: Kind) -> Double {
        if a.isLower, b.isUpper, a != .asciiLower || b != .asciiUpper { return -1.5 }
        if a.isLetter, b.isLetter, a.script != b.script { return -1.5 }
        // In Thai a mark stands over a consonant, and a leading vowel before one.
        if b == .thaiMark, a != .thai, a != .thaiMark { return -2 }
        if a == .thaiVowel, b != .thai { return -1.5 }
        if a == .finalSigma, b.isLetter { return -1.5 }
        if a.isLetter && b == .symbol || a == .symbol && b.isLetter { return -1 }
        return 0
    }

    enum Kind: Sendable {
        case asciiLower, asciiUpper, latinLower, latinUpper, cyrillicLower, cyrillicUpper, rareLetter, greekLower,
            greekUpper, finalSigma
        case hebrew, arabic, thai, thaiMark, thaiVowel, kana, halfKana, hangul, han, rareHan, symbol, punctuation,
            control, other

        init(_ v: UInt32) {
            switch v {
            case 0x61...0x7A: self = .asciiLower
            case 0x41...0x5A: self = .asciiUpper
            case 0x80...0x9F, 0xE000...0xF8FF, 0xFFFD: self = .control
            case 0xA0, 0xAB, 0xBB, 0x2010...0x2026, 0x20AC, 0xA9, 0xAE, 0xB0, 0xB7, 0x2116: self = .punctuation
            case 0xAA, 0xBA, 0xA1, 0xBF, 0x5BE, 0x37E, 0x387: self = .punctuation
            case 0xA1...0xBF, 0xD7, 0xF7, 0x2000...0x2FFF, 0x2C6...0x2DD: self = .symbol
            case 0xC0...0x24F: self = v >= 0xDF && (v < 0x100 || v & 1 == 1) ? .latinLower : .latinUpper
            case 0x3C2: self = .finalSigma
            case 0x370...0x3FF: self = v >= 0x3AC ? .greekLower : .greekUpper
            case 0x430...0x44F: self = .cyrillicLower
            case 0x410...0x42F: self = .cyrillicUpper
            case 0x451, 0x454, 0x456, 0x457, 0x45E: self = .cyrillicLower
            case 0x400...0x52F: self = .rareLetter
            case 0x5D0...0x5EA: self = .hebrew
            case 0x590...0x5FF: self = .rareLetter
            case 0x600...0x6FF: self = .arabic
            case 0xE3F, 0xE4F...0xE5B: self = .symbol
            case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E: self = .thaiMark
            case 0xE40...0xE46: self = .thaiVowel
            case 0xE00...0xE7F: self = .thai
            case 0x3040...0x30FF: self = .kana
            case 0xFF61...0xFF9F: self = .halfKana
            case 0xAC00...0xD7AF: self = .hangul
            case 0x4E00...0x9FFF: self = CommonHan.contains(v) ? .han : .rareHan
            case 0x3000...0x303F, 0xFF01...0xFF60: self = .punctuation
            case 0x3400...0x4DBF, 0x20000...0x3FFFF: self = .control
            default: self = v < 0x80 ? .other : .symbol
            }
        }

        var points: Double {
            switch self {
            case .control: -6
            case .symbol: -0.7
            case .punctuation: 0.2
            case .halfKana: -0.3
            case .rareHan: 0.15
            case .rareLetter: -0.2
            case .thaiMark, .thaiVowel: 0.3
            case .latinUpper: 0.6
            case .han, .kana, .hangul, .hebrew: 1
            default: 0.9
            }
        }

        var isLower: Bool { [.asciiLower, .latinLower, .cyrillicLower, .greekLower].contains(self) }
        var isUpper: Bool { [.asciiUpper, .latinUpper, .cyrillicUpper, .greekUpper].contains(self) }
        var isLetter: Bool { script > 0 }
        var script: Int {
            switch self {
            case .asciiLower, .asciiUpper, .latinLower, .latinUpper: 1
            case .cyrillicLower, .cyrillicUpper: 2
            case .greekLower, .greekUpper, .finalSigma: 3
            case .hebrew: 4
            case .arabic: 5
            case .thai, .thaiMark, .thaiVowel: 6
            default: 0
            }
        }
    }
}

/// The characters that make up more than a third of Chinese and of the Han part of Japanese, both spellings.
enum CommonHan {
    static func contains(_ v: UInt32) -> Bool { all.contains(v) }
    private static let all = Set(
        """
        的一是不了在人有我他這这中大來来上個个國国到說说們们為为子和你地出道也時时年得就那要下以生會会自著着去之過过家學学對对可她里裡后後小麼么心多天而能好都然沒没日於于起還还發发成事只
        作當当想看文無无開开手十用主行方又如前所本見见經经頭头面公同三已老從从動动兩两長长知民樣样現现分將将外但身些與与高意進进把法此實实回二理美點点月明其種种聲声全工己話话兒儿者向情部
        正名定女問问力機机給给等幾几很業业最間间新什打便位因重被走電电四第門门相次東东政海口使教西再平真聽听世氣气信北少關关并內内加化由卻却代軍军產产入先山五太水萬万市眼體体別别處处總总
        才場场師师書书比住員员九笑性通目華华報报立馬马命張张活難难神數数件安表原車车白應应路期叫死常提感金何更反合放做系計计或司利受光王果親亲界及今京務务制解各任至清物台象記记邊边共風风
        戰战干接它許许八特覺觉望直服毛林題题建南度統统色字請请交愛爱讓让認认算論论百吃義义科怎元社術术結结六功指思非流每青管夫連连遠远資资隊队跟帶带花快條条院變变聯联言權权往展該该領领傳传近
        留紅红治決决周保達达辦办運运武半候七必城父強强步完革深區区即求品士轉转量空甚眾众技輕轻程告江語语英基派滿满式李息寫写呢識识極极令黃黄德收臉脸錢钱黨党倒未持取設设始版雙双歷历越史商千
        片容研像找友孩站廣广改議议形委早房音火際际則则首單单據据導导影失拿網网香似斯專专石若兵弟誰谁校讀读志飛飞觀观爭争究包組组造落視视濟济喜離离雖虽壞坏興兴米
        日本人年大会国中出一月者上社生分前者東業方的見合自同地発場行新部事京理後時対明立学間体政作内長定全手内金以民高的市議主関員力円性現調開化動数選成法決表連野
        """.unicodeScalars.map(\.value).filter { $0 > 0x80 })
}
