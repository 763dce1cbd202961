/// How people, firms and ships are called in one part of the world: coined from word parts of our own, so that no name
/// stands for anybody.
struct Culture: Sendable {
    let name: String
    let countries: [String]
    let givens: [String]
    let surnames: [String]
    /// First and last syllables of coined words.
    let heads: [String]
    let tails: [String]
    let trades: [String]
    let forms: [String]

    static let all = [gulf, russian, chinese, turkish, spanish, german, indian, english, french]

    private init(
        _ name: String, _ countries: String, givens: String, surnames: String, heads: String, tails: String,
        trades: String, forms: String
    ) {
        func words(_ text: String) -> [String] {
            text.split(separator: " ").map { String($0).replacing("_", with: " ") }
        }
        self.name = name
        self.countries = words(countries)
        self.givens = words(givens)
        self.surnames = words(surnames)
        self.heads = words(heads)
        self.tails = words(tails)
        self.trades = words(trades)
        self.forms = words(forms)
    }

    static let gulf = Culture(
        "gulf", "AE SA OM EG",
        givens:
            "Mohammed Ahmed Yusuf Khalid Rashid Hassan Omar Tariq Saeed Fatima Layla Nasser Ibrahim Majid Jamal Walid",
        surnames:
            "Al_Rashidi Al_Mansuri Al_Qasimi Al_Hamadi Al_Balushi Al_Zahrani Al_Ghamdi Haddadin Al_Shamri Bin_Saqr",
        heads: "Al Ra Na Sha Ma Za Ha Qa Fa Wa Ja Ba Su Ta",
        tails: "jeel waha reem madar noor sadaf barq rikaz deem fajr "
            + "hil mirah zahr maysan",
        trades: "General_Trading Metals Foodstuff Bullion Logistics Shipping Petroleum Textiles",
        forms: "LLC FZE FZCO DMCC L.L.C. Est.")
    static let russian = Culture(
        "russian", "RU BY KZ",
        givens: "Иван Сергей Алексей Дмитрий Николай Андрей Павел Виктор Михаил Олег Юрий Игорь Роман Артём Фёдор",
        surnames: "Шумилов Ковязин Журавин Пешехонов Ярцев Щеглин Тихомиров Быстрин Горшенин Чернышин Юдинцев Хвостин",
        heads: "Камен Север Таёж Ладо Звено Яр Шекс Витим Юж Щит Жар Чус Хим Оки Верх Глуб Бел Кедр",
        tails: "трейд торг экспорт металл снаб лес транс пром хим инвест груз сервис",
        trades: "Трейд Логистик Ресурс Импорт Плюс", forms: "ООО АО ЗАО ПАО")
    static let chinese = Culture(
        "chinese", "CN",
        givens: "Wei Jun Ming Hua Xiaolong Yuping Guoqiang Lihua Zhenyu Shufen Jianguo Haitao Qiang Xinyi",
        surnames: "Zhang Wang Liu Chen Yang Huang Zhao Zhou Xu Sun Guo Lin Deng Luo Xie",
        heads: "Zhong Hua Jin Hai Xin Dong Nan Tian Yuan Sheng Guang Bao Heng Rui Kang",
        tails: "da tong fu yang ming li hong feng tai long xing he sheng cheng qiao",
        trades: "Import_and_Export Electronics Chemical Textile Machinery Trading Metals Optoelectronics",
        forms: "Co.,_Ltd. Co._Ltd Limited Group_Co.,_Ltd.")
    static let turkish = Culture(
        "turkish", "TR",
        givens: "Mehmet Ayşe Hüseyin Çağrı Gökhan Şule Özgür Emre İbrahim Yıldız Uğur Deniz",
        surnames: "Yıldırımoğlu Çetinkol Demirsoy Güneşli Özberk Şahinbey Kılıçoğlu Taşdelenli Aksungur Ünalmış",
        heads: "Ak Kara Deniz Gün Yıl Çam Öz Ege Boğ Taş Demir Köp",
        tails: "soy taş dağ köy han pınar su kent bey can tepe",
        trades: "Dış_Ticaret Gıda Tekstil Çelik Lojistik Petrol Makina", forms: "A.Ş. Ltd._Şti. San._ve_Tic._A.Ş.")
    static let spanish = Culture(
        "spanish", "ES MX CO EC PE CL AR",
        givens: "José María Juan Lucía Andrés Inés Ramón Sofía Ángel Pilar Tomás Raúl Víctor Elena",
        surnames: "Quintanar Echavarren Belmonte Arrizabal Peñalosa Iturbide Zubizar Carrasquín Montalbán Ordóñez",
        heads: "Costa Mar Villa Monte Sierra Agua Puerto Campo Río Valle Peña",
        tails: "dorada verde clara linda nueva sol "
            + "luna brava alta bella", trades: "Exportaciones Minerales Agrícola Pesquera Textil Comercial Frutas",
        forms: "S.A. S.L. S.A.S. S.A._de_C.V. SpA")
    static let german = Culture(
        "german", "DE AT",
        givens: "Klaus Jürgen Sabine Günther Heike Matthias Ulrike Wolfgang Bärbel Jörg",
        surnames:
            "Bückmann Tannhofer Grünewalder Schlüterhoff Kesselring Weißbrodt Oberndörfer Lüdenitz Haselbach Quastner",
        heads: "Rhein Elb Nord Berg Süd Stein Wald Grün Ost Hafen Donau",
        tails: "mann hof brück tal hall werk stahl feld "
            + "mark gut", trades: "Maschinenbau Handel Metallhandel Spedition Chemie Fruchtimport Technik",
        forms: "GmbH AG GmbH_&_Co._KG KG OHG")
    static let indian = Culture(
        "indian", "IN BD PK",
        givens: "Rajesh Sunita Anil Priya Vikram Deepak Kavita Imran Ashok Nasreen Suresh Meera",
        surnames: "Chandravarkar Deshpandey Ghoshal Malhotri Patelkar Raghunathan Siddiqi Thakurdas Bhattar Kulkarnath",
        heads: "Shri Lak Vij Gan Sur Ind Raj Chan Dev Kri Nav Pra",
        tails: "shmi aya esh yodeep kala mitra nath vati bharat "
            + "anjan tara", trades: "Exports Pharma Overseas Industries Cotton_Mills Gems Agro Spices",
        forms: "Pvt._Ltd. Ltd Private_Limited LLP")
    static let english = Culture(
        "english", "GB US CA ZA KE GH",
        givens: "James Margaret Oliver Susan Arthur Emily Graham Daniel Ruth Kwame Thandi Peter",
        surnames:
            "Hathersage Winterbourne Ashdowne Pembury Lockridge Fairweather Oakenshaw Mbeluso Thornbury Whitlocke",
        heads: "Ash North Silver Stone Brook Har King Oak Red West Sea",
        tails: "field ford bridge well gate worth haven "
            + "mere cliff moor", trades: "Trading Commodities Shipping Foods Metals Textiles Electronics Timber",
        forms: "Ltd Limited PLC Inc. LLC")
    static let french = Culture(
        "french", "FR BE MA SN CI ML",
        givens: "Jean Amadou Claire Mamadou Hélène Étienne Fatou Benoît Aïcha Luc Ousmane Zoé",
        surnames:
            "Delacourtine Beaurivoire Diabatéra Kouassigny Montferrier Lachaussette Traorénou Vauquelin N'Dourane",
        heads: "Bel Mont Clair Val Fort Roche Saint Mar Lys Cap",
        tails: "rivage lune font vert dor sable mer aube bois îles",
        trades: "Négoce Export Minéraux Cacao Textiles Maritime Comptoir", forms: "SARL SA SAS S.A.R.L.")
}
