/// The authors that a page shows its readers.
extension PageAuthors {
    /// The first short element whose class speaks of an author, or a line that begins "By".
    func byline() -> [String] {
        for i in 0..<tree.count where outline.words[i].contains(.author) {
            let length = Int(tree.nodes[i].textEnd - tree.nodes[i].textStart)
            guard length > 3, length < 400, outline.words[i].isDisjoint(with: [.comments, .body]), !isHidden(i),
                !isInCard(i), !tree.tag(i).isHeading || !PageTitleHeading(tree, i, url: url).linksHome
            else { continue }
            for text in tree.segments(i).prefix(3) where text.utf8.count < 100 {
                let names = clean([text])
                if !names.isEmpty { return names }
            }
        }
        return []
    }

    /// Whether it stands in a link with more in it: a box that leads to another page.
    private func isInCard(_ node: Int) -> Bool {
        var i = node
        for _ in 0..<5 where i > 0 {
            i = tree.parent(i)
            guard i >= 0 else { return false }
            if tree.tag(i) == .a { return length(i) > length(node) + 30 }
        }
        return false
    }

    private func length(_ i: Int) -> Int32 { tree.nodes[i].textEnd - tree.nodes[i].textStart }

    private func isHidden(_ node: Int) -> Bool {
        var i = node
        for _ in 0..<4 where i > 0 {
            if let style = tree.value(i, .style)?.lowercased(),
                style.firstRange(of: "display:none") != nil || style.firstRange(of: "display: none") != nil
            {
                return true
            }
            i = tree.parent(i)
        }
        return false
    }

    /// The heading with the title; else the first h1.
    private func heading() -> Int? {
        let plain = PlainWords(title ?? "")
        var first: Int?
        for i in 0..<tree.count where tree.tag(i).isHeading {
            if plain.count > 8, tree.nodes[i].textEnd - tree.nodes[i].textStart < 600,
                PlainWords(tree.string(i)) == plain, tree.tag(tree.parent(i)) != .li
            {
                return i
            }
            if first == nil, tree.tag(i) == .h1 { first = i }
        }
        return first
    }

    /// "By Ana Keller" in a line by itself near the headline.
    func line() -> [String] {
        guard let heading = heading() else { return [] }
        var seen = 0
        var i = tree.end(heading)
        while i < tree.count, seen < 40 {
            defer { i += 1 }
            let length = Int(tree.nodes[i].textEnd - tree.nodes[i].textStart)
            guard tree.tag(i).isBlock || tree.tag(i) == .span || tree.tag(i) == .other, length > 5, length < 160 else {
                continue
            }
            seen += 1
            if isHidden(i) { continue }
            guard let text = tree.segments(i).first, text.utf8.count < 80, let rest = AuthorLine.signed(text) else {
                continue
            }
            let isDated = DateScanner().first(in: rest) != nil
            let names = clean([rest]).filter { isDated || AuthorLine.isPersonal($0) }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Links to the pages of authors (`/authors/ana-keller`) right before or after the headline.
    func profile() -> [String] {
        guard let heading = heading() else { return [] }
        let (start, end) = (tree.nodes[heading].textStart - 300, tree.nodes[heading].textEnd + 1_500)
        var found: [String] = []
        var last: Int32?
        for i in 0..<tree.count where tree.tag(i) == .a && tree.nodes[i].textStart >= start {
            if tree.nodes[i].textStart > min(end, last.map { $0 + 12 } ?? end) { break }
            guard let href = tree.value(i, .href)?.lowercased(),
                PageAuthors.profiles.contains(where: { href.firstRange(of: $0) != nil }), !isOtherRole(i)
            else { continue }
            let names = clean([tree.string(i)]).filter {
                AuthorLine.isPersonal($0) || last == nil && $0.first?.isUppercase == true && !$0.contains(" ")
            }
            if names.isEmpty { continue }
            last = tree.nodes[i].textEnd
            found += names
        }
        return found
    }

    /// Whether the words before a name say that somebody else wrote.
    private func isOtherRole(_ node: Int) -> Bool {
        let start = Int(tree.nodes[node].textStart)
        let before = String(folded(tree.text[max(start - 120, 0)..<start]).suffix(30)).lowercased()
        return ["review", "edited", "fact", "contact", "photo", "translat"].contains {
            before.firstRange(of: $0) != nil
        }
    }

    private static let profiles = [
        "/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur/", "/auteurs/", "/autore/", "/autori/",
        "/contributor/", "/contributors/", "/writer/", "/writers/", "/journalist/", "/columnist/",
    ]
}
