import Records
import Testing

@testable import Matching

@Suite("Names in other scripts")
struct NameScriptTests {
    static let read: [(String, String)] = [
        ("习近平", "xi jinping"), ("歐陽修", "ouyang xiu"), ("曾荫权", "zeng yinquan"), ("贝拉克·奥巴马", "bei lake ao bama"),
        ("박지성", "park jiseong"), ("이민호", "lee minho"), ("김정은", "kim jeongeun"),
        ("バラク・オバマ", "baraku obama"), ("ショウタ", "shouta"), ("マット", "matto"), ("きゃりー", "kyari"),
    ]

    @Test("Han is read by Hanyu Pinyin, hangul by the Revised Romanisation, kana by Hepburn", arguments: read)
    func eastAsian(_ name: String, _ latin: String) {
        let words = NameWords.split(EastAsian.latin(name, person: true)).map { String(decoding: $0, as: UTF8.self) }
        #expect(words.joined(separator: " ") == latin)
    }

    @Test("conjoining hangul and separate voicing marks are read like whole characters")
    func decomposed() {
        #expect(
            EastAsian.latin("\u{1107}\u{1161}\u{11A8}", person: false)
                == EastAsian.latin("박", person: false))
        #expect(EastAsian.latin("\u{30CF}\u{3099}", person: false) == EastAsian.latin("バ", person: false))
    }

    static let same: [(String, String)] = [
        ("خالد يوسف", "Khalid YUSUF"), ("طارق عزيز", "Tareq AZIZ"), ("فضل ربيع", "Fazl RABI"),
        ("فضل ربيع", "Fadl RABEE"),
        ("عثمان غني", "Osman GHANI"), ("عثمان غني", "Uthman GHANI"), ("عبد الله حمود", "Abdullah HAMMOUD"),
        ("عبدالحی سالک", "Abdul Hai SALEK"), ("نصیر الدین حقانی", "Nasiruddin HAQQANI"), ("משה כהן", "Moshe COHEN"),
        ("Сергей Щукин", "Serghei SCHUKIN"), ("Владимир Жуков", "Wladimir ZUKOW"),
        ("Ігор Харченко", "Ihor HARCHENKO"),
        ("Ганна Цветкова", "Hanna CVETKOVA"), ("Αλέξης Παππάς", "Alexis PAPPAS"), ("박지성", "Park Ji Sung"),
        ("习近平", "Xi Jinping"), ("バラク・オバマ", "Barack Obama"),
    ]

    @Test("a name and its romanisations match", arguments: same)
    func matches(_ left: String, _ right: String) {
        let result = EntityComparer.compare(.party(left), .party(right))
        #expect(result.isMatch, "\(result.score) \(result.reasons)")
    }

    @Test(
        "a name that has gone through another script finds its entry in a list",
        arguments: ["Айман аз-Завахири", "Aiman Zavakhiri", "Ayman az-Zavahiri"])
    func found(_ name: String) {
        let others = (0..<200).map { Entity.party("Imran Zafar \($0)x", id: "n:\($0)") }
        let screener = Screener(others + [.party("Al Zawahiri Ayman", id: "l:1")])
        #expect(screener.screen(.party(name)).first?.entity == "l:1")
    }

    static let different: [(String, String)] = [
        ("ناصر مهنا", "Nasser MUTHANA"), ("涛 韩", "Ta Han WEI"), ("成 李", "Cheng Yu LI"), ("이재형", "이재명"),
        ("محمد علي", "Mahmud KHALIL"),
    ]

    @Test("other names do not match across scripts", arguments: different)
    func differs(_ left: String, _ right: String) {
        let result = EntityComparer.compare(.party(left), .party(right))
        #expect(!result.isMatch, "\(result.score) \(result.reasons)")
    }

    static let hidden: [(String, String)] = [
        ("Vlаdimir Orlov", "Vladimir ORLOV"), ("ΡΑVEL Orlov", "Pavel ORLOV"),
        ("Vladi\u{200B}mir Orlov", "Vladimir ORLOV"),
        ("\u{FEFF}Vladimir\u{2060} Orlov", "Vladimir ORLOV"), ("V1adimir 0rlov", "Vladimir ORLOV"),
        ("Yuri MARCHENK0", "Yuri MARCHENKO"),
    ]

    @Test("look-alike letters, characters without width and misread digits hide no name", arguments: hidden)
    func homoglyphs(_ left: String, _ right: String) {
        let result = EntityComparer.compare(.party(left), .party(right))
        #expect(result.score > 0.8, "\(result.score) \(result.reasons)")
    }

    @Test("a word wholly of one script is left as it is")
    func oneScript() {
        let word = Array("сосна".utf8)
        #expect(Homoglyphs.mended(word) == word)
    }

    @Test(
        "transliterations of one word sound alike",
        arguments: [
            ("khartiya", "hartija"), ("khartiya", "hartiia"), ("shchukin", "schukin"), ("tsvetkov", "tzvetkov"),
            ("sergey", "sergej"), ("evgeny", "yevgeniy"), ("eks", "ex"), ("tjuro", "churo"),
        ])
    func sounds(_ a: String, _ b: String) {
        #expect(Sounds.of(Array(a.utf8)) == Sounds.of(Array(b.utf8)))
    }

    @Test("text of nothing, of half a character, of one letter is compared without a crash")
    func rubbish() {
        for name in [
            "", "\u{3099}", "\u{1161}", "ー", "ゃ", "ッ", "ع", "'", "1", "0", "ابب", String(repeating: "ك", count: 300),
        ] {
            for other in ["", "A", "Ana Keller", name] { _ = EntityComparer.compare(.party(name), .party(other)) }
        }
    }
}
