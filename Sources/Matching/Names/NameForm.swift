import Records

/// A name as it is compared: its words, and its legal form.
struct NameForm: Sendable {
    /// Longer names are compared by their first words.
    static let limit = 24

    var words: [NameWord]
    /// Class and name of the form: `#llc/gmbh`, `#jsc/zao` …; nil for persons and for names without one.
    var legalForm: [UInt8]?
    /// Read from characters of which each is a syllable: words are equal or are not.
    var isSyllabic = false

    init(words: [NameWord], legalForm: [UInt8]?) {
        self.words = words
        self.legalForm = legalForm
    }

    init(_ name: String, schema: Entity.Schema, weights: ComparisonWeights.Role = ComparisonWeights.standard.role) {
        let person = schema == .person
        var name = person ? NameForm.givenFirst(name) : name
        if EastAsian.occurs(in: name) {
            isSyllabic = !name.utf8.contains { (65...90).contains($0 & 0xDF) }
            name = EastAsian.latin(name, person: person)
        }
        var texts = NameWords.split(name)
        if schema != .airplane {
            for i in texts.indices { texts[i] = NameForm.mended(texts[i]) }
        }
        let firm = ![.person, .vessel, .airplane].contains(schema)
        if firm { texts = FirmWords.of(texts) }
        if person { texts = texts.flatMap(PersonWords.initials) }
        if schema == .vessel { texts = FirmWords.digits(FirmWords.withoutPrefix(texts)) }
        var words = texts.prefix(NameForm.limit).map { PersonWords.word($0, weights) }
        legalForm = firm ? NameForm.takeLegalForm(from: &words, weights) : nil
        words = PersonWords.joiningServants(words, weights)
        // The name of an aircraft is its mark: letters that must agree like the digits of a number.
        if schema == .airplane, words.count > 0 {
            var mark = NameWord(words.flatMap(\.text), weights: weights)
            mark.role = .number
            words = [mark]
        }
        self.words = words
    }

    /// `JAWAD, Naser Abdul` → `Naser Abdul JAWAD`, so that what belongs together stands together.
    private static func givenFirst(_ name: String) -> String {
        let parts = name.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.count > 3 else { return name }
        return parts[1] + " " + parts[0]
    }

    /// Look-alikes of another script, and digits that a scanner read for letters: between letters, an `o` at the end.
    private static func mended(_ word: [UInt8]) -> [UInt8] {
        var word = Homoglyphs.mended(word)
        guard word.count > 2, word.contains(where: { (48...57).contains($0) }) else { return word }
        let isLetter = word.map { (97...122).contains($0) }
        let zero = word[0] == UInt8(ascii: "0") && word.count > 3
        for i in word.indices.dropFirst() where !isLetter[i] {
            guard isLetter[i - 1] || (zero && i > 1) else { return word }
            if i + 1 < word.count ? !isLetter[i + 1] : word[i] != UInt8(ascii: "0") { return word }
        }
        guard isLetter[0] || zero else { return word }
        for i in word.indices {
            switch word[i] {
            case UInt8(ascii: "0"): word[i] = UInt8(ascii: "o")
            case UInt8(ascii: "1"): word[i] = UInt8(ascii: "i")
            case UInt8(ascii: "5"): word[i] = UInt8(ascii: "s")
            default: break
            }
        }
        return word
    }

    /// A last word that is nearly a legal form counts as little as one.
    private static func doubt(_ words: inout [NameWord], _ weights: ComparisonWeights.Role) {
        guard words.count > 1, let last = words.last, last.role == .plain, LegalForms.isNearly(last.text) else {
            return
        }
        words[words.count - 1].role = .legalForm
        words[words.count - 1].weight = NameLexicon.factor(.legalForm, weights)
    }

    /// Takes out the words of a legal form. When nothing else would be left, the name stays as it is.
    private static func takeLegalForm(
        from words: inout [NameWord], _ weights: ComparisonWeights.Role
    ) -> [UInt8]? {
        var form: [UInt8]?
        var rest: [NameWord] = []
        let texts = words.map(\.text)
        var at = 0
        while at < texts.count {
            if let found = LegalForms.at(texts[at...]) {
                NameForm.doubt(&rest, weights)
                // Of `LLC … COMPANY` the first says more.
                if form == nil || form?.starts(with: "#co/".utf8) == true { form = found.name }
                at += found.count
            } else {
                rest.append(words[at])
                at += 1
            }
        }
        guard !rest.isEmpty else { return nil }
        if form == nil { doubt(&rest, weights) }
        if FirmWords.endsInItsInitials(rest.map(\.text)) {
            rest[rest.count - 1].role = .legalForm
            rest[rest.count - 1].weight = NameLexicon.factor(.legalForm, weights)
        }
        words = rest
        return form
    }
}
