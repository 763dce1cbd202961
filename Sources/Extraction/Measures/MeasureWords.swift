/// The words of quantities, prices and routes in English, French, Spanish, Portuguese, German, Russian, Arabic, Chinese.
enum MeasureWords {
    /// Units by their symbol (SI; UN/ECE Recommendation 20 where SI has none).
    static let units = PhraseLookup<String>([
        (
            "t",
            "t|mt|tonne|tonnes|ton|tons|metric ton|metric tons|metric tonnes|long tons|tonnen|tonelada|toneladas|tonelada métrica|"
                + "toneladas métricas|tonnes métriques|тонна|тонны|тонну|тонн|тоннами|طن|طنا|أطنان|吨|噸|公吨|公噸"
        ),
        (
            "kg",
            "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kilogramm|kilogramos|quilos|quilogramas|кг|"
                + "килограмм|килограмма|килограммов|كغ|كيلوغرام|كيلوجرام|كيلو|公斤|千克"
        ),
        ("g", "gram|grams|gramme|grammes|gramm|gramos|gramas|грамм|грамма|граммов|غرام|جرام|克"),
        ("lb", "lb|lbs|pounds of|pound of"),
        ("[oz_tr]", "oz|ounce|ounces|troy ounce|troy ounces|once|onces|onza|onzas|unze|unzen|унция|унции|унций|盎司"),
        ("ct", "carat|carats|karat|karats|quilates|quilate|карат|карата|каратов|克拉"),
        (
            "bbl/d",
            "bpd|b d|barrels per day|barrels a day|barils par jour|barriles por día|barriles diarios|barris por dia|"
                + "barrel pro tag|баррелей в сутки|баррелей в день|برميل يوميا|桶 日"
        ),
        (
            "bbl",
            "bbl|bbls|barrel|barrels|baril|barils|barril|barriles|barris|баррель|барреля|баррелей|برميل|براميل|桶"
        ),
        ("l", "litre|litres|liter|liters|litro|litros|литр|литра|литров|لتر|升"),
        ("gal", "gallon|gallons|galones|galões"),
        (
            "m3",
            "cubic metre|cubic metres|cubic meter|cubic meters|mètres cubes|metros cúbicos|kubikmeter|кубометр|кубометра|"
                + "кубометров|кубических метров|立方米"
        ),
        ("[ft3]", "cubic feet|cubic foot|cf"),
        ("bu", "bushel|bushels"),
        ("MWh", "mwh|megawatt hour|megawatt hours|мвт ч"), ("MMBtu", "mmbtu"),
        ("TEU", "teu|teus|tek"),
        (
            "containers",
            "containers|container loads|shipping containers|conteneurs|contenedores|contêineres|container|контейнер|контейнера|"
                + "контейнеров|حاوية|حاويات|集装箱|貨櫃"
        ),
        ("bags", "bags|sacks|sacs|sacos|säcke|мешков|мешка|كيس"), ("bales", "bales|balles|pacas|fardos|ballen|кип"),
        ("boxes", "boxes|cartons|cases|crates|cajas|caixas|kartons|коробок|ящиков"),
        ("pallets", "pallets|palettes|palés|paletten"),
        ("packs", "packs|packets|paquets|cajetillas|maços|packungen|schachteln|пачек|пачки|علبة"),
        ("bottles", "bottles|bouteilles|botellas|garrafas|flaschen|бутылок|زجاجة|瓶"),
        ("head", "head of cattle|head|cabezas de ganado|cabeças de gado|голов скота"),
        (
            "pcs",
            "pieces|units|items|pièces|unités|articles|piezas|unidades|artículos|peças|stück|stueck|штук|штуки|единиц|قطعة|"
                + "وحدة|件|台"
        ),
    ])

    /// Words that multiply the number before them.
    static let scales = PhraseLookup<Double>([
        (1e3, "thousand|k|mille|mil|tausend|тысяча|тысячи|тысяч|тыс|ألف|الف|آلاف"),
        (1e4, "万|萬"), (1e8, "亿|億"),
        (
            1e6,
            "million|millions|mln|mn|mio|millón|millones|milhão|milhões|millionen|миллион|миллиона|миллионов|млн|مليون|"
                + "ملايين"
        ),
        (
            1e9,
            "billion|billions|bln|bn|milliard|milliards|mrd|mil millones|bilhão|bilhões|milliarde|milliarden|миллиард|"
                + "миллиарда|миллиардов|млрд|مليار|مليارات|十亿"
        ),
        (1e12, "trillion|trillions|trn|billón|billones|trilhões|триллион|триллиона|триллионов|تريليون"),
    ])

    /// Between a number in words and what it counts.
    static let links = PhraseLookup<Bool>([(true, "de|d|of")])

    /// Currencies by ISO 4217.
    static let currencies = PhraseLookup<String>([
        (
            "USD",
            "usd|us dollar|us dollars|u s dollars|dollar|dollars|dlr|dlrs|dólar|dólares|доллар|доллара|долларов|долл|دولار|"
                + "دولارات|دولار أمريكي|美元|美金"
        ),
        ("EUR", "eur|euro|euros|евро|يورو|欧元|歐元"), ("GBP", "gbp|pounds sterling|stg|sterling|фунтов стерлингов|英镑|英鎊"),
        ("JPY", "jpy|yen|日元|иен"), ("CNY", "cny|rmb|yuan|renminbi|юань|юаня|юаней|يوان|元人民币|人民币|元"),
        ("RUB", "rub|rouble|roubles|ruble|rubles|rublos|roubles russes|rubel|рубль|рубля|рублей|руб|روبل|卢布"),
        ("INR", "inr|rupees|rupee|roupies|rupias|рупий"), ("AED", "aed|dirham|dirhams|درهم|дирхамов"),
        ("SAR", "sar|saudi riyals|ريال سعودي"), ("IRR", "irr|iranian rials|rials|ریال"),
        ("TRY", "try|turkish lira|turkish liras|lira|liras|лир"),
        ("CHF", "chf|swiss francs|francs suisses|franken|франков"),
        ("BRL", "brl|reais|reales brasileños"), ("KRW", "krw|won|韩元"),
        ("CAD", "cad|canadian dollars|dollars canadiens"),
        ("AUD", "aud|australian dollars"), ("ZAR", "zar|rand"), ("UAH", "uah|hryvnia|hryvnias|гривна|гривны|гривен"),
        ("KZT", "kzt|tenge|тенге"), ("NGN", "ngn|naira"), ("KES", "kes|kenyan shillings"),
        ("XOF", "xof|francs cfa|fcfa|cfa francs"),
        ("EGP", "egp|egyptian pounds|جنيه|جنيه مصري"), ("PKR", "pkr|pakistani rupees"), ("VND", "vnd|dong"),
        ("MXN", "mxn|mexican pesos|pesos mexicanos"), ("COP", "cop|pesos colombianos"), ("ARS", "ars|pesos argentinos"),
        ("HKD", "hkd|hong kong dollars|港元|港币"), ("SGD", "sgd|singapore dollars"), ("THB", "thb|baht"),
        ("PLN", "pln|zloty|zlotys|zł|злотых"),
    ])

    /// Between an amount and the unit it is the price of.
    static let per = PhraseLookup<Bool>([
        (true, "per|a|an|the|each|par|la|le|por|el|o|pro|je|die|das|за|за одну|لكل|للـ|每")
    ])

    /// Before the place that a way begins at, ends at, leads through.
    static let origins = PhraseLookup<Bool>([
        (true, "from|out of|departed|left|de|du|depuis|desde|do|da|von|aus|ab|из|с|со|от|من|从|從|自")
    ])
    static let destinations = PhraseLookup<Bool>([
        (
            true,
            "to|for|towards|bound for|destined for|into|à|au|aux|vers|a|al|hacia|hasta|con destino a|para|ao|nach|"
                + "в|во|на|до|إلى|الى|نحو|到|至|往|运往|運往"
        )
    ])
    static let passages = PhraseLookup<Bool>([
        (
            true,
            "via|through|by way of|transiting|par|vía|a través de|através de|über|ueber|через|транзитом через|عبر|经|經|经由"
        )
    ])

    /// What makes a way one of goods.
    static let carriage = PhraseLookup<Bool>([
        (
            true,
            "ship|ships|shipped|shipping|shipment|shipments|cargo|cargoes|vessel|tanker|freighter|container|containers|"
                + "export|exports|exported|import|imports|imported|smuggled|smuggling|smuggle|transport|transported|route|routes|"
                + "sailed|sailing|sail|bound|deliver|delivered|deliveries|delivery|freight|load|loaded|train|truck|trucks|flight|"
                + "transshipment|re exported|consignment|consignments|carrying|carried|transferred|pipeline|"
                + "navire|cargaison|conteneur|conteneurs|exporté|exportés|exportées|expédié|expédiés|livraison|livraisons|fret|"
                + "buque|carga|cargamento|contenedor|contenedores|exportó|exportado|envío|envíos|flete|navio|contêiner|embarque|"
                + "schiff|fracht|ladung|lieferung|lieferungen|exportiert|geliefert|transportiert|geschmuggelt|"
                + "судно|груз|груза|контейнер|контейнеров|экспорт|поставка|поставки|поставок|танкер|перевозил|перевозило|вывоз|"
                + "شحنة|شحن|سفينة|ناقلة|حاوية|حاويات|تصدير|تهريب|货物|貨物|集装箱|出口|走私|运输|货轮|油轮"
        )
    ])
}
