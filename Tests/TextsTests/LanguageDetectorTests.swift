import Testing

@testable import Texts

@Suite struct LanguageDetectorTests {
    static let sentences: [(String, String)] = [
        ("en", "The customs office seized three containers with undeclared copper on Thursday."),
        ("de", "Der Zoll hat am Donnerstag drei Container mit nicht angemeldetem Kupfer beschlagnahmt."),
        ("fr", "La douane a saisi jeudi trois conteneurs remplis de cuivre non déclaré."),
        ("es", "La aduana incautó el jueves tres contenedores con cobre sin declarar."),
        ("it", "La dogana ha sequestrato giovedì tre container con rame non dichiarato."),
        ("pt", "A alfândega apreendeu na quinta-feira três contentores com cobre não declarado."),
        ("nl", "De douane heeft donderdag drie containers met niet aangegeven koper in beslag genomen."),
        ("pl", "Służba celna zatrzymała w czwartek trzy kontenery z niezgłoszoną miedzią."),
        ("cs", "Celníci zadrželi ve čtvrtek tři kontejnery s nepřiznanou mědí."),
        ("hu", "A vámhivatal csütörtökön három konténernyi be nem jelentett rezet foglalt le."),
        ("tr", "Gümrük perşembe günü beyan edilmemiş bakır taşıyan üç konteynere el koydu."),
        ("ru", "В четверг таможня задержала три контейнера с незадекларированной медью."),
        ("uk", "У четвер митниця затримала три контейнери з незадекларованою міддю."),
        ("bg", "В четвъртък митницата задържа три контейнера с недекларирана мед."),
        ("el", "Το τελωνείο κατέσχεσε την Πέμπτη τρία εμπορευματοκιβώτια με χαλκό."),
        ("ar", "صادرت الجمارك يوم الخميس ثلاث حاويات من النحاس غير المصرح به."),
        ("fa", "گمرک روز پنجشنبه سه کانتینر مس اظهار نشده را توقیف کرد."),
        ("he", "המכס תפס ביום חמישי שלוש מכולות עם נחושת שלא הוצהרה."),
        ("hi", "सीमा शुल्क विभाग ने गुरुवार को बिना घोषित तांबे के तीन कंटेनर जब्त किए।"),
        ("zh", "海关周四查获了三个装有未申报铜的集装箱。"),
        ("ja", "税関は木曜日に、申告されていない銅を積んだ三つのコンテナを押収した。"),
        ("ko", "세관은 목요일에 신고되지 않은 구리를 실은 컨테이너 세 개를 압수했다."),
        ("vi", "Hải quan đã thu giữ ba công-ten-nơ đồng không khai báo vào thứ Năm."),
        ("sv", "Tullen beslagtog på torsdagen tre containrar med odeklarerad koppar."),
        ("fi", "Tulli takavarikoi torstaina kolme konttia ilmoittamatonta kuparia."),
        ("sw", "Forodha ilikamata makontena matatu yenye shaba ambayo haikutangazwa siku ya Alhamisi."),
        ("is", "Tollurinn lagði hald á þrjá gáma með ótilgreindum kopar á fimmtudag."),
    ]

    @Test("the language of a sentence is found", arguments: sentences)
    func sentence(_ tag: String, _ text: String) {
        #expect(LanguageDetector().language(of: text)?.tag == tag)
    }

    @Test(
        "two words are enough where their spelling tells",
        arguments: [
            ("de", "Zollverwaltung und Grenzschutz"), ("es", "exportación según aduana"),
            ("pt", "exportação de minério"),
            ("pl", "służba celna"), ("zh", "海关总署"), ("ja", "税関のコンテナ"), ("uk", "митна служба України"),
        ])
    func short(_ tag: String, _ text: String) {
        #expect(LanguageDetector().language(of: text)?.tag == tag)
    }

    @Test(
        "texts full of the commonest words of one language are clear, those of a relative are not",
        arguments: [
            ("en", "It was said that the ship of the company has left the port and that it would be back."),
            ("de", "Das Schiff ist nicht mit dem Hafen verbunden, und die Ladung wird nach der Ankunft auch"),
            ("fr", "Les navires ont quitté le port et ne sont pas dans les eaux pour cette nuit avec une"),
            ("es", "Los buques dejaron el puerto, pero las mercancías del sur fueron vistas por una aduana"),
            (nil, "Die skip van die maatskappy het die hawe verlaat en dit is nie by die hawe van die stad"),
            (nil, "O navio da empresa deixou o porto e as mercadorias não foram vistas em uma alfândega"),
            (nil, "Shr 25 cts vs 32 cts, net 2,414,500"), (nil, ""),
        ] as [(String?, String)])
    func clear(_ tag: String?, _ text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(ClearLanguage.language) == tag)
    }

    @Test("a text without letters has no language", arguments: ["", "12 345", "— … 7%", "\u{0}"])
    func none(_ text: String) {
        #expect(LanguageDetector().language(of: text) == nil)
    }

    @Test("the full tables are loaded: those of libcld2 itself do not know Yoruba")
    func fullTables() {
        let text = Array("Ẹ káàbọ̀ sí ojú ìwé àkọ́kọ́ ti àwọn ìròyìn ní èdè Yorùbá ní orílẹ̀-èdè Nàìjíríà.".utf8)
        #expect(LanguageDetector().answers(text).found.first?.tag == "yo")
    }

    @Test("broken UTF-8 and very long texts do no harm")
    func hostile() {
        _ = LanguageDetector().language(of: [0xFF, 0xC3, 0x28, 0xE2, 0x82])
        _ = LanguageDetector().language(of: String(repeating: "customs ", count: 300_000))
        #expect(LanguageDetector().language(of: String(repeating: "the customs office ", count: 9_000))?.tag == "en")
    }
}
