/// Words that say little about who somebody is: legal forms, titles, particles, what every other firm is called.
/// Folded, in the Latin spellings that lists and registers use.
enum NameLexicon {
    /// What a word does in a name.
    enum Role: UInt8, Sendable {
        case plain, legalForm, generic, particle, title, number, initial, patronymic
    }

    /// How much of its weight a word of this role has; omitted, it is missed so much less.
    static func factor(_ role: Role, _ weights: ComparisonWeights.Role) -> Double {
        switch role {
        case .plain, .number: 1
        case .patronymic: weights.patronymic
        case .initial: weights.initial
        case .generic: weights.generic
        case .particle: weights.particle
        case .title: weights.title
        case .legalForm: weights.legal
        }
    }

    /// Words that an organisation has in its name and a person has not.
    static func isGeneric(_ word: [UInt8]) -> Bool { roles[word] == .generic }

    static func role(_ word: [UInt8]) -> Role {
        if let known = roles[word] { return known }
        if word.contains(where: { (48...57).contains($0) }) { return .number }
        if word.count == 1 { return .initial }
        if word.count > 6, patronymics.contains(where: { word.suffix($0.count).elementsEqual($0) }) {
            return .patronymic
        }
        return .plain
    }

    private static let roles: [[UInt8]: Role] = {
        var table: [[UInt8]: Role] = [:]
        for (text, role) in [
            (places, Role.generic), (generics, .generic), (particles, .particle), (titles, .title),
        ] {
            for word in text.split(separator: " ") { table[Array(word.utf8)] = role }
        }
        return table
    }()

    private static let patronymics = [
        "ovich", "evich", "ovych", "evych", "ovic", "evic", "ovna", "evna", "ivna", "yivna", "avich", "avna", "ovitch",
        "owitsch", "ewitsch", "avitj", "ovitj", "owicz", "ovits", "ovitsch", "evitsch", "yevich", "yevna",
    ].map { Array($0.utf8) }

    private static let generics = """
        company limited liability joint stock open closed public private corporation incorporated enterprise \
        enterprises group holding holdings international trading trade general industrial industries industry \
        services service investment investments development management foundation organization organisation \
        association society institute center centre bureau office branch division department ministry committee firm \
        business commercial import export shipping maritime marine logistics transport technology technologies \
        engineering construction production factory plant bank financial finance state national federal republic \
        research scientific obshchestvo ogranichennoi ogranichennoy otvetstvennostyu aktsionernoe otkrytoe zakrytoe \
        publichnoe predpriyatie zavod kompaniya gruppa sirketi sanayi ticaret anonim limitada sociedad anonima \
        compania kompani societe gesellschaft fze fzco branch subsidiary global world united new skupina grupp grup \
        grupa gruppe groupe gruppo grupo csoport koncern capital partners fund trust supply supplies solutions systems \
        products consulting consultancy project projects
        """
    /// Where the branches of firms are.
    private static let places = """
        moscow dubai hong kong singapore london istanbul beijing shanghai tehran geneva zurich paris berlin vienna \
        cyprus limassol beirut damascus cairo sharjah abu-dhabi bahrain qatar kuwait turkey russia china iran iraq \
        syria emirates uae europe asia africa america middle east far eurasia usa uk germany france italy spain \
        switzerland india panama
        """
    private static let particles = """
        al el ul ar as an ad at az ur us ud uz bin ibn ben bint ould wuld de da do dos das del della di du des la le \
        los las van von der den ter te and the of for in und et zu af av wal val
        """
    private static let titles = """
        mr mrs ms miss dr prof professor sir sheikh shaykh sheik shaikh shaykh haji hajji hajj hadji mullah mulla \
        maulawi mawlawi maulvi mawlana maulana qari sayyid sayyed sayed general gen major maj colonel col lt \
        lieutenant captain capt brigadier commander admiral hon rev imam ayatollah hojatoleslam engineer eng ing \
        dipl jr sr mv mt ms ss msv
        """
}
