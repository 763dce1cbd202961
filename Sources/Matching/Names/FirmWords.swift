/// What is special in the words of a firm's or a ship's name: numbers in words, initials, misspelled legal forms.
enum FirmWords {
    /// The words with numbers as digits, single letters in a row as one word, and misspelled legal forms mended.
    static func of(_ words: [[UInt8]]) -> [[UInt8]] {
        digits(joiningLetters(words).flatMap(LegalForms.corrected)).map { english[$0] ?? $0 }
    }

    /// Common words of firms' names in other languages, so that `gruppa`, `skupina` and `group` are one.
    private static let english: [[UInt8]: [UInt8]] = {
        var table: [[UInt8]: [UInt8]] = [:]
        for line in dictionary.split(separator: "\n") {
            let words = line.split(separator: " ").map { Array($0.utf8) }
            for word in words.dropFirst() { table[word] = words[0] }
        }
        return table
    }()

    private static let dictionary = """
        group gruppa grupp grup grupa gruppe groupe gruppo grupo skupina csoport gruppen
        bank banka banque banco banca bankasi
        trading ticaret torgovyi torgovaya handels commerciale comercial comercializadora
        industry sanayi promyshlennost industrie industria promyshlennaya
        industrial promyshlennyi industriel
        plant zavod usine fabrika
        institute institut instituto enstitusu istituto
        center centre tsentr centro centar merkezi zentrum
        university universitet univerzita universite universidad universitat universitesi
        ministry ministerstvo ministere ministerio bakanligi ministerium
        foundation fond fundacion fondation stiftung vakfi fundacja stiftelse
        insurance strakhovaya assurance seguros sigorta
        energy energiya energia energie enerji energetika
        oil neft neftyanaya petrole petrol
        gas gaz gazovaya
        research issledovatelskii recherche forschung
        scientific nauchnyi nauchno
        international mezhdunarodnyi mezhdunarodnaya internacional internationale uluslararasi
        state gosudarstvennyi gosudarstvennoe
        construction stroitelnaya insaat construcciones
        shipping denizcilik sudokhodnaya
        airlines aviakompaniya havayollari
        transport nakliyat transporte transports
        investment investitsionnaya investissement yatirim inversiones
        company kompaniya kompania compagnie compania kampaniya kompanija
        new novaya novyi nouvelle nueva nuevo novoe
        russia rossii rossiya
        and ve et und y
        """

    /// `a b c` → `abc`; `s r l` → `srl`.
    private static func joiningLetters(_ words: [[UInt8]]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var letters: [UInt8] = []
        for word in words {
            if word.count == 1, (97...122).contains(word[0]) {
                letters.append(word[0])
            } else {
                if !letters.isEmpty { result.append(letters) }
                letters.removeAll()
                result.append(word)
            }
        }
        if !letters.isEmpty { result.append(letters) }
        return result
    }

    /// `M/V`, `MT` and the like before a ship's name say what kind of ship it is.
    static func withoutPrefix(_ words: [[UInt8]]) -> [[UInt8]] {
        guard words.count > 1 else { return words }
        if prefixes.contains(words[0]) { return Array(words.dropFirst()) }
        guard words.count > 2, words[0].count == 1, words[1].count == 1, prefixes.contains(words[0] + words[1]) else {
            return words
        }
        return Array(words.dropFirst(2))
    }

    private static let prefixes: Set<[UInt8]> = Set(
        ["mv", "mt", "ms", "ss", "my", "sv", "fv", "mts", "msv", "mtr"].map { Array($0.utf8) })

    /// `butembo airlines bal`: a name with its own initials behind it.
    static func endsInItsInitials(_ words: [[UInt8]]) -> Bool {
        guard words.count > 2, let last = words.last, last.count > 2 else { return false }
        let initials = words.dropLast().compactMap(\.first)
        return last.elementsEqual(initials)
            || last.elementsEqual(words.dropLast().filter { NameLexicon.role($0) != .particle }.compactMap(\.first))
    }

    /// `forty four` → `44`, `second` and `2nd` → `2`, `xiv` → `14`.
    static func digits(_ words: [[UInt8]]) -> [[UInt8]] {
        // A name of nothing but numbers in words is made of words.
        guard words.contains(where: { number($0) == nil && !LegalForms.isPart($0) }) else { return words }
        var result: [[UInt8]] = []
        var tens = false
        for word in words {
            guard let number = number(word) else {
                result.append(word)
                tens = false
                continue
            }
            if tens, number < 10, let last = result.last, let before = Int(String(decoding: last, as: UTF8.self)) {
                result[result.count - 1] = Array(String(before + number).utf8)
                tens = false
            } else {
                result.append(Array(String(number).utf8))
                tens = number > 19 && number % 10 == 0 && number < 100 && !(48...57).contains(word[0])
            }
        }
        return result
    }

    private static func number(_ word: [UInt8]) -> Int? {
        if let known = numbers[word] { return known }
        guard word.count > 2, word.count < 6, ["st", "nd", "rd", "th"].contains(where: { word.hasSuffix($0) }) else {
            return nil
        }
        return Int(String(decoding: word.dropLast(2), as: UTF8.self))
    }

    private static let numbers: [[UInt8]: Int] = {
        var table: [[UInt8]: Int] = [:]
        let names = """
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
            eighteen nineteen
            """
        let ordinals = """
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
            fifteenth sixteenth seventeenth eighteenth nineteenth
            """
        let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
        let roman = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
        for (text, step) in [(names, 1), (ordinals, 1), (roman, 1)] {
            for (i, word) in text.split(separator: " ").enumerated() where word.utf8.count > 1 {
                table[Array(word.utf8)] = (i + 1) * step
            }
        }
        for (i, word) in tens.split(separator: " ").enumerated() { table[Array(word.utf8)] = (i + 2) * 10 }
        table[Array("fourty".utf8)] = 40
        return table
    }()
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
