import Texts

/// The part of a firm's name that people say: `Beaurivoire Négoce SA` → `Beaurivoire Négoce`, `ООО «Каменлес»` →
/// `Каменлес`, `Oceanic Metals (Dubai) L.L.C.` → `Oceanic Metals`.
///
/// Legal forms are taken off at both ends, in the letters that the register uses; what stands between is as it was.
enum CoreName {
    /// Each shorter than the name and than the one before it; the last may lack a place (`Kestrel Minerals Turkey`).
    /// The word for group goes as well, where the name has a legal form besides.
    /// `tokens` is room used again.
    static func all(of name: String, _ tokens: TokenBuffer) -> [(text: String, lacksPlace: Bool)] {
        var name = name
        return name.withUTF8 { bytes in
            Tokenizer.scan(bytes, into: tokens)
            guard tokens.count > 1 else { return eastAsian(bytes, tokens).map { [($0, false)] } ?? [] }
            if let text = eastAsian(bytes, tokens) { return [(text, false)] }
            var words = (0..<tokens.count).map { tokens.withFolded($0, of: bytes) { Array($0) } }
            for i in words.indices where (words[i].first ?? 0) > 0xCF && (words[i].first ?? 0) < 0xD4 {
                words[i] = Romanizer.latin(words[i]).text
            }
            var ends = Ends(words: words, low: 0, high: words.count)
            ends.trim { isBracketed($0, bytes, tokens) }
            var found: [(String, Bool)] = []
            func text() -> String {
                String(
                    decoding: bytes[Int(tokens[ends.low].start)..<Int(tokens[ends.high - 1].end)], as: UTF8.self)
            }
            if ends.isShorter { found.append((text(), false)) }
            if ends.isShorter, ends.takeGroup() { found.append((text(), false)) }
            if ends.takePlace() { found.append((text(), true)) }
            return found
        }
    }

    /// What is left of a name while words are taken off.
    private struct Ends {
        let words: [[UInt8]]
        var low: Int
        var high: Int
        var isShorter: Bool { high - low < words.count }
        private static let longestForm = 8
        private static let letters = ["o", "o", "o"].map { Array($0.utf8) }

        init(words: [[UInt8]], low: Int, high: Int) {
            self.words = words
            self.low = low
            self.high = high
        }

        /// Takes forms off both ends until there is none; `bracket` tells how many words the brackets before a place hold.
        mutating func trim(bracket: (Int) -> Int) {
            while takeTail() || takeBracket(bracket) {}
            while takeHead() {}
            while takeTail() || takeBracket(bracket) {}
        }

        private mutating func takeTail() -> Bool {
            for start in max(low + 1, high - Ends.longestForm)..<max(low + 1, high) {
                guard CoreName.isForm(words[start..<high]) else { continue }
                high = start
                while high > low + 1, CoreName.joints.contains(words[high - 1]) { high -= 1 }
                return true
            }
            return false
        }

        private mutating func takeBracket(_ bracket: (Int) -> Int) -> Bool {
            let count = bracket(high)
            guard count > 0, count < 4, high - count > low else { return false }
            high -= count
            return true
        }

        private mutating func takeHead() -> Bool {
            guard high - low > 1 else { return false }
            if CoreName.heads.contains(words[low]) {
                low += 1
                return true
            }
            guard words[low].count > 3 || words[low..<high].starts(with: Ends.letters),
                let form = LegalForms.at(words[low..<high]), form.count > 1, form.count < high - low
            else {
                return false
            }
            low += form.count
            return true
        }

        /// `Honglida Group Co., Ltd.` is `Honglida`.
        mutating func takeGroup() -> Bool {
            guard high - low > 1, CoreName.groups.contains(words[high - 1]) else { return false }
            high -= 1
            return true
        }

        /// A country or a port at the end, when a name of two words is left.
        mutating func takePlace() -> Bool {
            guard high - low > 2, CoreName.places.contains(words[high - 1]) else { return false }
            high -= 1
            return true
        }
    }

    private static func isForm(_ words: ArraySlice<[UInt8]>) -> Bool {
        if words.count == 1, let word = words.first { return singles.contains(word) }
        let joined = Array(words.joined())
        if phrases.contains(joined) || words.allSatisfy({ $0.count == 1 }) && singles.contains(joined) { return true }
        guard words.contains(where: { $0.count > 3 }), words.allSatisfy(LegalForms.isPart) else { return false }
        return LegalForms.at(words)?.count == words.count
    }

    /// How many words before `high` stand in brackets of their own at its end: `(Dubai)`, `(Pvt)`.
    private static func isBracketed(
        _ high: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: TokenBuffer
    ) -> Int {
        guard high > 1 else { return 0 }
        let last = Int(tokens[high - 1].end)
        guard last < bytes.count, bytes[last] == UInt8(ascii: ")") else { return 0 }
        for count in 1..<min(4, high) {
            let start = Int(tokens[high - count].start)
            if start > 0, bytes[start - 1] == UInt8(ascii: "(") { return count }
        }
        return 0
    }

    // MARK: Han, kana, hangul

    /// A name in a script without spaces, whose form is its first or last characters.
    private static func eastAsian(_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: TokenBuffer) -> String? {
        guard bytes.contains(where: { (0xE3...0xED).contains($0) }) else { return nil }
        var text = Substring(String(decoding: bytes, as: UTF8.self))
        let length = text.utf8.count
        for ending in characters where text.utf8.count > ending.utf8.count + 5 {
            if text.hasSuffix(ending) { text = text.dropLast(ending.count) }
            if text.hasPrefix(ending) { text = text.dropFirst(ending.count) }
        }
        return text.utf8.count < length ? text.trimmed : nil
    }

    private static let characters = """
        股份有限公司 有限责任公司 有限責任公司 有限公司 株式会社 合同会社 有限会社 주식회사 유한회사 (주) ㈜ （株） (株)
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    // MARK: Words

    private static let groups = Cues.set("group gruppe groupe grupo gruppo grupa gruppa grubu")

    /// What may be left over before a form: `& Co`, `und Co`.
    private static let joints = Cues.set("and und et y e ve i и")

    /// Forms that stand before the name, by the first letters of other laws: `ООО «…»`, `PT …`.
    private static let heads = Cues.set(
        """
        the ooo oao zao pao ao nao odo tdo tov too tzov fop fgup gup mup prat pt uab sia ab sarl eurl ets شركة مؤسسة
        """)

    /// Words that are a form by themselves at the end.
    private static let singles = Cues.set(
        """
        ltd limited inc incorporated corp corporation llc llp lp plc pllc co company gmbh ag kg kgaa ohg ug se sa sas \
        sasu sarl sarlu eurl snc sca sprl srl srls nv bv bvba cvba vof spa oy oyj ky ab hb kb asa as aps amba sro zrt \
        kft nyrt bt doo dd ad ead eood ood jsc ojsc cjsc pjsc ooo oao zao pao ao nao too tov llcfz ltda lda eirl eireli \
        fze fzco fzc fzllc dmcc wll bsc est establishment pte pvt pty bhd sdn tbk sti sirketi saog saoc sae psc pjs \
        pcl sia uab ou kk gk cia cie sac saa scrl ek ev vzw asbl firm sl slu sau
        """)

    /// Forms of several words, written as one: letters with dots are words of their own.
    private static let phrases = Cues.set(
        """
        llc llp plc sa sas sarl srl spa nv bv oy ag kg ab as ao aps gmbhcokg gmbhcoohg gmbhcokgaa agcokg cokg gmbhandcokg \
        sadecv sapidecv sderldecv sderl sdeclvdecv saderldecv sab sabdecv ltdsti ltdsirketi limitedsirketi asti \
        anonimsirketi sanvetic sanayiveticaret sanvetica sanayivetic ticvesan ticaretvesanayi sanveticltdsti \
        spzoo spzook spolkazoo spk spj ska sro splsro spolsro doo dooel ad dd bhd sdnbhd pteltd ptyltd pvtltd coltd \
        companyltd companylimited colimited privatelimited publiclimitedcompany limitedliabilitycompany jointstockcompany \
        freezonecompany fzllc fze fzc fzco llcfz wll bsc bscc kscc kscp saoc saog sae sac saa qsc qpsc pjsc psc jsc ojsc cjsc \
        incorporated proprietarylimited ltee cia lda ltda unipessoallda eirl scrl rl ek ev kgaa mbh gesmbh gmbh \
        ذمم شمم شمل شمك בעמ
        """)

    /// Countries and ports that are written behind the name of a branch.
    private static let places = Cues.set(
        """
        dubai uae emirates sharjah turkey turkiye india china hongkong singapore malaysia indonesia pakistan bangladesh \
        egypt nigeria ghana kenya tanzania uganda zambia senegal mali morocco maroc tunisia tunisie algeria algerie \
        russia ukraine poland polska germany deutschland france italia italy spain espana mexico peru chile colombia \
        brasil brazil argentina usa canada uk europe asia africa oman qatar kuwait bahrain jordan lebanon iraq iran \
        thailand vietnam philippines japan korea taiwan australia switzerland suisse schweiz austria belgium \
        netherlands london geneva cyprus malta
        """)
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
