/// Finds the headline of a page.
struct PageTitle: Sendable {
    let tree: HTMLTree
    let meta: MetaTags
    let linked: LinkedData
    let site: PageSite
    let url: String

    func title() -> String? {
        let declared = meta["og:title", "twitter:title"].map(unescaped).flatMap {
            site.isName($0) ? nil : withoutSite($0)
        }
        let stated = linked.headline.map { folded(Array(unescaped($0).utf8)[...]) }.flatMap {
            site.isName($0) ? nil : $0
        }
        let head = meta.title.flatMap { site.isName($0) ? nil : withoutSite($0) }
        let headings = headings(.h1).filter { !site.isName($0) && !isOnlySite($0) }
        let known = [declared, stated, head].compactMap { $0 }.filter { !$0.isEmpty }
        if let heading = heading(headings, known) { return agreed(declared, stated, heading) ?? heading }
        return known.first ?? headings.first ?? self.headings(.h2).first
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
        for heading in headings {
            let words = PlainWords(heading)
            if words.count >= 6, plain.contains(where: { $0.contains(words) }) { return heading }
            // A kicker inside of the h1 is no part of the headline.
            if let i = plain.firstIndex(where: { $0.count >= 12 && words.hasSuffix($0) }) { return known[i] }
        }
        let slug = url.split(separator: "/").last.map(String.init) ?? ""
        let ranked = headings.map { heading in
            (heading, (known + [slug]).map { PageTitle.overlap(heading, $0) }.max() ?? 0)
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

    /// A heading that is but the last part of the page's title names the site.
    private func isOnlySite(_ heading: String) -> Bool {
        guard let whole = meta.title else { return false }
        let words = PlainWords(heading)
        let all = PlainWords(whole)
        guard all.count > words.count + 5, all.hasSuffix(words), let cut = whole.lastRange(of: heading) else {
            return false
        }
        return whole[..<cut.lowerBound].trimmingSpaces.last.map { "|-–—:·•»«".contains($0) } ?? false
    }

    private static let separators = [
        " | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · ", " / ", " « ", " │ ", " < ", "|",
    ]

    /// "Seized | News", "Seized - The Daily News": the last part goes when it is the site, or when the bar says so.
    func withoutSite(_ title: String) -> String {
        var rest = title
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
}
