/// Who wrote it, out of the ways in which feeds write a person: `mail@example.org (Name)`, `Name <mail@example.org>`,
/// `Name, mail@example.org`, a name, an address.
enum AuthorName {
    static func person(_ text: String) -> FeedFields.Person {
        var person = FeedFields.Person()
        guard let mail = mailAddress(text) else {
            person.name = nonEmpty(text)
            return person
        }
        person.email = String(text[mail])
        var rest = text
        rest.removeSubrange(mail)
        for empty in ["()", "<>", "&lt;&gt;"] {
            if let at = rest.firstRange(of: empty) { rest.removeSubrange(at) }
        }
        rest = trimmed(rest)
        if rest.hasPrefix("(") { rest.removeFirst() }
        if rest.hasSuffix(")") { rest.removeLast() }
        person.name = nonEmpty(rest)
        return person
    }

    private static func nonEmpty(_ text: String) -> String? {
        let t = trimmed(text)
        return t.isEmpty ? nil : t
    }

    private static func trimmed(_ text: String) -> String {
        var s = Substring(text)
        while let c = s.first, c.isWhitespace { s.removeFirst() }
        while let c = s.last, c.isWhitespace || c == "," { s.removeLast() }
        return String(s)
    }

    /// The first thing that looks like a mail address: `local@host.tld`, with a subject behind it if there is one.
    private static func mailAddress(_ text: String) -> Range<String.Index>? {
        let utf8 = text.utf8
        guard let at = utf8.firstIndex(of: 64) else { return nil }
        var start = at
        while start > utf8.startIndex {
            let before = utf8.index(before: start)
            guard ASCII.isAlphanumeric(utf8[before]) || [95, 45, 46, 43].contains(utf8[before]) else { break }
            start = before
        }
        var end = utf8.index(after: at)
        while end < utf8.endIndex, ASCII.isAlphanumeric(utf8[end]) || utf8[end] == 45 || utf8[end] == 46 {
            end = utf8.index(after: end)
        }
        guard start < at, utf8[at..<end].contains(46) else { return nil }
        if utf8[end...].starts(with: "?subject=".utf8) {
            while end < utf8.endIndex, !ASCII.isSpace(utf8[end]), utf8[end] != 41, utf8[end] != 62 {
                end = utf8.index(after: end)
            }
        }
        return start..<end
    }
}
