import Texts

/// Words of everyday language that firms, ships and people are called by as well: `Target`, `Freedom`, `Huge`, `let`.
/// A name of such words alone says little.
///
/// Written for this project: what names of registers are made of, and the commonest words of English, then French,
/// Spanish, Portuguese, German, Italian, Russian, Arabic, Persian and Urdu.
enum CommonWords {
    /// Whether a folded word is one of them.
    static func contains(_ word: [UInt8]) -> Bool {
        word.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { hashes.contains(WordHash.hash($0, bytes.count)) } ?? false
        }
    }

    private static let hashes: Set<UInt64> = {
        var hashes: Set<UInt64> = []
        hashes.reserveCapacity(4096)
        for list in [english, englishNames, romance, german, russian, arabic, calendar, international] {
            for word in list.split(separator: " ") {
                var folded = TextFolder.fold(String(word))
                folded.withUTF8 { bytes in
                    if let base = bytes.baseAddress { hashes.insert(WordHash.hash(base, bytes.count)) }
                }
            }
        }
        return hashes
    }()

    /// The commonest words of English.
    private static let english = """
        a able about above accept account across act action active actual add address advance after again against \
        age ago agree ahead aid aim air all allow almost alone along already also alter always am among amount an \
        and anger angry animal another answer any appeal appear apple apply area arm army around arrive art as ask \
        at attack aunt autumn away baby back bad bag ball bank bar base basic basin basket bath be bear beat beauty \
        because become bed bee before begin behind being bell below bench best better between beyond big bill bird \
        birth bit bite black blade bless block blood blow blue board boat body bold bomb bond bone book born both \
        bottle bottom box boy brain branch brand brave bread break breath breeze brick bridge brief bright bring \
        broad brother brown brush build burn burst bus busy but buy by cake call calm camp can cap car card care \
        carry case cash castle cat catch cause cell center central centre century certain chain chair chance change \
        channel charge charm chart cheap check cheese chemical chem chief child choice choose church circle city \
        civil claim class clean clear clever clock close cloth cloud club coach coal coast coat code cold collect \
        college color colour column combine come comfort command common companion company compass complete concept \
        concern concert condition connect constant contact contain content contest continue control cook cool copper \
        copy core corner correct cost cotton could count country couple courage course court cover crane create \
        credit crew crime cross crowd crown cry crystal cup current curve custom cut cycle daily dance danger dark \
        data date daughter dawn day dead deal dear death debt decide deep deer degree deliver delta demand design \
        desire detail develop device dial diamond did different dig digital dinner direct dirt discover distance \
        divide do doctor does dog dollar domain done door double doubt down dragon draw dream dress drink drive drop \
        dry due duke during dust duty dynamic each eagle early earn earth east easy eat echo economy edge effect \
        eight either electric element elite else empire employ empty end enemy energy engine enjoy enough enter \
        entire equal escape essential eternal evening event ever every exact example excel except exchange excite \
        exist expect expert explore explorer express extra eye face fact factor fair faith fall fame family famous \
        fancy far farm fashion fast father favor favour fear feature feed feel few field fifth fight figure file \
        fill film final find fine finger finish fire firm first fish fit five fix flag flame flash flat fleet flight \
        float floor flow flower fly focus fold follow food foot for force foreign forest forever form former fort \
        fortune forum forward found four fourth frame free freedom fresh friday friend friendly friendship from \
        front fruit fuel full fun fund future gain galaxy gallery game garden gas gate gather gave general gentle \
        get giant gift girl give glad glass global glory go goal god gold golden good grace grand grant grass gray \
        great green grey ground group grow guard guide gulf gun guy had half hall hand happen happiness happy harbor \
        harbour hard harmony harvest has hat have hawk he head health hear heart heat heaven heavy held help her \
        here heritage hero high hill him his history hit hold hole home honest honesty honor honour hope horizon \
        horse hospital hot hotel hour house how huge human humanity hundred hunt hurry ice icon idea ideal if \
        imagine imperial impulse in inch include increase indeed industry infinity ingenuity inner inside inspire \
        instant instead integrity interest into invent iron island issue it item its ivory jasmine jet jewel job \
        join joint journey joy judge jump jungle jupiter just justice keen keep key kick kind king kingdom knight \
        know known lab labor lady lake land language large laser last late laugh law lay lead leader leadership leaf \
        league learn least leave left leg legacy legal legend lemon less lesson let letter level liberty library lie \
        life lift light like lily limit line link lion list listen little live loan local logic lone long look loose \
        lord lose lot lotus loud love low loyal loyalty luck lucky luna lunar machine magic magna magnet mail main \
        major make man manage many map marble march marine mark market mars mass master match material matrix matter \
        max may me mean measure media medium meet member memory men mercury mercy merit metal method metro middle \
        mid might mile milk mill million mind mine minister minor minute mirror miss mission mix mobile mode model \
        modern molecule moment monday money monitor month moon moral more morning most mother motion motor mount \
        mountain mouse mouth move much music must my mystery name narrow nation national native natural nature navy \
        near neat neck need neighbor neptune nest net network never new news next nice night nine no noble noise \
        none noon nor north nose not note nothing notice nova novel now number oak oasis object ocean of off offer \
        office officer often oil okay old olive olympic omega on once one only onyx open opera optimum option or \
        oracle orange orbit order organ origin other our out outer outlook over owl own owner pace pacific pack page \
        paint pair palace palm panda paper paradise parent park part partner party pass passion past path patriot \
        pattern pay peace peak pearl pen people perfect perfection perhaps period person phase phoenix phone photo \
        pick picture piece pilot pine pink pioneer pipe place plain plan plane planet plant plate platform play \
        player please plus pocket poem point polar pole police polo pool poor popular port position positive \
        possible post pot pound power practice precious precise prefer premier premium present press pretty price \
        pride prima prime prince princess principal print private prize problem process produce product profit \
        program progress project promise proper prospect prosper prosperity protect proud prove provide public pull \
        pulse pure purple purpose push put quality quantum quart queen quest question quick quiet quite race radar \
        radio radiant rail rain rainbow raise ran range rank rapid rare rate raven raw ray reach read ready real \
        reality reason record red reef reform refresh regal region regular relay reliance remain remember rent reply \
        report rescue reserve rest result return rhythm rice rich ride right ring rise rising river road robin rock \
        rocket role roll roof room root rose rough round route row royal rubber ruby rule run safe safety sage sail \
        saint salt same sand sapphire saturday saturn save saw say scale scene school science score scout sea seal \
        search season seat second secret section security see seed seem select self sell send senior sense sentinel \
        serene series serve service set settle seven shade shadow shall shape share sharp she shell shelter shield \
        shine ship shock shoe shop shore short should show side sight sign signal silent silk silver simple since \
        sincere sing single sir siren sister sit six size skill skin sky sleep slim slow small smart smile smooth \
        snow so social society soft soil solar soldier sole solid solution some son song soon soul sound source \
        south space spar spark sparkle speak special speed spell spend sphere spirit splendid splendor sport spot \
        spring square stable staff stage stand standard star start state station stay steady steam steel step stick \
        still stock stone stop store storm story straight strait strange strategy stream street strength strike \
        string strong student studio study style subject success such sudden sugar suit summer summit sun sunday \
        sunlight sunny sunrise sunset sunshine super superior supply support supreme sure surface surprise sweet \
        swift swim sword symbol synergy system table tail take talent talk tall tank target task taste teach team \
        tell temple ten term test text than thank that the their them then theory there these they thick thin thing \
        think third this those thought thousand three through throw thunder thursday thus tide tie tiger tight time \
        tiny tip tire titan title to today together tomorrow ton tone too tool top torch total touch tough tour \
        toward tower town toy track trade tradition traffic trail train transfer transit travel treasure treat tree \
        trend trial tribe trick trip triumph triton true trust truth try tube tuesday turn twelve twenty twice twin \
        two type ultimate under uncle union unique unit united unity universal universe university until up upon \
        upper urban us use usual valley value vanguard vast vector venture venus very vessel victor victory view \
        village vintage violet virtue vision vista vital vivid voice volume vote voyage voyager wait walk wall want \
        war warm was wash watch water wave way we wealth weapon wear weather wednesday week weight welcome well were \
        west what wheel when where which while white who whole why wide wife wild will win wind window wine wing \
        winner winter wisdom wise wish with within without wolf woman wonder wood word work world worth would write \
        wrong yard year yellow yes yesterday yet you young your youth zero zone
        """

    /// What ships, firms and groups of registers are called besides, and words that names share with everything.
    private static let englishNames = """
        ability adventure agency alert alliance alpha amber ambition angel apex apollo aqua arctic arena aria arrow \
        artisan aspect aspire assist assurance asset assets astra athena atlantic atlas aurora authority avenue \
        award axis azure balance beacon beast bravo bureau cabinet capital captain cargo carrier cascade catalyst \
        cedar challenge challenger champion charter chronicle citadel classic climate coalition colonial comet \
        commander commerce commission committee communication communications compact competence concord confidence \
        conquest consul continent continental contract convoy coral cosmos council creation crescent crest critical \
        cross crusader cube cyber daisy daring darwin dash defence defender defense demeter democracy department \
        destiny determination devotion dignity dimension direction discovery diversity division dolphin dominion \
        dove dunes duchess eden eclipse education effort elegance elegant element elephant embassy emerald emperor \
        endeavor endeavour endurance enterprise equator equity essence estate eternity evolution excellence \
        excellent excellency executive expansion experience export express fabric falcon fantasy federal federation \
        fidelity finance flamingo flyer foundation fountain fox frontier fusion gemini gem generation genesis genius \
        gazelle government governor granite gravity growth guardian guidance gypsy haven hazel helios hercules \
        herald hermes highland highway hornet humble hunter hurricane hydra image import impact independence \
        independent indigo industries infinite influence initiative innovation insight institute institution \
        insurance international intrepid invest investment invictus joyous jubilee juno kite laguna lance lantern \
        latitude laurel lavender leopard leading liberal liberation lifeline lightning link logistics longitude \
        luxury lynx majestic majesty management manager marathon mariner maritime marshal marvel maverick maximum \
        medical mega melody merchant mermaid meridian meteor millennium mineral miracle momentum monarch monsoon \
        movement nautilus navigator nectar nobility nomad northern oriental orient orion opal opportunity organic \
        organization oscar pacer palladium panorama panther parade paragon partners passage patience pegasus pelican \
        penguin perseverance persistence pillar platinum polaris policy politics porter poseidon precision president \
        prestige primary privilege prize production professional prominent property protector proton provider \
        prudence puma quasar radiance ranger reach rebel regent regiment reliable relief renaissance renown republic \
        research resolute resolution resource resources respect revolution reward rider ritual rover runner sailor \
        sanctuary satellite savanna savior scorpio scorpion seagull seahorse seaway securities service serenity \
        serenade serpent shark shepherd shipping sierra silhouette skyline smith solidarity sonata sovereign \
        spectrum spectra spider sparrow spread stability stallion stamina stella sterling stellar storm strategic \
        structure sublime success supply sultan supernova survivor swan symphony talisman tango technology \
        technologies temperance tempo tempest terminal terra territory thor topaz tornado trader trading tranquility \
        transport tribune trident trinity trophy tropical tropic trustee tulip turbo twilight typhoon unicorn unison \
        urgent utopia valiant valor vantage velocity ventures vega verde viking vigilant vigor viper virgo visa \
        volcano vortex voice vulcan walker warrior whale willow wizard zeal zebra zenith zephyr zodiac base brigade \
        battalion army mountain university ministry airlines airways mining minerals petroleum refinery pipeline \
        railway railways lines telecom telecommunications pharma pharmaceutical hospital hotel restaurant aviation \
        aerospace motors automotive machinery electronics electric software computers internet consulting \
        engineering construction building materials cement textile textiles agriculture agro farms foods beverages \
        fishing
        """

    /// French, Spanish, Portuguese and Italian.
    private static let romance = """
        le la les de du des un une et est en que qui dans sur pour par plus pas ce cette son sa ses il elle nous \
        vous ils au aux avec se sont ont fait monde vie temps jour homme femme enfant pays ville maison eau terre \
        mer soleil lune etoile espoir liberte victoire paix force grand grande petit petite nouveau nouvelle bon \
        bonne premier premiere roi reine prince lumiere avenir union progres verite justice amour amitie bonheur \
        courage point ligne place marche banque groupe societe compagnie el los las del una unos por con para como \
        mas pero sus este esta todo toda muy hay era ser vida tiempo dia hombre mujer nino pais ciudad casa agua \
        tierra mar sol estrella esperanza libertad victoria paz fuerza gran nuevo nueva bueno primero reina rey luz \
        futuro verdad justicia amor amistad felicidad valor punto linea mercado banco grupo sociedad compania o os \
        as um uma e do da dos das no na nos nas em nao foi tempo homem mulher cidade terra lua esperanca liberdade \
        vitoria forca novo nova bom primeiro rainha rei uniao progresso verdade justica amizade felicidade coragem \
        ponto linha lo gli di che non sono per anche come dal dalla nel nella vita giorno uomo donna paese citta \
        acqua mare sole luna stella speranza vittoria pace forza nuovo nuova buono primo prima regina re luce unione \
        verita giustizia amore mercato banca gruppo societa siempre nunca nada bien mejor ayer hoy manana mayor \
        menor alto alta norte oeste centro central capital nacional estado ahora antes despues donde cuando
        """

    private static let german = """
        der die das und in zu den von mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er \
        hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum war haben nur oder aber vor zur \
        bis mehr durch man sein wurde sei welt leben zeit tag mann frau kind land stadt haus wasser erde meer sonne \
        mond stern hoffnung freiheit sieg frieden kraft gross grosse klein neu neue gut erste konig konigin licht \
        zukunft einheit fortschritt wahrheit gerechtigkeit liebe freundschaft gluck mut punkt linie platz markt bank \
        gruppe gesellschaft firma jahr woche monat stunde morgen abend nacht heute gestern immer nie alle alles viel \
        wenig stark schnell wege weg recht bild bund fest ganz geld grund hand hause herz herr kopf macht rat ruhe \
        seite stein tier tor tod wald wind wolf
        """

    private static let russian = """
        и в на не что он она как его но да все это был так же вы за бы по только мне было вот от меня еще нет о из \
        ему теперь когда даже ну ли если уже или быть до вас опять вам ведь там потом себя ничего может они тут где \
        есть надо мир жизнь время день человек женщина ребенок страна город дом вода земля море солнце луна звезда \
        надежда свобода победа сила большой новый новая новое первый первая король свет будущее союз прогресс правда \
        справедливость любовь дружба счастье слава точка линия место рынок банк группа общество компания год неделя \
        месяц час утро вечер ночь сегодня вчера завтра всегда мечта заря маяк рассвет восход огонь ветер гром молния \
        буря волна река гора лес поле сокол орел лев тигр волк медведь вымпел авангард вектор горизонт импульс \
        энергия сфера орбита спутник ракета старт финиш рубин алмаз кристалл изумруд янтарь золото серебро сталь \
        металл восток запад север юг центр родина отечество
        """

    private static let calendar = """
        january february march april may june july august september october november december januar februar marz mai \
        juni juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre \
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile \
        maggio giugno luglio settembre ottobre dicembre janeiro fevereiro marco maio junho julho setembro outubro \
        dezembro oktyabr sentyabr noyabr dekabr yanvar fevral январь февраль март апрель май июнь июль август сентябрь \
        октябрь ноябрь декабрь ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik montag \
        dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes \
        martes miercoles jueves viernes sabado domingo pazartesi sali carsamba persembe cuma cumartesi pazar
        """

    /// Words that many languages share, as German, Russian (in Latin letters) and others have them.
    private static let international = """
        alternative alternativa alternativ argument aktiv aspekt atom kontrakt kontakt kontrol kontrolle kontrast koncept \
        kredit kultur kristall komplex kompass komplekt konkret konsul kontinent spektr spektrum spektrum leverage \
        monitoring pointer marketing leasing consulting trainer manager partner sponsor server browser blog online \
        offline internet portal forum format formula formel norma normal optimal maximal minimal general generator motor \
        rotor sensor signal sektor vektor faktor aktor reaktor traktor kondor komfort transit tranzit import eksport \
        standart standard start finish kurier kurs klub klass klasse kanal karta katalog kapital kombinat kompania lider \
        leader master meister muster magistral metod metro mir monolit mashina material natur nord ost west sued orbita \
        original parus perspektiva perspektive plan planet plast plattform politik praktik premium prestizh prima produkt \
        profil program programm projekt proekt protokoll prozess progress radar rakurs region register reserve resonanz \
        ritm saturn serie servis sfera simvol sistema system soyuz sojuz sputnik status stil strategie struktur student \
        studio symbol symmetrie taktik talent tandem tempo tekhnika telefon tendenz terminal titan traditsiya triumf \
        universal variant vektor ventil vertikal vimpel zenit zenith analog analyse analiz akzent aktion alarm algorithm \
        algoritm akademie akademia agentur agent arsenal artist atlantik atlet avangard baltika basis bazis bilanz \
        charakter dialog diskurs distanz effekt elektron element epoche etalon etap fabrik favorit filter finale fokus \
        form fortuna front funktion galaktika garant garantie granit grafik harmonie horizont hypothese idee ideal imperial \
        impuls index indikator information initiative innovation instrument integral interesse interview invest kampagne
        """

    /// Arabic, Persian and Urdu, whose words without vowels are like many names.
    private static let arabic = """
        في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كان كانت يكون تكون بعد قبل بين كل أن إن ان هو \
        هي هم نحن أنا أنت عند عندما حول خلال منذ حتى أو او ثم غير يوم عام سنة شهر وقت اليوم أمس غدا حيث كما لكن بل إذا اذا لو كيف \
        لماذا أين متى ماذا هل أي اي بعض جميع كثير قليل أكثر اكثر أقل اول أول آخر اخر نفس وفق وفقا بحسب حسب عبر ضد تحت فوق أمام \
        وراء داخل خارج نحو لدى عدم دون سوى فقط أيضا ايضا كذلك لذلك بسبب بشأن مثل وهو وهي وقد وكان ولا وما ومن وفي وعلى فيه فيها \
        له لها لهم به بها بهم منه منها عليه عليها إليه إليها أنه انه أنها انها قال قالت يقول أضاف أكد ذكر أعلن نقل جاء تم يتم \
        الرئيس الوزير الحكومة الدولة الدول الشعب الشعر العالم العربية العربي الناس الرجل المرأة البيت المدينة المنطقة البلاد \
        الأمن الجيش القوات الحرب السلام الشرطة المحكمة القانون العمل المال الشركة البنك السوق النفط الغاز الخبر المقال العمر \
        البالغ يمنح منح عمل علم عليهم سلام كبير كبيرة صغير جديد جديدة قديم واحد اثنين ثلاثة أربعة خمسة عشرة مئة ألف مليون مليار \
        در از به با برای که این آن را تا بر هم یا اگر اما ولی پس نیز باید شد شده است بود بودند می نمی کرد کرده خود دیگر هر چه \
        چون همه یک دو سه چهار پنج سال روز ماه وقت مردم کشور دولت رئیس وزیر جنگ صلح کار پول بانک شهر خانه دنیا میں کے کی کا کو سے \
        پر ہے ہیں تھا تھے تھی نے اور ہو گا گی یہ وہ اس ان جو کر کیا لیے بھی تو ہی نہیں ایک موجود رہی انجیل تورات زبور
        """
}
