import Records

/// One word of a name, ready to be compared.
struct NameWord: Sendable {
    /// Folded, in Latin letters where they are known.
    var text: [UInt8]
    var skeleton: [UInt8]
    var role: NameLexicon.Role
    /// Written without its vowels: compared by its skeleton.
    var consonants: Bool
    /// The consonants it holds, for a quick look at whether a word can be like another.
    var groups: UInt32
    /// What it counts, 0…1: its role, and how rare it is among the names that are searched.
    var weight: Double

    init(_ text: [UInt8], consonants: Bool = false) {
        self.text = text
        self.consonants = consonants
        skeleton = Skeleton.of(text)
        groups = WordDistance.groups(text)
        role = NameLexicon.role(text)
        weight = NameLexicon.factor(role)
    }
}

/// A name as it is compared: its words, and the class of its legal form.
struct NameForm: Sendable {
    /// Longer names are compared by their first words.
    static let limit = 24

    var words: [NameWord]
    /// `#llc`, `#jsc` …; nil for persons and for names without one.
    var legalForm: [UInt8]?

    init(words: [NameWord], legalForm: [UInt8]?) {
        self.words = words
        self.legalForm = legalForm
    }

    init(_ name: String, schema: Entity.Schema) {
        var texts = NameWords.split(name)
        let firm = ![.person, .vessel, .airplane].contains(schema)
        if firm { texts = texts.flatMap(NameLexicon.corrected) }
        if schema == .vessel { texts = NameForm.withoutPrefix(texts) }
        var words = texts.prefix(NameForm.limit).map(NameForm.word)
        legalForm = firm ? NameForm.takeLegalForm(from: &words) : nil
        words = NameForm.joiningServants(words)
        // The name of an aircraft is its mark: letters that must agree like the digits of a number.
        if schema == .airplane, words.count > 0 {
            var mark = NameWord(words.flatMap(\.text))
            mark.role = .number
            words = [mark]
        }
        self.words = words
    }

    /// `M/V`, `M.T.` and the like before a ship's name say what kind of ship it is.
    private static func withoutPrefix(_ texts: [[UInt8]]) -> [[UInt8]] {
        guard texts.count > 2, texts[0] == Array("m".utf8) || texts[0] == Array("s".utf8) else { return texts }
        return ["v", "t", "s", "y"].contains { texts[1] == Array($0.utf8) } ? Array(texts.dropFirst(2)) : texts
    }

    private static func word(_ text: [UInt8]) -> NameWord {
        let (latin, consonants) = Romanizer.latin(text)
        guard consonants else { return NameWord(latin) }
        // The Arabic article is written together with its word; `عبدال…` is what others spell `Abdul …`.
        if latin == Array("allh".utf8) { return NameWord(latin, consonants: true) }
        for (prefix, instead) in [("bdal", "abd"), ("al", ""), ("wal", "")] {
            if latin.starts(with: prefix.utf8), latin.count >= prefix.utf8.count + 2 {
                return NameWord(Array(instead.utf8) + latin.dropFirst(prefix.utf8.count), consonants: true)
            }
        }
        return NameWord(latin == Array("bd".utf8) ? Array("abd".utf8) : latin, consonants: true)
    }

    /// Takes out the words of a legal form. When nothing else would be left, the name stays as it is.
    private static func takeLegalForm(from words: inout [NameWord]) -> [UInt8]? {
        var form: [UInt8]?
        var rest: [NameWord] = []
        let texts = words.map(\.text)
        var at = 0
        while at < texts.count {
            if let found = NameLexicon.legalForm(texts[at...]) {
                // Of `LLC … COMPANY` the first says more.
                if form == nil || form == Array("#co".utf8) { form = found.name }
                at += found.count
            } else {
                rest.append(words[at])
                at += 1
            }
        }
        guard !rest.isEmpty else { return nil }
        words = rest
        return form
    }

    /// `abdul rahman`, `abd al-rahman` and `abdulrahman` → `abdrahman`: one name, however it is cut.
    private static func joiningServants(_ words: [NameWord]) -> [NameWord] {
        var result: [NameWord] = []
        var at = 0
        while at < words.count {
            let word = words[at]
            var next = at + 1
            if servants.contains(word.text) {
                if next + 1 < words.count, words[next].role == .particle { next += 1 }
                if next < words.count, words[next].text.count > (words[next].consonants ? 1 : 2) {
                    result.append(
                        NameWord(
                            Array("abd".utf8) + words[next].text, consonants: word.consonants || words[next].consonants)
                    )
                    at = next + 1
                    continue
                }
            } else if let prefix = glued.first(where: { word.text.starts(with: $0) && word.text.count > $0.count + 3 })
            {
                result.append(
                    NameWord(Array("abd".utf8) + word.text.dropFirst(prefix.count), consonants: word.consonants))
                at += 1
                continue
            }
            result.append(word)
            at += 1
        }
        return result
    }

    private static let servants: Set<[UInt8]> = Set(
        ["abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abed"].map { Array($0.utf8) })
    private static let glued = ["abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abder"].map { Array($0.utf8) }
}
