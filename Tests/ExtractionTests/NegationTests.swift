import Foundation
import Records
import TestSupport
import Testing
import Texts

@testable import Extraction

/// What sentences say of their accusations and parties, by the cues that are shipped.
@Suite("Negation")
struct NegationTests {
    private static let shipped: [String: Lexicon] = {
        let languages = ["en", "es", "fr", "de", "pt", "ru", "ar", "zh"]
        return Dictionary(
            languages.map { language in
                let path = Repository.root + "/lexicons/negations/\(language).tsv"
                let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
                return (language, Lexicon.load(files: [(name: language, bytes: bytes)]).lexicon)
            }, uniquingKeysWith: { first, _ in first })
    }()

    /// The words in brackets, with what is said of each: `-` nothing, `denied`, `supposed` with less weight, `alleged`
    /// with its own; `reported` besides, `cited` for a party.
    private func said(_ language: String, _ marked: String) -> [String] {
        guard let lexicon = Self.shipped[language] else { return [] }
        var text = ""
        var offsets: [Int] = []
        for character in marked where character != "]" {
            if character == "[" { offsets.append(text.utf8.count) } else { text.append(character) }
        }
        return text.withUTF8 { bytes in
            var frame = TextFrame()
            for (range, paragraph) in SentenceSplitter.sentences(in: bytes) {
                frame.sentences.append(range)
                frame.paragraphs.append(paragraph)
            }
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            return tokens.withWords(of: bytes) { words in
                let cues = TermFinder(lexicon: lexicon).find(words, of: tokens, TermLanguage(language))
                let negation = Negation(cues: cues, of: lexicon.concepts, words: words, frame: frame)
                return offsets.map { offset in
                    let token = (0..<words.count).first { Int(words[$0].start) == offset } ?? -1
                    return judgement(negation, token)
                }
            }
        }
    }

    private func judgement(_ negation: Negation, _ token: Int) -> String {
        var said: [String] = []
        if negation.denies(token: token, isAccusation: true) { said.append("denied") }
        if negation.weakens(token: token) {
            said.append("supposed")
        } else if negation.supposes(token: token) {
            said.append("alleged")
        }
        if negation.cites(token: token) {
            said.append("cited")
        } else if negation.reports(token: token) {
            said.append("reported")
        }
        return said.isEmpty ? "-" : said.joined(separator: "+")
    }

    private func check(_ language: String, _ lines: String) {
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else { continue }
            #expect(said(language, parts[1]).joined(separator: " ") == parts[0], "\(parts[1])")
        }
    }

    @Test("English: denied, supposed, alleged, reported, cited")
    func english() {
        check(
            "en",
            """
            alleged | The firm allegedly [smuggled] gold through Dubai.
            alleged | Two men were held for allegedly [smuggling] cigarettes.
            alleged | He is said to have [smuggled] antiques.
            alleged | The crew had been [smuggling] diesel, prosecutors allege.
            reported cited | The firm [smuggled] gold, according to [Orion] Trading.
            cited reported reported | According to [Orion] Trading, [Halcyon] Shipping [smuggled] gold.
            reported | The gold was [smuggled] by air, two sources said on condition of anonymity.
            - | The firm smuggled gold. It denied it. A court found [smuggling] proven.
            - | Customs officers found [smuggled] gold in the hold.
            - | He was convicted of [smuggling] and jailed.
            - | The sources of the gold, officers said, were [smuggling] rings.
            alleged - | The alleged [smuggling] was in May, but the [fraud] is proven.
            alleged | The company was charged with [smuggling], which it denies.
            denied | The [smuggling] claims were denied.
            denied | He denied [smuggling].
            - | The captain was convicted of [smuggling] on no evidence.
            - | The driver carried [smuggled] gold, he denied it.
            supposed | He faces jail if convicted of [smuggling].
            """)
    }

    @Test("Russian: denied, supposed, alleged, reported, cited")
    func russian() {
        check(
            "ru",
            """
            alleged | Компания якобы ввозила [контрабанду] через Дубай.
            alleged | Его задержали по подозрению в [контрабанде].
            alleged | Утверждается, что фирма занималась [контрабандой].
            cited reported | По данным [Ориона], судно перевозило [контрабанду].
            cited reported reported | По словам [Иванова], [Орион] занимался [контрабандой].
            reported | Как сообщается, груз был [контрабандой].
            - | Таможня нашла [контрабанду] в трюме.
            - | Суд признал его виновным в [контрабанде].
            alleged | Фирму обвинили в [контрабанде], что она отрицает.
            denied | Директор отрицает [контрабанду].
            - | Нашли [контрабанду]. По данным следствия, судно вышло в мае.
            """)
    }

    @Test("Spanish: denied, supposed, alleged, reported, cited")
    func spanish() {
        check(
            "es",
            """
            alleged | La empresa presuntamente hacía [contrabando] de oro.
            alleged | Detenido un presunto [contrabandista] en Algeciras.
            alleged | El buque habría hecho [contrabando] de combustible.
            cited reported reported | Según [Orión], la naviera [Halcyon] hacía [contrabando].
            reported cited | La naviera hacía [contrabando], de acuerdo con [Orión].
            reported | El cargamento era de [contrabando], según fuentes consultadas.
            - | La Aduana decomisó tabaco de [contrabando].
            - | Fue condenado por [contrabando].
            alleged | Se le acusa de [contrabando], lo que niega.
            denied | El director negó el [contrabando].
            """)
    }

    @Test("French: denied, supposed, alleged, reported, cited")
    func french() {
        check(
            "fr",
            """
            alleged | Un trafiquant présumé faisait de la [contrebande] d'or.
            alleged | Le navire aurait fait de la [contrebande] de carburant.
            alleged | Il est soupçonné de [contrebande].
            cited reported reported | Selon [Orion], la société [Halcyon] faisait de la [contrebande].
            reported cited | La société faisait de la [contrebande], d'après [Orion].
            reported | Le tabac venait de la [contrebande], selon une source.
            - | La douane a saisi du tabac de [contrebande].
            - | Il a été condamné pour [contrebande].
            - | Des sources de [contrebande] ont été fermées.
            alleged | La société est accusée de [contrebande], ce que dément son avocat.
            denied | Le directeur nie la [contrebande].
            """)
    }

    @Test("German: denied, supposed, alleged, reported, cited")
    func german() {
        check(
            "de",
            """
            alleged | Die Firma hat angeblich [geschmuggelt].
            alleged | Der mutmaßliche [Schmuggler] sitzt in Haft.
            alleged | Der Fahrer steht im Verdacht, Tabak zu [schmuggeln].
            cited reported reported | Laut [Orion] hat die Reederei, [Halcyon], Gold [geschmuggelt].
            reported | Das Gold wurde Medienberichten zufolge [geschmuggelt].
            cited reported | Nach Angaben von [Orion], wurde Gold [geschmuggelt].
            - | Der Zoll fand [geschmuggelte] Zigaretten.
            - | Er wurde wegen [Schmuggels] verurteilt.
            alleged | Ihm wird [Schmuggel] vorgeworfen, was er bestreitet.
            denied | Der Chef bestreitet den [Schmuggel].
            """)
    }

    @Test("Portuguese: denied, supposed, alleged, reported, cited")
    func portuguese() {
        check(
            "pt",
            """
            alleged | A empresa alegadamente fazia [contrabando] de ouro.
            alleged | O suposto [contrabandista] foi detido em Santos.
            alleged | O navio teria feito [contrabando] de combustível.
            cited reported | De acordo com a [Orion], o navio fazia [contrabando].
            reported | A carga era de [contrabando], segundo fontes próximas.
            - | A Receita apreendeu cigarros de [contrabando].
            - | O segundo caso de [contrabando] foi em maio.
            - | Foi condenado por [contrabando].
            alleged | É acusado de [contrabando], o que nega.
            denied | O diretor nega o [contrabando].
            """)
    }

    @Test("Arabic: what is denied stands before the cue as well")
    func arabic() {
        check(
            "ar",
            """
            alleged | اتهمت السلطات الشركة [بالتهريب]، وهو ما نفته الشركة.
            denied | اتهامات [التهريب] نفتها الشركة.
            denied | نفت الشركة [تهريب] الذهب.
            alleged | اتهم المدير [بالتهريب]، وهو ما ينفيه.
            - | ضبطت الجمارك ذهبا [مهربا] في الميناء.
            - | أدين المدير [بالتهريب] وسجن.
            cited reported | وفقا [لأوريون]، كانت السفينة تقوم [بالتهريب].
            reported | قالت مصادر إن السفينة كانت تقوم [بالتهريب].
            alleged | الشركة يشتبه في [تهريب] الذهب.
            """)
    }

    @Test("Chinese: what is denied stands before the cue as well")
    func chinese() {
        check(
            "zh",
            """
            denied | 该公司对[走私]指控予以否认。
            denied | [走私]指控被该公司否认。
            alleged | 海关指该公司[走私]，公司对此予以否认。
            denied | 该公司否认[走私]。
            - | 海关查获[走私]黄金，司机予以否认。
            - | 海关查获[走私]黄金二十公斤。
            - | 他因[走私]罪被判刑。
            alleged | 该公司涉嫌[走私]黄金。
            reported | 据报道，该公司[走私]黄金。
            reported | 消息人士称该公司[走私]黄金。
            """)
    }

    @Test(
        "a word that only looks like a cue governs nothing",
        arguments: [("en", "They met in Accord, [smuggling] rose.")])
    func none(language: String, text: String) {
        #expect(said(language, text) == ["-"])
    }
}
