/// What the spelling of a short text says of its language, in CLD2's points: letters that few languages have, endings
/// and frequent words.
struct LanguageEvidence: Sendable {
    private var found: [String: Double] = [:]

    init(_ utf8: [UInt8]) {
        let text = String(decoding: utf8, as: UTF8.self).lowercased()
        for scalar in Set(text.unicodeScalars) {
            for (tag, points) in LanguageEvidence.letters[scalar] ?? [] { found[tag, default: 0] += points }
        }
        let words = text.split { !$0.isLetter && $0 != "'" && $0 != "’" }
        for word in words.prefix(40) {
            for tag in LanguageEvidence.words[String(word)] ?? [] { found[tag, default: 0] += 260 }
            let letters = Array(word)
            for length in 2...5 where letters.count > length + 1 {
                for tag in LanguageEvidence.endings[String(letters.suffix(length))] ?? [] {
                    found[tag, default: 0] += 50 * Double(length)
                }
            }
        }
    }

    func points(_ tag: String) -> Double { found[tag] ?? 0 }

    /// Letters: the languages that they speak for (or, negative, against).
    private static let letters: [Unicode.Scalar: [(String, Double)]] = {
        var table: [Unicode.Scalar: [(String, Double)]] = [:]
        func add(_ letters: String, _ points: Double, _ tags: String) {
            for scalar in letters.unicodeScalars {
                table[scalar, default: []] += tags.split(separator: " ").map { (String($0), points) }
            }
        }
        add("ñ", 300, "es gl"); add("ã", 300, "pt"); add("õ", 200, "pt et"); add("ç", 150, "fr pt tr ca sq")
        add("œ", 300, "fr"); add("èùêîûâ", 120, "fr"); add("ìò", 250, "it"); add("è", 100, "it")
        add("ß", 500, "de"); add("äöü", 120, "de"); add("äö", 120, "sv fi et"); add("å", 250, "sv da no")
        add("æø", 300, "da no"); add("łąęśźżń", 300, "pl"); add("ěřů", 500, "cs"); add("ľĺŕô", 400, "sk");
        add("őű", 600, "hu")
        add("čšž", 100, "cs sk hr sr sl lt lv"); add("ýáíéúň", 80, "cs sk"); add("ťď", 120, "cs sk"); add("ä", 80, "sk")
        add("ăşţșț", 400, "ro"); add("îâ", 120, "ro"); add("ğış", 300, "tr"); add("ə", 600, "az");
        add("đ", 150, "hr sr vi")
        add("ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", 600, "vi")
        add("ėįųū", 300, "lt"); add("ģķļņ", 400, "lv"); add("ðþ", 600, "is"); add("ü", 80, "tr hu")
        add("ыэ", 400, "ru"); add("ыэ", -800, "bg uk sr mk"); add("ы", 200, "be kk"); add("щ", -400, "sr mk be")
        add("ъ", 200, "bg"); add("ъ", -600, "uk be sr mk"); add("іїєґ", 600, "uk"); add("іїєґ", -800, "ru bg sr mk")
        add("і", 300, "be"); add("ў", 900, "be"); add("ў", -900, "ru bg uk"); add("јљњ", 700, "sr mk");
        add("ђћ", 900, "sr")
        add("ѓќѕ", 900, "mk"); add("әғқңөұүһ", 700, "kk"); add("өү", 700, "mn"); add("йяюь", -500, "sr mk")
        add("پچژگ", 300, "fa ur"); add("پچژگ", -600, "ar"); add("ٹڈڑںےہھ", 700, "ur"); add("ٹڈڑںےہھ", -600, "fa ar")
        add("کی", 200, "fa ur"); add("کی", -500, "ar"); add("ةىإؤك", 250, "ar"); add("ةىك", -250, "ur");
        add("ةى", -400, "fa")
        add("ळ", 400, "mr"); add("ँ", 100, "hi ne"); add("़", 250, "hi")
        return table
    }()

    private static func table(_ rows: [(String, String)]) -> [String: [String]] {
        var table: [String: [String]] = [:]
        for (tags, words) in rows {
            for word in words.split(separator: " ") {
                table[String(word), default: []] += tags.split(separator: " ").map(String.init)
            }
        }
        return table
    }

    private static let endings: [String: [String]] = table([
        ("en", "tion ing ness ally ment ity ism ists ships ough ight able ful less"),
        ("de", "ung ungen heit keit lich ische ischen isch schaft ieren chen ern igen eten ler iert"),
        ("fr", "tion ment aire eux euse ique iques ités aux eur ance ent ées ité oire ois ement"),
        ("es", "ción iones dad dades mente ando iendo ente ores adas ados idad aron ico icos icas ando ual ble"),
        ("pt", "ção ções dade mente ando endo ente ores ados agem ável ário ãos eiro eira aram ais eis éis"),
        (
            "it",
            "zione zioni ità mente ando endo ente atori ale ezza aggio ione anti etti ello ella ata ere are ire ano"
        ),
        ("ro", "ului lor ilor atea ție ții are ată ului ească ească uri ele esc ente"),
        ("nl", "ing heid lijk lijke atie aties ische eren eert aar ende aanse se ijn en"),
        ("sv", "ning het lig iska ar arna erna ade ande else na ens isk igt orna tt"),
        ("da", "ning hed lig iske erne ede ende else et gende lse ret ens"),
        ("no", "ning het lig iske ene ende else skap"),
        ("fi", "nen sta ssa lla lle ksi ten iin aan een ista issa ukset minen isen sto jen"),
        ("et", "mine ste de tud ses lik ja st"),
        ("hu", "nak nek ság ség ban ben hoz ként ások ések tás tés ott ett kat ket ért ból ről"),
        ("pl", "ość ego ych ami owa owy anie enie ski ska skie czny owie ów ach ić ać"),
        ("cs", "ost ého ých ami ová ový ání ení ský ská cké ným ích ech ou"),
        ("sk", "osť ého ých ami ová ový anie enie ský ská cké ným ách iach ých ov om"),
        ("tr", "lar ler dır dir lık lik ının inin mak mek acak arak ması mesi nda nde sı"),
        ("id", "kan nya an kah lah"),
        ("ms", "kan nya"),
        ("hr sr", "ost ima nje anja ski ije ama oga"),
    ])

    /// Frequent words that tell a language from its neighbours.
    private static let words: [String: [String]] = table([
        (
            "en",
            "the of and to in is was for with that from by are this be as on at it not have has new other which were"
        ),
        (
            "de",
            "der die das und ist nicht mit von dem den des ein eine für auf auch sich wird durch bei nach über "
                + "aus werden"
        ),
        (
            "fr",
            "le la les des et est pour dans une du que qui sur avec pas par au aux ont plus sont entre cette ces sans"
        ),
        (
            "es",
            "el la los las de y en que del para una por con es su se como más pero sobre desde entre este esta "
                + "según sus"
        ),
        (
            "pt",
            "o os as de e em que do da dos das para uma um por com não é ao na no mais como sobre seu sua pelo "
                + "pela desde"
        ),
        (
            "it",
            "il lo gli di e che della del per una con non è sono nel alla dei delle anche più come dal questo sul tra"
        ),
        ("ro", "de și în la cu pe nu este care din pentru au mai sau prin după fi lui sunt această unei"),
        (
            "nl",
            "de het een en van in is dat op te voor met niet zijn aan er ook door naar uit bij eerste wordt deze "
                + "over werd"
        ),
        ("sv", "och att det som en är på för av med den till inte har om ett från kan men vid efter också eller hos"),
        (
            "da",
            "og at det som en er på for af med den til ikke har om et fra kan men ved efter også eller hos deres blev"
        ),
        (
            "no",
            "og at det som en er på for av med den til ikke har om et fra kan men ved etter også eller hos deres ble"
        ),
        ("fi", "ja on ei se että oli mutta kun myös sekä ovat hän joka ole tai kuin"),
        ("et", "ja on ei see et oli aga kui ka ning mis"),
        ("hu", "a az és hogy nem is egy van meg volt csak el már ki"),
        ("pl", "i w na z do nie się to jest że od za przez po dla jak oraz są o co"),
        ("cs", "a v na se je z do že to s pro jako by po za ale jsem jsou podle již který která"),
        ("sk", "a v na sa je z do že to s pre ako by po za ale som sú podľa už ktorý ktorá"),
        ("hr sr", "i u na se je za da od su s koji što nije kao ili iz"),
        ("sl", "in v na se je za da od so s ki tudi pa kot"),
        ("tr", "ve bir bu da de için ile olarak olan en çok daha gibi kadar sonra"),
        (
            "id",
            "yang dan di dari untuk dengan pada ini itu adalah dalam tidak akan karena bisa oleh saat sebagai "
                + "telah juga pihak sebuah seperti"
        ),
        ("ms", "yang dan di dari untuk dengan pada ini itu adalah dalam tidak akan oleh ialah boleh kerana sebuah"),
        ("vi", "của và là các có cho với được trong không một những"),
        ("ru", "и в не на что с по как это из для от но его она был при или"),
        ("uk", "і в не на що з та як це до для від але його при або за у"),
        ("bg", "и в не на че с по като това от за но се при или са да е"),
        ("sr", "и у не на да се је за од су"),
        ("mk", "и во не на дека со како од за се при или да е"),
        ("ar", "في من على إلى عن أن التي الذي هذا مع بعد"),
        ("fa", "و در به از که این را با است برای آن می"),
        ("ur", "اور کے میں کی ہے سے کا کو نے پر یہ ہیں"),
        ("hi", "के में की है से का को और पर यह ने हैं एक लिए"),
        ("mr", "आणि आहे या च्या ते ही एक होते"),
        ("ne", "छ र को मा हरू भएको गरेको छन्"),
    ])
}
