/// A line that names authors, taken apart.
enum AuthorLine {
    static let nobody: Set<String> = [
        "admin", "administrator", "staff", "editor", "editors", "editorial", "editorialteam", "editorialstaff",
        "redaktion", "redazione",
        "rédaction", "larédaction", "redacción", "redacao", "redação", "redakcja", "redactie", "newsdesk", "newsroom",
        "webmaster", "guest",
        "guestauthor", "author", "anonymous", "unknown", "staffwriter", "staffreporter", "team", "webteam", "support",
        "user", "root", "null",
        "undefined", "none", "default", "superuser", "wpadmin", "siteadmin", "contributor", "byline", "writer", "press",
        "marketing",
        "contentteam", "onlineredaktion", "redaktor", "agencies", "agency", "view", "posts", "publisher", "nachrichten",
        "tango", "datum", "afficher mon profil complet", "editwithlivecss", "photo", "video", "news", "date", "by",
        "autor", "von", "par", "por", "save", "print", "email", "afficher", "newsdesk", "sponsored", "facebook",
        "twitter", "about", "share",
    ]

    static let companies: Set<String> = [
        "ag", "gmbh", "inc", "inc.", "llc", "ltd", "ltd.", "e.v.", "s.a.", "corp", "corp.", "verlag", "kg", "media",
        "medien", "publishing", "holding",
    ]

    /// "PhD", "MS", "RD": what stands behind a name and is none.
    static func isTitle(_ part: String) -> Bool {
        [
            "phd", "ph.d.", "md", "m.d.", "ms", "msc", "rd", "ma", "mba", "cpa", "jr.", "esq.", "dds", "rn", "cfp®",
            "cfa",
        ].contains(part.lowercased())
    }

    private static let lead = [
        "view all posts by", "zeige alle beiträge von", "interview:", "vom ", "view my complete profile",
        "veröffentlicht von", "eingestellt von", "geschrieben von", "publié par", "publicado por",
        "pubblicato da", "scritto da", "geplaatst door", "publiziert am", "quelle:", "un documentaire de", "author",
        "by",
        "written by", "text by", "words by", "review by", "text & fotos:", "text und fotos:", "text und bilder:",
        "text & bild:", "posted by", "published by", "reported by", "story by", "article by", "words by", "by:", "by ",
        "von ", "par ", "por ", "door ",
        "di ", "da ", "av ", "af ", "author:", "author ", "autor:", "autor ", "auteur :", "auteur:", "autore:", "text:",
        "texte :", "texto:", "from ", "escrito por",
        "автор:", "автор ", "текст:", "редактор:", "kirjoittaja", "yazan:", "oleh ", "penulis:", "fotos:",
    ]

    /// Whether the word ends there: "Written byAna" is two words, "Byron" is one.
    private static func ends(_ word: String, _ line: String) -> Bool {
        guard let last = word.last, last.isLetter else { return true }
        guard let next = line.dropFirst(word.count).first else { return true }
        return !next.isLetter || word.utf8.count > 6 && next.isUppercase
    }

    /// What follows "By" or its like; nil when the line does not begin so.
    static func signed(_ line: String) -> String? {
        let low = line.lowercased()
        for word in [
            "by ", "by: ", "written by", "text by", "words by", "von ", "par ", "por ", "di ", "door ", "av ", "text: ",
            "text von ",
            "author: ", "autor: ", "posted by", "published by",
        ]
        where low.hasPrefix(word) {
            return String(line.dropFirst(word.count)).trimmingSpaces
        }
        return nil
    }

    /// Whether it is one lower-case word: the name of an account, which often is a name run together.
    static func isAccount(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { $0 >= 97 && $0 <= 122 || isDigit($0) || $0 == 46 || $0 == 95 || $0 == 45 }
    }

    /// A number by itself is of a date or a count; one in a name ("News24") is not.
    static func hasNumber(_ name: String) -> Bool {
        name.split { !$0.isLetter && !$0.isNumber }.contains { $0.utf8.allSatisfy(isDigit) }
    }

    /// "Redaktion News", "Redacción": an office, not a person.
    static func isDesk(_ name: String) -> Bool {
        name.lowercased().split(separator: " ").contains { desks.contains(String($0)) }
    }

    private static let desks: Set<String> = [
        "redaktion", "redacción", "redazione", "rédaction", "redakcja", "redação", "redactie", "redaksjon",
        "redaktionen", "редакция", "редакція", "newsroom", "newsdesk",
    ]

    /// "The Daily Tide", "La Marea": a name of a paper rather than of a person.
    static func beginsWithArticle(_ name: String) -> Bool {
        let articles = ["the", "la", "le", "les", "el", "los", "las", "il", "lo", "der", "die", "das"]
        return name.split(separator: " ").first.map { articles.contains($0.lowercased()) } ?? false
    }

    /// A word of a name is the address of a site (`news.example`).
    static func hasDomain(_ name: String) -> Bool {
        name.split { $0 == " " || $0 == "/" }.contains { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count >= 2, let first = parts.first, let last = parts.last else { return false }
            return first.count >= 3 && (2...4).contains(last.count) && last.utf8.allSatisfy { $0 >= 97 && $0 <= 122 }
        }
    }

    /// "Follow Ana", "More from Ana": the words of a link beside a name.
    static func isInvitation(_ name: String) -> Bool {
        let low = name.lowercased()
        return ["follow ", "more ", "mehr ", "articles ", "all ", "alle ", "about ", "über ", "contact "].contains {
            low.hasPrefix($0)
        } || low.firstRange(of: " by ") != nil
    }

    /// Two to four words that begin with capitals.
    static func isPersonal(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard (2...4).contains(words.count) else { return false }
        return words.filter { $0.first?.isUppercase ?? false }.count >= 2 && (words.last?.first?.isUppercase ?? false)
    }

    /// The names of a line: "By Ana Keller and B. Moreau, 15 January" gives two.
    static func names(_ line: String) -> [String] {
        var rest = line
        var again = true
        while again {
            again = false
            let low = rest.lowercased()
            for word in lead where low.hasPrefix(word) && ends(word, rest) {
                rest = String(rest.dropFirst(word.count)).trimmingSpaces
                again = true
                break
            }
        }
        for stop in [" | ", " – ", " — ", " - ", " • ", " · ", " ⋅ ", "\n", " / ", " for ", " on ", " at ", "("] {
            if let r = rest.firstRange(of: stop) { rest = String(rest[..<r.lowerBound]) }
        }
        var parts = rest.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == "|" || $0 == "、" || $0 == "，" }).map(
            String.init)
        for joint in [
            " and ", " & ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " ja ", " i ", " a ", " и ", " та ",
        ] {
            parts = parts.flatMap {
                $0.firstRange(of: joint) == nil ? [$0] : $0.split(separator: joint).map(String.init)
            }
        }
        return parts.map(\.trimmingSpaces).filter { !$0.isEmpty }
    }
}
