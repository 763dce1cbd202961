/// Names in Han, kana and hangul in Latin letters: the spelling that passports and lists mostly use.
///
/// Han by its Mandarin reading (Hanyu Pinyin without tones), kana by Hepburn without long marks, hangul by the Revised
/// Romanisation but with the surnames as their bearers write them. Of a person's name the surname comes first, and what
/// follows is one word: 习近平 → `xi jinping`, 박지성 → `park jiseong`.
enum EastAsian {
    /// Whether a folded or raw text holds any of these scripts; a look at the lead bytes.
    static func occurs(in name: String) -> Bool {
        // U+3040…U+9FFF begins with E3–E9, hangul with EA–ED, its conjoining letters with E1 84…87.
        name.utf8.contains { $0 >= 0xE3 && $0 <= 0xED }
    }

    /// The name with each run of these scripts in Latin letters; everything else stays.
    static func latin(_ name: String, person: Bool) -> String {
        var result = ""
        var run: [UInt32] = []
        for scalar in name.precomposed.unicodeScalars {
            if kind(scalar.value) != nil {
                run.append(scalar.value)
            } else {
                result += read(run, person: person)
                run.removeAll()
                // The dot between the parts of a foreign name.
                if scalar.value == 0x30FB || scalar.value == 0xB7 {
                    result += " "
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + read(run, person: person)
    }

    private enum Kind { case han, kana, hangul }

    private static func kind(_ value: UInt32) -> Kind? {
        switch value {
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3005: .han
        case 0xAC00...0xD7A3: .hangul
        default: nil
        }
    }

    private static func read(_ run: [UInt32], person: Bool) -> String {
        var result = ""
        var at = 0
        while at < run.count {
            let kind = kind(run[at])
            var end = at
            while end < run.count, self.kind(run[end]) == kind { end += 1 }
            let part = Array(run[at..<end])
            switch kind {
            case .han: result += " " + han(part, person: person)
            case .hangul: result += " " + hangul(part, person: person)
            case .kana: result += " " + Kana.latin(part)
            case nil: break
            }
            at = end
        }
        return result.isEmpty ? "" : result + " "
    }

    // MARK: Han

    private static let readings: [UInt32: String] = {
        var table: [UInt32: String] = [:]
        table.reserveCapacity(10_000)
        var reading = ""
        for part in HanReadings.table.split(separator: " ") {
            if part.utf8.first.map({ $0 < 0x80 }) == true {
                reading = String(part)
            } else {
                for character in part.unicodeScalars { table[character.value] = reading }
            }
        }
        return table
    }()

    /// Surnames that are read in another way than the character mostly is.
    private static let surnames: [String: String] = [
        "曾": "zeng", "单": "shan", "單": "shan", "解": "xie", "仇": "qiu", "区": "ou", "區": "ou", "查": "zha", "任": "ren",
        "乐": "yue", "樂": "yue", "朴": "piao", "尉": "wei", "盖": "ge", "蓋": "ge", "覃": "qin", "缪": "miao", "繆": "miao",
    ]
    private static let double: Set<String> = [
        "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "令狐", "慕容", "司徒",
        "夏侯",
    ]

    private static func han(_ run: [UInt32], person: Bool) -> String {
        let syllables = run.map { readings[$0] ?? "" }
        guard person, run.count > 1 else { return syllables.joined(separator: person ? "" : " ") }
        // Longer runs are foreign names, written by sound.
        guard run.count < 5 else { return syllables.joined() }
        let long = run.count > 2 && double.contains(text(run.prefix(2)))
        let first = long ? syllables[0] + syllables[1] : surnames[text(run.prefix(1))] ?? syllables[0]
        return first + " " + syllables.dropFirst(long ? 2 : 1).joined()
    }

    private static func text(_ run: ArraySlice<UInt32>) -> String {
        var text = ""
        for value in run { if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) } }
        return text
    }

    // MARK: Hangul (Revised Romanisation of 2000)

    private static let initials = [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
    ]
    private static let vowels = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
        "ui", "i",
    ]
    private static let finals = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k", "t", "p", "t",
    ]
    /// Surnames as their bearers mostly write them.
    private static let korean: [String: String] = [
        "이": "lee", "김": "kim", "박": "park", "최": "choi", "정": "jung", "조": "cho", "강": "kang", "윤": "yoon", "임": "lim",
        "오": "oh", "서": "seo", "신": "shin", "권": "kwon", "안": "ahn", "유": "yoo", "고": "ko", "문": "moon", "배": "bae",
        "허": "heo", "심": "shim", "노": "noh", "주": "joo", "구": "koo", "우": "woo", "원": "won", "선": "sun", "공": "kong",
        "현": "hyun", "백": "paek", "리": "ri", "량": "ryang",
    ]

    private static func hangul(_ run: [UInt32], person: Bool) -> String {
        let syllables = run.map(syllable)
        guard person, (2...4).contains(run.count) else { return syllables.joined() }
        return (korean[text(run.prefix(1))] ?? syllables[0]) + " " + syllables.dropFirst().joined()
    }

    private static func syllable(_ value: UInt32) -> String {
        let index = Int(value) - 0xAC00
        guard index >= 0, index < 11_172 else { return "" }
        return initials[index / 588] + vowels[index % 588 / 28] + finals[index % 28]
    }
}

extension String {
    /// Conjoining hangul letters as syllables and voiced kana as one character, as most text has them already.
    fileprivate var precomposed: String {
        var result: [Unicode.Scalar] = []
        for scalar in unicodeScalars {
            if let last = result.last, let joined = HangulLetters.joined(last, scalar) ?? Kana.voiced(last, scalar) {
                result[result.count - 1] = joined
            } else {
                result.append(scalar)
            }
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: result)
        return text
    }
}

/// Unicode §3.12: hangul letters that make a syllable.
private enum HangulLetters {
    static func joined(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Unicode.Scalar? {
        if (0x1100...0x1112).contains(a.value), (0x1161...0x1175).contains(b.value) {
            return Unicode.Scalar(0xAC00 + (a.value - 0x1100) * 588 + (b.value - 0x1161) * 28)
        }
        guard (0xAC00...0xD7A3).contains(a.value), (a.value - 0xAC00) % 28 == 0, (0x11A8...0x11C2).contains(b.value)
        else { return nil }
        return Unicode.Scalar(a.value + b.value - 0x11A7)
    }
}
