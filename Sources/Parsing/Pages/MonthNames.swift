/// Names and abbreviations of the months in the languages of the sources (CLDR's, with the forms that dates take).
enum MonthNames {
    /// 1…12 for a word in lower case, without a dot.
    static func month(_ word: String) -> Int? { all[word] }

    private static let all: [String: Int] = {
        var table: [String: Int] = [:]
        for (i, names) in rows.enumerated() {
            for name in names.split(whereSeparator: \.isWhitespace) { table[String(name)] = i + 1 }
        }
        return table
    }()

    private static let rows = [
        """
        january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari januarie tammikuu tammikuuta
        tammi styczeń stycznia sty leden ledna led január januára ianuarie ian ocak oca января январь янв січня
        січень січ януари
        ιανουαρίου ιανουάριος ιαν siječnja sijecnja sij january, jaanuar sausio janvāris يناير كانون ژانویه जनवरी มกราคม
        """,
        """
        february feb febr februar février fevrier févr fév febrero febbraio fevereiro fev februari helmikuu
        helmikuuta helmi
        luty lutego lut únor února úno február februára februarie şubat şub февраля февраль фев февр лютого
        лютий лют февруари
        φεβρουαρίου φεβρουάριος φεβ veljače velj veebruar vasario februāris فبراير شباط فوریه फरवरी फ़रवरी กุมภาพันธ์
        """,
        """
        march mar märz maerz mär mrz mars marzo março marco maart mrt maret maaliskuu maaliskuuta maalis marzec
        marca marzec
        březen března bře marec március márc martie mart марта март мар березня березень бер μαρτίου μάρτιος μαρ
        ožujka ožu
        märts kovo marts مارس آذار मार्च มีนาคม
        """,
        """
        april apr avril avr abril abr aprile aprilie huhtikuu huhtikuuta huhti kwiecień kwietnia kwi duben dubna
        dub apríl
        apríla április ápr nisan nis апреля апрель апр квітня квітень кві април απριλίου απρίλιος απρ travnja tra aprill
        balandžio aprīlis أبريل نيسان آوریل अप्रैल เมษายน
        """,
        """
        may mai mayo maggio mag maio mei maj toukokuu toukokuuta touko maja května kvě květen máj mája május
        mayıs мая май травня
        травень тра μαΐου μάιος μαϊ svibnja svi gegužės maijs مايو أيار مه मई พฤษภาคม
        """,
        """
        june jun juni juin junio giugno giu junho kesäkuu kesäkuuta kesä czerwiec czerwca cze červen června čvn
        jún júna június
        jún iunie iun haziran haz июня июнь июн червня червень чер юни ιουνίου ιούνιος ιουν lipnja lip juuni
        birželio jūnijs يونيو
        حزيران ژوئن जून มิถุนายน
        """,
        """
        july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta heinä lipiec lipca lipc červenec
        července čvc júl
        júla július iulie iul temmuz tem июля июль июл липня липень лип юли ιουλίου ιούλιος ιουλ srpnja srp
        juuli liepos jūlijs
        يوليو تموز ژوئیه जुलाई กรกฎาคม
        """,
        """
        august aug août aout agosto ago augustus agustus ags agu elokuu elokuuta elo sierpień sierpnia sie srpen
        srpna augusta
        augusztus ağustos ağu августа август авг серпня серпень сер αυγούστου αύγουστος αυγ kolovoza kol
        rugpjūčio augusts
        أغسطس آب اوت अगस्त สิงหาคม
        """,
        """
        september sep sept septembre septiembre setiembre settembre set setembro syyskuu syyskuuta syys wrzesień
        września wrz
        září zář septembra szeptember szept septembrie eylül eyl сентября сентябрь сен сент вересня вересень вер
        септември
        σεπτεμβρίου σεπτέμβριος σεπ rujna ruj rugsėjo septembris سبتمبر أيلول سپتامبر सितंबर सितम्बर กันยายน
        """,
        """
        october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta loka październik
        października paź říjen
        října říj október októbra octombrie ekim eki октября октябрь окт жовтня жовтень жов октомври οκτωβρίου
        οκτώβριος οκτ
        listopada oktoober spalio oktobris أكتوبر تشرين اکتبر अक्टूबर अक्तूबर ตุลาคม
        """,
        """
        november nov novembre noviembre novembro marraskuu marraskuuta marras listopad listopadu lis novembra
        noiembrie noi kasım
        kas ноября ноябрь ноя нояб листопада листопад ноември νοεμβρίου νοέμβριος νοε studenoga studenog
        lapkričio novembris
        نوفمبر نوامبر नवंबर नवम्बर พฤศจิกายน
        """,
        """
        december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember des joulukuu
        joulukuuta joulu
        grudzień grudnia gru prosinec prosince pro decembra decembrie aralık ara декабря декабрь дек грудня
        грудень гру декември
        δεκεμβρίου δεκέμβριος δεκ prosinca detsember gruodžio decembris ديسمبر دسامبر दिसंबर दिसम्बर ธันวาคม
        """,
    ]
}
