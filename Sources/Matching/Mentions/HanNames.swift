import Texts

/// Names of people that may be written in Han: found by the Mandarin reading of two to four characters, which must be
/// the name letter by letter, the surname first (`Xi Jinping` or `Jinping Xi`: 习近平).
struct HanNames: Sendable {
    private static let fewest = 2
    private static let most = 4

    private var keys: [UInt64: [Int32]] = [:]

    /// A run of characters that reads like a name.
    struct Reading {
        var first: Int
        var count: Int
        var name: Int32
    }

    var isEmpty: Bool { keys.isEmpty }

    /// Adds a name by its words, folded.
    mutating func add(_ words: [[UInt8]], _ number: Int32) {
        guard words.count <= 3, words.allSatisfy({ $0.allSatisfy { (97...122).contains($0) } }),
            words.reduce(0, { $0 + $1.count }) <= 20
        else { return }
        keys[HanNames.hash(words.joined()), default: []].append(number)
        guard let last = words.last else { return }
        keys[HanNames.hash([last] + words.dropLast()), default: []].append(number)
    }

    private static func hash(_ words: some Sequence<[UInt8]>) -> UInt64 { hash(words.joined()) }

    private static func hash(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(0) { $0 &* factor &+ UInt64($1) }
    }

    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Each run of characters that begins at the word `first` of a text and reads like a name. Of three characters and
    /// more, since every two are somebody's name.
    func readings(from first: Int, of words: TextWords) -> [Reading] {
        guard HanNames.isSurname(words.word(first)) else { return [] }
        var found: [Reading] = []
        var hash: UInt64 = 0
        for count in 1...HanNames.most {
            let at = first + count - 1
            guard at < words.count, count == 1 || words[at].start == words[at - 1].end,
                let reading = HanNames.reading(of: words.word(at))
            else { break }
            hash = hash &* reading.shift &+ reading.hash
            guard count > HanNames.fewest, let names = keys[hash] else { continue }
            found += names.map { Reading(first: first, count: count, name: $0) }
        }
        return found
    }

    private static func isSurname(_ word: FoldedWord) -> Bool {
        word.count == 3 && surnames.contains(UInt32(word[0]) << 16 | UInt32(word[1]) << 8 | UInt32(word[2]))
    }

    /// The surnames of nine in ten Chinese, in both ways of writing; the first characters of double ones.
    private static let surnames = Set(
        """
        王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏\
        锺鍾钟鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛\
        伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植习習朴司上诸諸东東皇公令慕夏尉
        """.unicodeScalars.compactMap { scalar in
            let bytes = Array(String(Character(scalar)).utf8)
            return bytes.count == 3 ? UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) : nil
        })

    private struct Syllable: Sendable {
        var hash: UInt64 = 0
        var shift: UInt64 = 0
    }

    /// By the character, from U+4E00 on.
    private static let syllables: [Syllable] = {
        var table = [Syllable](repeating: Syllable(), count: 0x5200)
        var syllable = Syllable()
        for part in HanReadings.table.split(separator: " ") {
            if part.utf8.first.map({ $0 < 0x80 }) == true {
                syllable = Syllable(hash: hash(part.utf8), shift: part.utf8.reduce(1) { power, _ in power &* factor })
            } else {
                for character in part.unicodeScalars where (0x4E00..<0xA000).contains(character.value) {
                    table[Int(character.value) - 0x4E00] = syllable
                }
            }
        }
        return table
    }()

    private static func reading(of word: FoldedWord) -> Syllable? {
        guard word.count == 3 else { return nil }
        let value = Int(word[0] & 0xF) << 12 | Int(word[1] & 0x3F) << 6 | Int(word[2] & 0x3F)
        guard value >= 0x4E00, value < 0xA000 else { return nil }
        let syllable = syllables[value - 0x4E00]
        return syllable.shift == 0 ? nil : syllable
    }
}
