/// Finds the headline of a page.
struct PageTitle: Sendable {
    let tree: HTMLTree
    let meta: MetaTags
    let linked: LinkedData
    let site: PageSite
    let url: String

    func title() -> String? {
        let declared = meta["og:title", "twitter:title"].map(unescaped).flatMap { headlike($0) }
        let stated = linked.headline.map { folded(Array(unescaped($0).utf8)[...]) }.flatMap {
            site.isName($0) ? nil : completed($0)
        }
        let head = meta.title.flatMap { headlike($0) }
        let known = [declared, stated, head].compactMap { $0 }.filter { !$0.isEmpty }
        let all = PageTitleHeading.all(tree, .h1, url: url).filter {
            !site.isName($0.text) && !$0.linksHome && !isOnlySite($0, known)
        }
        if let title = beyondTrail(all, known) { return title }
        let headings = all.map(\.text)
        if let heading = heading(headings, known) { return agreed(declared, stated, heading) ?? withoutSite(heading) }
        return known.first ?? headings.first ?? self.headings(.h2).first
    }

    private func headlike(_ title: String) -> String? {
        site.isName(title) ? nil : withoutSite(completed(title))
    }

    /// The texts of the headings of a level, at most 20, without the very long ones.
    func headings(_ tag: HTMLTag) -> [String] {
        var found: [String] = []
        for i in 0..<tree.count where tree.tag(i) == tag && found.count < 20 {
            let text = tree.string(i)
            if !text.isEmpty, text.utf8.count < 600 { found.append(text) }
        }
        return found
    }

    /// Where the only h1 ends the trail of links, it has the title for search engines, and what the page says of itself
    /// in other words is its headline.
    private func beyondTrail(_ headings: [PageTitleHeading], _ known: [String]) -> String? {
        guard let trail = headings.first(where: \.isTrail), headings.allSatisfy(\.isTrail) else { return nil }
        return known.first { !PlainWords($0).contains(trail.plain) && !trail.plain.contains(PlainWords($0)) }
    }

    /// A value that was cut at a quotation mark for want of escaping, as the head's title has it in full.
    private func completed(_ value: String) -> String {
        guard let whole = meta.title, whole.utf8.count > value.utf8.count, value.utf8.count > 8,
            whole.hasPrefix(value.trimmingSpaces)
        else { return value }
        let rest = whole.dropFirst(value.trimmingSpaces.count).trimmingSpaces
        return rest.first == "\"" ? whole : value
    }

    /// What Open Graph and JSON-LD of a news article say alike, when the heading has other words: newsrooms rewrite all
    /// three together, where blogs write the metadata for search engines.
    private func agreed(_ declared: String?, _ stated: String?, _ heading: String) -> String? {
        guard linked.isNews, let declared, let stated else { return nil }
        let plain = PlainWords(declared)
        return plain == PlainWords(stated) && !plain.contains(PlainWords(heading)) ? stated : nil
    }

    /// The headline as readers see it: the h1 that the declared titles repeat, or share most words with.
    private func heading(_ headings: [String], _ known: [String]) -> String? {
        let plain = known.map { PlainWords($0) }
        var longest: (text: String, count: Int)?
        for heading in headings {
            let words = PlainWords(heading)
            if words.count >= 6, words.count > longest?.count ?? 0, plain.contains(where: { $0.contains(words) }) {
                longest = (heading, words.count)
            }
        }
        if let longest { return longest.text }
        for words in headings.map({ PlainWords($0) }) {
            // A kicker inside of the h1 is no part of the headline.
            if let i = plain.firstIndex(where: { $0.count >= 12 && words.hasSuffix($0) }) { return known[i] }
        }
        let slug = url.split(separator: "/").last.map(String.init) ?? ""
        let ranked = headings.map { heading in
            let plain = PlainWords(heading)
            let isSlug = plain.count >= 8 && PlainWords(slug).contains(plain)
            return (heading, isSlug ? 1 : (known + [slug]).map { PageTitle.overlap(heading, $0) }.max() ?? 0)
        }
        guard let best = ranked.max(by: { $0.1 < $1.1 }), best.0.utf8.count >= 10 else { return nil }
        return known.isEmpty || best.1 >= (headings.count == 1 ? 0.2 : 0.4) ? best.0 : nil
    }

    /// The share of the words of `a` (of three letters and more) that are in `b`.
    private static func overlap(_ a: String, _ b: String) -> Double {
        func words(_ s: String) -> Set<Substring> {
            Set(s.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 3 })
        }
        let mine = words(a)
        guard !mine.isEmpty else { return 0 }
        return Double(mine.intersection(words(b)).count) / Double(mine.count)
    }

    /// A heading that is but the last part of the page's title names the site: unless the page gives it as its title,
    /// or the part before is the site, or it is the longest part.
    private func isOnlySite(_ heading: PageTitleHeading, _ known: [String]) -> Bool {
        guard let whole = meta.title, !known.contains(where: { PlainWords($0) == heading.plain }) else { return false }
        let words = heading.plain
        let all = PlainWords(whole)
        guard all.count > words.count + 5, all.hasSuffix(words), let cut = whole.lastRange(of: heading.text) else {
            return false
        }
        let before = whole[..<cut.lowerBound].trimmingSpaces
        guard before.last.map({ "|-–—:·•»«".contains($0) }) ?? false else { return false }
        let first = before.dropLast().trimmingSpaces
        let longest = first.split { "|-–—:·•»«".contains($0) }.map { PlainWords(String($0)).count }.max() ?? 0
        return !site.isName(first) && (words.count < 20 || words.count < longest)
    }

    private static let separators = [
        " | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · ", " / ", " « ", " │ ", " < ", "|",
    ]

    /// "Seized | News", "Seized - The Daily News": the last part goes when it is the site, or when the bar says so.
    func withoutSite(_ title: String) -> String {
        var rest = withoutSiteBefore(title)
        for _ in 0..<3 {
            var last: (range: Range<String.Index>, separator: String)?
            for separator in PageTitle.separators {
                guard let range = rest.lastRange(of: separator) else { continue }
                if let last, range.lowerBound <= last.range.lowerBound { continue }
                last = (range, separator)
            }
            guard let last else { break }
            let head = rest[..<last.range.lowerBound].trimmingSpaces
            let tail = rest[last.range.upperBound...].trimmingSpaces
            let isBar = ["|", "»", "::", "│"].contains { last.separator.contains($0) }
            let isShort = isBar && tail.split(separator: " ").count <= 6 && PlainWords(head).count > 10
            guard !head.isEmpty, isShort || site.isName(tail) || site.isLikeName(tail) else { break }
            rest = head
        }
        return rest
    }

    /// "The Daily News | Seized": the first part goes when it is the site.
    private func withoutSiteBefore(_ title: String) -> String {
        for separator in PageTitle.separators + [": "] {
            guard let range = title.firstRange(of: separator) else { continue }
            let head = title[..<range.lowerBound].trimmingSpaces
            let rest = title[range.upperBound...].trimmingSpaces
            let isLike = separator.contains("|") && site.isNamed(in: head) && !site.isNamed(in: rest)
            if PlainWords(rest).count > 10, isLike || site.isName(head) { return rest }
        }
        return title
    }
}
