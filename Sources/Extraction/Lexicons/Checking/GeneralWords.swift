import Records
import Texts

/// Words that are in nearly every text: as a term each of them needs something that parts its meanings.
enum GeneralWords {
    /// Warns of single common words that count everywhere: no context, full weight, any capitals.
    static func run(_ written: WrittenLexicon, _ report: inout LexiconReport) {
        for term in written.terms where !term.isTitle && !term.concept.hasPrefix("negation:") {
            let isPlain = !term.flags.contains { flag in
                ["case", "acronym"].contains(flag) || ["not:", "need:", "w:"].contains { flag.hasPrefix($0) }
            }
            let folded = Tokenizer.words(term.text).map(\.folded)
            guard folded.count == 1, let word = folded.first else { continue }
            let language = written.files[term.file].language.tag
            if isPlain, common[language]?.contains(word) == true {
                report.add(
                    .warning, "lexicon-general-term",
                    "“\(term.text)” is a common word: it needs `need:`, `not:` or a weight below 1",
                    written.files[term.file].name, term.line)
            }
            let isGuarded = term.flags.contains { ["case", "acronym"].contains($0) || $0.hasPrefix("need:") }
            if !isGuarded, let other = particles.first(where: { $0.key != language && $0.value.contains(word) }) {
                report.add(
                    .warning, "lexicon-foreign-word",
                    "“\(term.text)” is read as “\(word)”, one of the commonest words of “\(other.key)”: texts of "
                        + "unknown language are full of it", written.files[term.file].name, term.line)
            }
        }
    }

    private static func list(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map { TextFolder.fold(String($0)) })
    }

    /// The words that no text of a language is without.
    private static let particles: [String: Set<String>] = [
        "en": list(
            "the of and to in is was for that on with as by at it from be are this an or not his had but has have"),
        "fr": list("le la les de des du un une et en est dans que qui pour sur par au aux ce pas plus ne se il elle"),
        "es": list("el la los las de del un una y en es que por con para se su al lo no más como"),
        "de": list("der die das und in ist von zu den mit des auf für im dem nicht ein eine als auch es an"),
        "pt": list("o os as de da do um uma e em que com para por se ao na no não mais como"),
        "ru": list("и в не на что с он как по это но из за для от о же до при"),
    ]

    private static let common: [String: Set<String>] = [
        "en": list(
            """
            a about above account action after again against age air all also an and any apple are arm arms art \
            as ask at away back bad ball ban band bank bar base be bear bed before bill bit block blow board \
            boat body bond book both box boy break bring build bus but by call can cap car card case cause cell \
            chain change charge check child china city claim class clear close club coach coat cold come control \
            cook cool cost country course court cover crane crew cross crown cut day deal diamond do dog door \
            down draw dress drill drink drive drop drum dry ear east egg end even eye face fair fall family fan \
            feed feel field file film find fine fire firm fish fit flat floor fly foot for form free from front \
            fuel fur game gas gate get gift give glass go gold good green ground group gun hand hard hat have he \
            head help her here high hit hold home horse hot house how ice if in iron is it jam jet job join key \
            kid kill king know land last law lead leaf leave left letter lie life light like line link live load \
            lock long look lot love low made make man many march mark market mass match may mean meat medal \
            mercury milk mine mint model money month more most mother mouse move much must nail name net new \
            next night no north not note now nut of off oil old on one only open or order our out over own pack \
            page paint pan paper park part party pass pay pen people pepper pet piece pig pin pipe place plan \
            plant plate platform play point pole police pool port post pot power press price print prize push \
            put race rank rate raw read record red ring rise river road rock role roll room root round row \
            rubber rule run safe sail salt sand say school sea seal seat see seed sell send service set shell \
            ship shoe shop short show side sign silk silver site skin sleep smoke so soft sole some son song \
            space spring square stage stamp stand star start state station steel step stick still stock stone \
            stop store story street strike strip student study sugar suit table tank tap tea team tell test than \
            that the then there they thing this tie tile time tin to toast tool top tower town toy track trade \
            train tray tree truck try tube turkey turn two type under up us use very view vine visit wall war \
            watch water wave way we wear well west wheel when white who wind wine wire wood word work world year \
            yellow yes you young
            """),
        "fr": list(
            """
            à accord acier an année argent arme armes art avion avocat banque bar bas bien bois bon bord bouche \
            bourse bras but carte cas cause chaîne champ charge chef cheval chien ciel coeur commerce compte \
            corps côté coup cour cours dans de dernier des deux dire donner droit eau école effet encore enfant \
            entre est et être état faire famille faute femme feu fille film fils fin force forme fort franc \
            frein front garde gens grand grève groupe guerre heure histoire homme huile il jeu jour la lait le \
            lettre lieu ligne livre loi main maison manche marche marché mer mode moment mondiale monde mort mot \
            moyen nom non note nouveau nuit oeuvre on or ordre ou page pain paix par parti partie pas pays peine \
            père personne petit pièce pied place plan plat plomb plus point police porte poste pour pouvoir \
            premier prix prise produit projet quart que queue rapport rien rôle route rue saison sang sans selle \
            sel semaine sens service si soir sol son sorte sucre suite sur table temps terre tête thé tour tout \
            travail un vague vent verre vers vie ville vin voie voir voiture voix vol vue
            """),
        "es": list(
            """
            a agua alto año aquí arte arma armas así aunque banco barra base bien bolsa bomba brazo buen cabeza \
            caja calle campo canal capa cara carga cargo carne carrera carta casa caso cerca cielo cinta ciudad \
            clase cobre color como con copa corte cosa cuenta cuerpo cura curso de decir derecho desde día \
            dinero dos edad efecto el ella en entre equipo es escuela estado este familia fin flor forma frente \
            fuego fuerza gente golpe gran grupo guerra hacer hasta hierro hijo historia hombre hora hoy huelga \
            idea juego ley libro línea llama lo lugar luz madera mal mano mar marca más mayor media mejor \
            mercado mes mesa mina modo momento mujer mundo muy nada no noche nombre nuevo obra ojo orden oro \
            otro padre país palabra papel para parte paso pero persona pesca peso pie plan planta plata plaza \
            plomo poco poder por precio primera pueblo puerta puerto punto que quinta red regla rico río rosa \
            sal salud sangre ser si sin sobre sol son suelo tarde té tema tiempo tierra todo trabajo tren uno \
            vela ver vez vía vida viento vino voz yo
            """),
        "de": list(
            """
            ab alle als alt am an arm art auch auf auge aus bahn band bank bau bei bein berg bett bier bild \
            blatt blei blick boden brand brief brot buch da dach dank das decke die ding druck du ecke ein eis \
            eisen ende er erde es fall familie farbe feld fest feuer film fisch flügel form frage frau frei für \
            futter gang gas gast geld gericht gesetz gift glas gold grund gruppe gut haar hals hand haus heer \
            herr herz hier himmel hof holz hut ich im in ist jahr ja kabel kampf karte kette kind klasse kopf \
            kraft kreis krieg kupfer land leben leder leiter leute licht linie luft mal mann mark markt maschine \
            mehr mensch messe milch mit mittel monat mord mund nacht name nein neu not öl ofen ohr ort papier \
            park platz post preis rad rahmen raum recht reihe reis ring rolle rot sache salz satz schein schiff \
            schlag schloss schule see seite sie silber so sohn spiel spitze stadt stahl stein stelle stern \
            stimme stoff straße streik strom stück tag tee teil tisch tod tor ton tür über uhr und unter vater \
            verkehr vor waffe wagen wahl wald wand ware wasser weg wein weit welle welt werk wert wind woche \
            wohl wort zahl zeit zelle ziel zinn zoll zucker zug zur
            """),
        "pt": list(
            """
            a água alto ano ao arma armas arte até banco base bem boa bolsa bomba braço cabeça cada caixa cama \
            caminho campo capa cara carga cargo carne carro carta casa caso chave cobre coisa com como conta \
            copa corpo corte curso da dar de depois dia dinheiro do dois é ela em entre equipe era escola estado \
            este família fim flor fogo folha fonte força forma frente gente gol governo grande greve grupo \
            guerra história hoje homem hora isso jogo lado lei leite linha livro lugar luz mãe mais mal manga \
            mão mar marca meio mercado mês mesa mina moda momento mulher mundo nada não noite nome nova obra \
            olho ordem ouro outro pai país palavra papel para parte passo pé peça pela pena pesca peso pessoa \
            planta poder ponto por porta porto povo praça prata preço presa prova que rede rei rio rosa rua \
            saída sal sangue santo se sem ser seu sol som sua tarde tempo terra time todo trabalho um uva vela \
            ver vez via vida vinho vista você voz
            """),
        "ru": list(
            """
            а акт банк без белый бой брак был в вес ветер вид вино вода война воля воздух вопрос врач время все \
            вы газ где глаз год голова город группа да дверь дело день деньги для дом дорога друг думать душа \
            ещё железо жизнь за завод закон замок земля золото и игра идти имя ключ книга кожа конец кран край \
            кровь круг лес лет лист лицо люди масло мать машина место месяц мир много мой молоко море мост мука \
            на над народ нет новый нога номер ночь образ огонь один окно он они оружие от ответ отец очень пар \
            партия первый перо песня план по под поле полиция порт после пост право предмет при путь работа раз \
            рак ребенок река речь род роза роль ряд сад сахар свет сила система слово случай соль среда стол \
            сторона страна стул суд счет сын тело товар только труд ты туда уголь улица утро форма хлеб ход час \
            часть чай человек шаг школа штраф эта язык
            """),
        "ar": list("في من على إلى عن هذا هذه كان قال يوم عام بعد قبل كل بين ذهب قوة حرب بلد مدينة بيت رجل ماء أرض"),
        "zh": list("的 一 是 不 了 人 我 在 有 他 这 中 大 来 上 国 个 到 说 们 为 子 和 你 地 出 道 也 时 年 金 油 水 米 茶"),
    ]
}
