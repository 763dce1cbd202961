/// Legal forms of firms, and the classes of those that do one thing in different laws: `OOO`, `LLC`, `GmbH`, `Ltd Şti`.
enum LegalForms {
    /// A legal form as it is found.
    struct Form: Sendable {
        var words: [[UInt8]]
        /// Its class and its own name: `#llc/gmbh`.
        var name: [UInt8]
        /// Its words written as one.
        var joined: [UInt8]
        var groups: UInt32
        var sounds: [UInt8]

        /// Its name, to sort by.
        var text: String { String(decoding: name, as: UTF8.self) }
    }

    /// The form that begins at a place of a name, and its length in words.
    static func at(_ words: ArraySlice<[UInt8]>) -> (name: [UInt8], count: Int)? {
        guard let first = words.first else { return nil }
        // Words that are a form by themselves come last: `limited liabi lity company` is more than `limited`.
        var single: Form?
        for form in table[first] ?? []
        where words.count >= form.words.count && words.prefix(form.words.count).elementsEqual(form.words) {
            if form.words.count > 1 { return (form.name, form.words.count) }
            single = form
        }
        return misspelled(words, first) ?? single.map { ($0.name, 1) } ?? cut(words)
    }

    /// A long word that is a form by itself, cut in two: `cor poration`.
    private static func cut(_ words: ArraySlice<[UInt8]>) -> (name: [UInt8], count: Int)? {
        guard words.count > 1 else { return nil }
        let (first, second) = (words[words.startIndex], words[words.startIndex + 1])
        guard (9...18).contains(first.count + second.count) else { return nil }
        return long[first + second].map { ($0, 2) }
    }

    /// Whether a word is part of a legal form.
    static func isPart(_ word: [UInt8]) -> Bool { parts.contains(word) }

    private static let parts = Set(table.values.joined().flatMap(\.words))

    /// Whether a short word at the end of a firm's name is a legal form with one slip of the pen: `ldt`, `sark`.
    static func isNearly(_ word: [UInt8]) -> Bool {
        guard (3...5).contains(word.count), table[word] == nil, !NameLexicon.isGeneric(word) else { return false }
        return short.contains { abs($0.count - word.count) < 2 && isOneEdit(word, $0) }
    }

    private static let short = ["ltd", "llc", "sarl", "gmbh", "fzco", "fze", "ooo", "inc", "corp", "plc", "sro", "co"]
        .map { Array($0.utf8) }

    /// One letter more, less or other, or two the other way round.
    static func isOneEdit(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        var head = 0
        while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
        let x = a.dropFirst(head)
        let y = b.dropFirst(head)
        if x.count == y.count {
            return x.dropFirst().elementsEqual(y.dropFirst())
                || (x.count > 1 && x.prefix(2).elementsEqual(y.prefix(2).reversed())
                    && x.dropFirst(2).elementsEqual(y.dropFirst(2)))
        }
        return x.count > y.count ? x.dropFirst().elementsEqual(y) : x.elementsEqual(y.dropFirst())
    }

    private static let long: [[UInt8]: [UInt8]] = Dictionary(
        table.values.joined().filter { $0.words.count == 1 && $0.joined.count > 8 }.sorted { $0.text < $1.text }
            .map { ($0.joined, $0.name) },
        uniquingKeysWith: { first, _ in first })

    /// Abbreviations that no word ends with, so that they are known when they are glued to one: `tradingltd`.
    private static let tails = ["ltd", "llc", "fzco", "gmbh", "srl", "sro", "jsc", "fzc", "plc", "sarl"].map {
        Array($0.utf8)
    }

    private static func withoutTail(_ word: [UInt8]) -> [[UInt8]]? {
        for tail in tails where word.count > tail.count + 3 && word.suffix(tail.count).elementsEqual(tail) {
            return [Array(word.dropLast(tail.count)), tail]
        }
        return nil
    }

    /// Whether two forms are of one class.
    static func isOneClass(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.prefix { $0 != UInt8(ascii: "/") }.elementsEqual(b.prefix { $0 != UInt8(ascii: "/") })
    }

    /// A form of several long words that is cut, glued or misspelled: `joiit stock company`, `limited liabi lity
    /// company`.
    private static func misspelled(_ words: ArraySlice<[UInt8]>, _ first: [UInt8]) -> (name: [UInt8], count: Int)? {
        guard let letter = first.first else { return nil }
        for form in phrases[Int(letter)] {
            var length = 0
            var count = 0
            for word in words {
                guard length + word.count < form.joined.count + 3 else { break }
                length += word.count
                count += 1
                if length > form.joined.count - 3 { break }
            }
            guard count > 1 || first.count > 14, abs(length - form.joined.count) < 3 else { continue }
            let joined = Array(words.prefix(count).joined())
            guard WordDistance.couldBeAlike(WordDistance.groups(joined), form.groups, longest: joined.count) else {
                continue
            }
            let sounds = Sounds.of(joined)
            if WordDistance.similarity(sounds, form.sounds) >= least,
                WordDistance.similarity(Array(sounds.suffix(14)), Array(form.sounds.suffix(14))) >= least
            {
                return (form.name, count)
            }
        }
        return nil
    }

    /// How alike a misspelled form must be to the right one.
    private static let least = 0.86

    /// The forms that are long enough to be known when they are misspelled, by their first letter, the longest first.
    private static let phrases: [[Form]] = {
        var table = [[Form]](repeating: [], count: 256)
        let long = LegalForms.table.values.joined().filter { $0.words.count > 1 && $0.joined.count > 14 }
            .sorted { ($1.joined.count, $0.text) < ($0.joined.count, $1.text) }
        for form in long { table[Int(form.joined[0])].append(form) }
        return table
    }()

    /// The words of legal forms that are long enough to be known when they are misspelled or written together with
    /// their neighbour.
    private static let spelled = """
        limited liability company corporation incorporated joint stock public private aktsionernoe obshchestvo \
        ogranichennoi otvetstvennostyu sirketi anonim institution enterprise federal budgetary branch \
        partnership
        """.split(separator: " ").map { Array($0.utf8) }
    private static let spelledSet = Set(spelled)

    /// `lianility` → `liability`, `stockcompany` → `stock company`; any other word as it is.
    static func corrected(_ word: [UInt8]) -> [[UInt8]] {
        guard word.count > 5, !spelledSet.contains(word), !NameLexicon.isGeneric(word), word[0] < 0x80 else {
            return [word]
        }
        if let parts = withoutTail(word) { return parts }
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

    private static let table: [[UInt8]: [Form]] = {
        var table: [[UInt8]: [Form]] = [:]
        for line in forms.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            for form in parts[1].split(separator: ",") {
                let words = form.split(separator: " ").map { Array($0.utf8) }
                guard let first = words.first else { continue }
                let joined = Array(words.joined())
                table[first, default: []].append(
                    Form(
                        words: words, name: Array("#\(parts[0])/\(form)".utf8), joined: joined,
                        groups: WordDistance.groups(joined), sounds: Sounds.of(joined)))
            }
        }
        return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    /// Classes of legal forms that do one thing in different laws.
    private static let forms = """
        llc:limited liability company,foreign limited liability company,fllc,iooo,ztaa,\
        inostrannoye obshchestvo s ogranichennoy otvetstvennostyu,llc,l l c,ltd liability company,ooo,o o o,\
        obshchestvo s ogranichennoi otvetstvennostyu,obshchestvo s ogranichennoy otvetstvennostyu,\
        obschestvo s ogranichennoy otvetstvennostyu,tov,too,taa,tavarystva z abmezhavanay adkaznastsyu,\
        tovarystvo z obmezhenoyu vidpovidalnistyu,\
        druzba z omejeno odgovornostjo,spolecnost s rucenim omezenym,korlatolt felelossegu tarsasag,\
        societate cu raspundere limitata,societa a responsabilita limitata,societe a responsabilite limitee,\
        osauhing,ou,uab,sia,ehf,aps,designated activity company,dac,pte,pvt,pty,tdo,gmbh,g m b h,\
        gesellschaft mit beschrankter haftung,gesellschaft mit beschraenkter haftung,\
        sarl,s a r l,srl,s r l,spa r l,sro,s r o,sp z o o,sp zoo,spolka z o o,doo,d o o,ood,eood,kft,bvba,sprl,\
        bv,b v,lda,\
        ltda,limitada,sociedad limitada,sl,s l,fz llc,fzc,fze,fzco,fz e,fzllc,dmcc,wll,w l l,limited sirketi,\
        ltd sti,ltd sirketi,limited company,co ltd,company ltd,company limited,co limited,ltd co,pte ltd,pvt ltd,\
        private limited,pty ltd,sdn bhd,co llc,ltd,limited,unipessoal lda,oy,aps,ab
        jsc:joint stock company,delniska druzba,aktiebolag,aktieselskab,osakeyhtio,akciova spolecnost,\
        aktsiaselts,akcine bendrove,akciju sabiedriba,ca,c a,compania anonima,open joint stock company,\
        closed joint stock company,public joint stock company,\
        private joint stock company,jsc,ojsc,cjsc,pjsc,j s c,ao,oao,zao,pao,nao,aktsionernoe obshchestvo,\
        otkrytoe aktsionernoe obshchestvo,zakrytoe aktsionernoe obshchestvo,publichnoe aktsionernoe obshchestvo,\
        nepublichnoe aktsionernoe obshchestvo,aktsyyanernae tavarystva,ag,a g,aktiengesellschaft,sa,s a,\
        sociedad anonima,societe anonyme,spa,s p a,sa de cv,s a de c v,nv,n v,plc,p l c,public limited company,ad,\
        a d,as,a s,a s,asa,anonim sirketi,anonim sirket,inc,incorporated,corp,corporation,public company limited,\
        pcl,tbk,joint stock co,saog,psc,pjs co,company public joint stock,aat,zat,vat
        co:s de rl,s de rl de cv,company,co,cie,firm,kg,ohg,ek,and co,gmbh and co kg,gmbh and co,and company,\
        partnership,llp,lp,snc,sas,\
        s a s,general partnership,sirketi,sti,kompaniya,cia,compania,tic,san,san ve tic,sanayi ve ticaret
        state:federal state unitary enterprise,fgup,fsue,state unitary enterprise,gup,republican unitary enterprise,\
        federal state budgetary institution,fgbu,fgku,unitary enterprise
        association:ev,e v,asbl,vzw,eingetragener verein
        """
}
