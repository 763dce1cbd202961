/// The words of each role, by what the identifier names. English, French, Spanish, German, Portuguese, Russian; Arabic
/// and Chinese where they are labels of documents.
enum RoleTables {
    /// Parties to a shipment or a payment. The plain words of a bank are in `banks`, for its own codes alone.
    static let parties = RoleWords(partyLines)
    static let banks = RoleWords(
        partyLines + """

            bank:bank banks banque banco banca bankverbindung банк(,а,у,ом,е) بنك البنك 银行
            """)

    private static let partyLines = """
        consignee:consignee(,s) cnee receiver(,s) destinataire(,s) réceptionnaire consignatari(o,a,os) \
        destinatari(o,a,os) empfänger empfängers empfängerin грузополучател(ь,я,ю,ем,е,и,ей) \
        получател(ь,я,ю,ем) إليه 收货人 收貨人
        consignor:consignor(,s) shipper(,s) sender(,s) expéditeur(,s) chargeur embarcador(,es) remitente(,s) \
        remetente(,s) expedidor(,es) absender absenders versender versenders verlader verladers \
        грузоотправител(ь,я,ю,ем,е,и,ей) отправител(ь,я,ю,ем) المرسل الشاحن 发货人 托运人 發貨人
        exporter:exporter(,s) exportateur(,s) exportadora exportador(,es) exporteur(,s) exportfirma ausführer \
        ausführers экспортёр(,а,у,ом) экспортер(,а,у,ом,ы,ов) المصدر 出口商 出口方
        importer:importer(,s) importateur(,s) importadora importador(,es) importeur(,s) importfirma einführer \
        импортёр(,а,у,ом) импортер(,а,у,ом,ы,ов) المستورد 进口商 进口方
        notify-party:notify notificar notifier уведомляем(ая,ой) 通知方 通知人
        declarant:declarant(,s) déclarant(,s) declarante(,s) anmelder anmelders zollanmelder despachante \
        декларант(,а,у,ом,ы) 申报人 报关单位 报关行
        carrier:carrier(,s) transporteur(,s) transportista(,s) transportador(,a) porteador frachtführer verfrachter \
        перевозчик(,а,у,ом,и,ов) الناقل 承运人
        owner:owner(,s) shipowner(,s) propriétaire(,s) armateur(,s) propietari(o,a,os) armador(,a,es) \
        proprietári(o,a,os) eigner eigentümer reeder reederei владел(ец,ьца,ьцу,ьцем) судовладел(ец,ьца,ьцу,ьцем) \
        собственник(,а,у,ом) المالك 船东 所有人
        operator:operator(,s) exploitant(,s) operador(,a,es) betreiber betreibers оператор(,а,у,ом) المشغل 经营人 运营商
        manager:manager(,s) gestionnaire(,s) gestor(,a,es) schiffsmanager управляющ(ая,ей,ий,его) المدير 管理人
        beneficiary:beneficiary beneficiaries payee bénéficiaire(,s) beneficiari(o,a,os) beneficiári(o,a,os) \
        begünstigter begünstigten zahlungsempfänger бенефициар(,а,у,ом) المستفيد 受益人 收款人
        payer:payer remitter payeur ordenante pagador auftraggeber zahler плательщик(,а,у,ом) 付款人
        """

    static let places = RoleWords(
        """
        port-of-loading:pol loading loaded lading chargement embarquement carga embarque carregamento verladehafen \
        ladehafen погрузк(а,и,е) отгрузк(а,и,е) التحميل الشحن 装货港 装运港 裝貨港
        port-of-discharge:pod discharge discharging discharged unloading unloaded déchargement débarquement descarga \
        desembarque löschhafen entladehafen выгрузк(а,и,е) разгрузк(а,и,е) التفريغ 卸货港 卸貨港
        transshipment:transshipment transhipment transshipped transhipped via transbordement transbordo trasbordo \
        umladehafen umschlaghafen über перевалк(а,и,е) через المسافنة 中转港 转运港
        origin:origin from origine depuis origen desde procedente origem procedência herkunft herkunftsort \
        abgangshafen abgangsort von aus departure departed depart départ partida salida отправлени(е,я) из от \
        المنشأ 起运港 始发港 启运港
        destination:destination destined to towards bound arrival arriving destino destinado bestimmungshafen \
        bestimmungsort nach arrivée llegada chegada назначени(е,я) в до delivery livraison entrega الوجهة المقصد 目的港 \
        目的地
        """)

    static let ships = RoleWords(
        """
        carrier:carrying carried carries aboard board loaded laden shipped voyage
        tug:tug tugs tugboat tugboats towed remorqueur remolcador rebocador schlepper буксир(,а,у,ом) قاطرة 拖轮
        mother-vessel:mother motherboat mothership mutterschiff nodriza mãe 母船
        feeder:feeder feedership zubringer фидер(,а,ом) 支线
        """)
    /// What names the ship in a form, before a colon: `Vessel: SEA PRIDE, IMO 9074729`.
    static let vesselLabels = WordSet(
        "vessel ship carrier buque navire schiff navio судно vessel/voyage voyage السفينة")

    static let goods = RoleWords(
        """
        declared:declared misdeclared declares declaring déclaré déclarée déclarés déclarées declarad(o,a,os,as) \
        angemeldet deklariert falschdeklariert заявлен(,а,о,ы) задекларирован(,а,о,ы) 申报 申報
        classified:classified classifiable reclassified classification classé classée classés classées \
        clasificad(o,a,os,as) classificad(o,a,os,as) eingereiht tarifiert классифицирован(,а,о,ы) классифицируется 归类
        """)

    /// Beside a container, on either side.
    static let seizures = RoleWords(
        """
        seized:seized seizing seizure confiscated confiscating impounded intercepted saisi saisie saisis saisies \
        intercepté incautad(o,a,os,as) decomisad(o,a,os,as) interceptad(o,a,os,as) apreendid(o,a,os,as) beschlagnahmt \
        sichergestellt изъят(,а,о,ы) конфискован(,а,о,ы) задержан(,а,о,ы) арестован(,а,о,ы) 查获 扣押 查扣 مصادرة
        """)

    /// Behind which a full stop ends no sentence.
    static let abbreviations = WordSet(
        """
        no nr num nos ltd inc co corp llc gmbh ag sa srl bv nv plc pte pty pvt fze jsc ooo ооо оао зао ао ust idnr reg \
        ref st mr mrs dr art approx м г ул
        """)
    /// Names of schemes and of what they count: they take no room between a role and its number.
    static let labels = WordSet(
        """
        vat tva ust ustid idnr iva nif cif btw tax lei eori inn инн кпп kpp ogrn огрн uscc duns cnpj iban bic swift \
        account tin un locode unlocode imo имо mmsi hs hts code heading subheading port puerto porto hafen порт порта \
        container party name address
        """)
}
