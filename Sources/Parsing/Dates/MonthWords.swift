/// Names of months beyond `MonthNames`: of languages in which fewer sources write, abbreviated or inflected otherwise, or
/// with accents missing (from the Unicode CLDR, Unicode licence).
enum MonthWords {
    /// 1…12 for a word in lower case, without a dot.
    static func month(_ word: String) -> Int? { months[word] }

    /// Names that are one month's in one language and the next one's in another, the language of more people first:
    /// Polish or Czech, and Croatian.
    static func rivals(_ word: String) -> (first: Int, second: Int)? { ambiguous[word] }

    private static let ambiguous: [String: (first: Int, second: Int)] = [
        "listopada": (11, 10), "listopad": (11, 10), "lis": (11, 10), "lip": (7, 6), "srp": (8, 7),
    ]

    private static let months: [String: Int] = {
        var table: [String: Int] = [:]
        for (i, names) in rows.enumerated() {
            for name in names.split(whereSeparator: \.isWhitespace) { table[String(name)] = i + 1 }
        }
        return table
    }()

    private static let rows = [
        """
        gener leden ιαν яну студзеня студзень сту јануар јан јануари siječanj janar yanvar yan қаңтар қаң
        იანვარი იან հունվարի հունվար հնվ jaan sausis saus janúar eanáir ean jannar urtarrila urtarrilaren
        urt xaneiro xan ינואר בינואר ינו בינו जन জানুয়ারী জানু جنوری جنو ஜனவரி ஜன జనవరి జన ม.ค 一月 ጃንዋሪ ጃን
        ມັງກອນ ມ.ກ មករា ဇန်နဝါရီ ဇန်
        """,
        """
        febrer φεβρ φεβ лютага люты фебруар феб veljača shkurt shk fevral ақпан ақп თებერვალი თებ փետրվարի
        փետրվար փտվ veebr vasaris febrúar feabhra feabh frar fra otsaila otsailaren ots febreiro פברואר
        בפברואר פבר בפבר फ़र ফেব্রুয়ারী ফেব فروری فرو பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర ก.พ pebrero peb 二月 ፌብሩዋሪ
        ፌብ फेब्रुअरी ກຸມພາ ກ.ພ កុម្ភៈ ဖေဖော်ဝါရီ ဖေ
        """,
        """
        març mrc μάρτ μαρτ μάρ μαρ márci сакавіка сакавік сак ožujak наурыз нау მარტი მარ մարտի մարտ մրտ
        kovas kov márta marzu martxoa martxoaren מרץ במרץ মার্চ مارچ مار மார்ச் மார் మార్చి มี.ค marso 三月
        machi ማርች ມີນາ ມ.ນ មីនា မတ် mac
        """,
        """
        απρ квіт красавіка красавік кра travanj prill pri aprel сәуір сәу აპრილი აპრ ապրիլի ապրիլ ապր
        balandis bal aibreán aib apirila apirilaren api אפריל באפריל אפר באפר এপ্রিল এপ্রি اپریل اپر ஏப்ரல்
        ஏப் ఏప్రిల్ ఏప్రి เม.ย 四月 aprili ኤፕሪል ኤፕሪ अप्रिल ເມສາ ມ.ສ មេសា ဧပြီ
        """,
        """
        μάι μαΐ μάϊ μαι трав мај svibanj мамыр мам მაისი მაი մայիսի մայիս մյս gegužė geg maí bealtaine beal
        mejju mej maig maiatza maiatzaren מאי במאי মে مئی மே మే พ.ค 五月 ሜይ मे ພຶດສະພາ ພ.ພ ឧសភា မေ
        """,
        """
        ιούν ιουν черв чэрвеня чэрвень чэр јун јуни lipanj junij qershor qer iyun iyn маусым мау ივნისი ივნ
        հունիսի հունիս հնս jūn birželis birž júní meitheamh meith ġunju ġun juny ekaina ekainaren eka ekaren
        xuño יוני ביוני জুন جون ஜூன் జూన్ มิ.ย hunyo hun 六月 junie ጁን जुन ມິຖຸນາ ມິ.ຖ មិថុនា ဇွန်
        """,
        """
        ιούλ ιουλ ліпеня ліпень ліп јул јули srpanj julij korrik korr iyul iyl шілде шіл ივლისი ივლ հուլիսի
        հուլիս հլս jūl liepa liep júlí iúil lulju lul juliol uztaila uztailaren xullo xul יולי ביולי जुल
        জুলাই জুল جولائی جول ஜூலை జులై ก.ค julai hulyo hul 七月 julie ጁላይ ກໍລະກົດ ກ.ລ កក្កដា ဇူလိုင် ဇူ
        """,
        """
        αύγ αυγ aoû серп жніўня жнівень жні avgust avg kolovoz gusht gush avqust avq тамыз там აგვისტო აგვ
        օգոստոսի օգոստոս օգս rugpjūtis rugp ágúst ágú lúnasa lún awwissu aww agost ag abuztua abuztuaren abu
        אוגוסט באוגוסט אוג באוג अग আগস্ট আগ اگست اگس ஆகஸ்ட் ஆக ఆగస్టు ఆగ ส.ค ogos ogo 八月 agosti ኦገስት ኦገስ
        अगस्ट ສິງຫາ ສ.ຫ សីហា ဩဂုတ် augusti
        """,
        """
        σεπτ σεπ сеп верасня верасень септембар septembar rujan shtator sht sentyabr sen қыркүйек қыр
        sentabr სექტემბერი სექ սեպտեմբերի սեպտեմբեր սեպ rugsėjis rugs meán mfómh settembru setembre iraila
        irailaren ira iraren ספטמבר בספטמבר ספט בספט सित সেপ্টেম্বর সেপ ستمبر ستم செப்டம்பர் செப் సెప్టెంబర్
        సెప్టెం ก.ย setyembre 九月 septemba ሴፕቴምበር ሴፕቴ सेप्टेम्बर ກັນຍາ ກ.ຍ កញ្ញា စက်တင်ဘာ စက်
        """,
        """
        οκτ жовт кастрычніка кастрычнік кас октобар oktobar tetor tet oktyabr қазан қаз oktabr ოქტომბერი ოქტ
        հոկտեմբերի հոկտեմբեր հոկ spalis spal deireadh dfómh ottubru urria urriaren urr אוקטובר באוקטובר אוק
        באוק अक्तू অক্টোবর অক্টো اکتوبر اکت அக்டோபர் அக் అక్టోబర్ అక్టో ต.ค oktubre 十月 oktoba ኦክቶበር ኦክቶ
        अक्टोबर ຕຸລາ ຕ.ລ តុលា အောက်တိုဘာ အောက်
        """,
        """
        νοέ νοε noiembrie ное лист лістапада лістапад ліс новембар нов novembar studeni stu nëntor nën
        noyabr noy қараша қар ნოემბერი ნოე նոյեմբերի նոյեմբեր նոյ lapkritis lapkr nóvember nóv samhain samh
        novembru azaroa azaroaren aza azaren נובמבר בנובמבר נוב בנוב नव নভেম্বর নভে نومبر نوم நவம்பர் நவ
        నవంబర్ నవం พ.ย nobyembre nob 十一月 novemba ኖቬምበር ኖቬም नोभेम्बर ພະຈິກ ພ.ຈ វិច្ឆិកា နိုဝင်ဘာ နို
        """,
        """
        δεκ desembre груд снежня снежань сне децембар дец decembar prosinac dhjetor dhj dekabr dek желтоқсан
        жел დეკემბერი დეკ դեկտեմբերի դեկտեմբեր դեկ dets gruodis gruod nollaig noll diċembru diċ abendua
        abenduaren abe decembro דצמבר בדצמבר דצמ בדצמ दिस ডিসেম্বর ডিসে دسمبر دسم டிசம்பர் டிச డిసెంబర్
        డిసెం ธ.ค disember dis disyembre 十二月 desemba ዲሴምበር ዲሴም डिसेम्बर ທັນວາ ທ.ວ ធ្នូ ဒီဇင်ဘာ ဒီ
        """,
    ]
}
