/// Words that say little about who somebody is: legal forms, titles, particles, what every other firm is called.
/// Folded, in the Latin spellings that lists and registers use.
enum NameLexicon {
    /// What a word does in a name.
    enum Role: UInt8, Sendable {
        case plain, legalForm, generic, particle, title, number, initial, patronymic
    }

    /// How much of its weight a word of this role has; omitted, it is missed so much less.
    static func factor(_ role: Role) -> Double {
        switch role {
        case .plain, .number: 1
        case .patronymic: 0.6
        case .initial: 0.5
        case .generic: 0.3
        case .particle, .title: 0.12
        case .legalForm: 0.1
        }
    }

    static func role(_ word: [UInt8]) -> Role {
        if let known = roles[word] { return known }
        if word.contains(where: { (48...57).contains($0) }) { return .number }
        if word.count == 1 { return .initial }
        if word.count > 6, patronymics.contains(where: { word.suffix($0.count).elementsEqual($0) }) {
            return .patronymic
        }
        return .plain
    }

    /// The kind of a legal form that begins at a place of a name: its class and its length in words.
    static func legalForm(_ words: ArraySlice<[UInt8]>) -> (name: [UInt8], count: Int)? {
        guard let first = words.first, let forms = legalForms[first] else { return nil }
        for form in forms
        where words.count >= form.words.count && words.prefix(form.words.count).elementsEqual(form.words) {
            return (form.name, form.words.count)
        }
        return nil
    }

    /// The words of legal forms that are long enough to be known when they are misspelled or written together with
    /// their neighbour.
    private static let spelled = """
        limited liability company corporation incorporated joint stock public private aktsionernoe obshchestvo \
        ogranichennoi otvetstvennostyu sirketi anonim institution enterprise federal budgetary branch
        """.split(separator: " ").map { Array($0.utf8) }
    private static let spelledSet = Set(spelled)

    /// `lianility` → `liability`, `stockcompany` → `stock company`; any other word as it is.
    static func corrected(_ word: [UInt8]) -> [[UInt8]] {
        guard word.count > 5, !spelledSet.contains(word), roles[word] == nil, word[0] < 0x80 else { return [word] }
        for known in spelled where abs(known.count - word.count) < 2 && known[0] == word[0] {
            if WordDistance.similarity(known, word) >= 0.84 { return [known] }
        }
        for known in spelled where known.count > 4 && word.count > known.count + 2 {
            if word.suffix(known.count).elementsEqual(known) {
                return corrected(Array(word.dropLast(known.count))) + [known]
            }
            if word.prefix(known.count).elementsEqual(known) {
                return [known] + corrected(Array(word.dropFirst(known.count)))
            }
        }
        return [word]
    }

    private static let roles: [[UInt8]: Role] = {
        var table: [[UInt8]: Role] = [:]
        for (text, role) in [
            (places, Role.generic), (generics, .generic), (particles, .particle), (titles, .title), (numerals, .number),
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
        compania kompani societe gesellschaft fze fzco branch subsidiary global world united new
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
    private static let numerals = "ii iii iv vi vii viii ix xi xii xiii xiv xv"

    private static let legalForms: [[UInt8]: [(words: [[UInt8]], name: [UInt8])]] = {
        var table: [[UInt8]: [(words: [[UInt8]], name: [UInt8])]] = [:]
        for line in forms.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            for form in parts[1].split(separator: ",") {
                let words = form.split(separator: " ").map { Array($0.utf8) }
                guard let first = words.first else { continue }
                table[first, default: []].append((words, Array("#\(parts[0])".utf8)))
            }
        }
        return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    /// Classes of legal forms that do one thing in different laws.
    private static let forms = """
        llc:limited liability company,llc,l l c,ltd liability company,ooo,o o o,\
        obshchestvo s ogranichennoi otvetstvennostyu,obshchestvo s ogranichennoy otvetstvennostyu,\
        obschestvo s ogranichennoy otvetstvennostyu,tov,too,tdo,gmbh,g m b h,gesellschaft mit beschrankter haftung,\
        sarl,s a r l,srl,s r l,spa r l,sro,s r o,sp z o o,spolka z o o,doo,d o o,ood,eood,kft,bvba,sprl,bv,b v,lda,\
        ltda,limitada,sociedad limitada,sl,s l,fz llc,fzc,fze,fzco,fz e,fzllc,dmcc,wll,w l l,limited sirketi,\
        ltd sti,ltd sirketi,limited company,co ltd,company ltd,company limited,co limited,ltd co,pte ltd,pvt ltd,\
        private limited,pty ltd,sdn bhd,co llc,ltd,limited,unipessoal lda,oy,aps,ab
        jsc:joint stock company,open joint stock company,closed joint stock company,public joint stock company,\
        private joint stock company,jsc,ojsc,cjsc,pjsc,j s c,ao,oao,zao,pao,nao,aktsionernoe obshchestvo,\
        otkrytoe aktsionernoe obshchestvo,zakrytoe aktsionernoe obshchestvo,publichnoe aktsionernoe obshchestvo,\
        nepublichnoe aktsionernoe obshchestvo,aktsyyanernae tavarystva,ag,a g,aktiengesellschaft,sa,s a,\
        sociedad anonima,societe anonyme,spa,s p a,sa de cv,s a de c v,nv,n v,plc,p l c,public limited company,ad,\
        a d,as,a s,a s,asa,anonim sirketi,anonim sirket,inc,incorporated,corp,corporation,public company limited,\
        pcl,tbk,joint stock co,saog,psc,pjs co,company public joint stock,aat,zat,vat
        co:company,co,cie,firm,kg,ohg,ek,and co,gmbh and co kg,gmbh and co,and company,partnership,llp,lp,snc,sas,\
        s a s,general partnership,sirketi,sti,kompaniya,cia,compania,tic,san,san ve tic,sanayi ve ticaret
        state:federal state unitary enterprise,fgup,fsue,state unitary enterprise,gup,republican unitary enterprise,\
        federal state budgetary institution,fgbu,fgku,unitary enterprise
        """
}
