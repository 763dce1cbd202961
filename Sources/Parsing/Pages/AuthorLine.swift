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
        "autor", "afficher", "newsdesk", "sponsored", "facebook", "twitter", "about", "share",
    ]

    static let companies: Set<String> = [
        "ag", "gmbh", "inc", "inc.", "llc", "ltd", "ltd.", "e.v.", "s.a.", "corp", "corp.", "verlag", "kg",
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
        "written by", "posted by", "published by", "reported by", "story by", "article by", "words by", "by:", "by ",
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
            "by ", "by: ", "written by", "von ", "par ", "por ", "di ", "door ", "av ", "text: ", "text von ",
            "author: ", "autor: ", "posted by", "published by",
        ]
        where low.hasPrefix(word) {
            return String(line.dropFirst(word.count)).trimmingSpaces
        }
        return nil
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
        for stop in [" | ", " – ", " — ", " - ", " • ", " · ", "\n", " / ", " for ", " on ", " at ", "("] {
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
