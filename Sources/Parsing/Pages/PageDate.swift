import Records

/// Finds when a page was first published: from what it says to machines, its address, and what it says to readers, in
/// the order of how far each may be trusted.
struct PageDate: Sendable {
    let tree: HTMLTree
    let outline: PageOutline
    let meta: MetaTags
    let linked: LinkedData
    let url: String
    /// The headline, as it was found to be.
    let title: String?

    /// A day or an instant; nil rather than a guess.
    func published() -> String? {
        let machine = [
            linked.published,
            meta["article:published_time", "og:article:published_time", "og:published_time", "article:published"],
            meta["datepublished"], itemprop("datePublished"),
            meta[
                "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
                "published_time", "published-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime"],
            meta[
                "dc.date.issued", "dcterms.issued", "originalpublicationdate", "article_date_original",
                "citation_publication_date", "citation_online_date", "bt:pubdate", "shareaholic:article_published_time",
                "rnews:datepublished", "article:post_date", "publication_date", "publicationdate"],
        ]
        // When the record was made, or was last touched: not always when the page was published.
        let vague = meta[
            "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date.created", "dc.created", "created",
            "datecreated", "article:created", "date"]
        for value in machine {
            if let value, let date = PageDate.reading(value, monthFirst: monthFirst) { return localDay(date) ?? date }
        }
        if let date = reading(linked.anyDate) ?? inAddress() { return date }
        let lines = PageDateLines(outline, title: title, scanner: DateScanner(monthFirst: monthFirst))
        return lines.labelled() ?? lines.nearTitle() ?? reading(vague) ?? namedElement() ?? timeElement()
            ?? lines.anywhere() ?? reading(meta.named("publish")) ?? inImage() ?? modified()
    }

    private func reading(_ value: String?) -> String? {
        value.flatMap { PageDate.reading($0, monthFirst: monthFirst) }
    }

    /// A value meant for machines.
    static func reading(_ value: String, monthFirst: Bool = false) -> String? {
        let text = value.trimmingSpaces
        if let t = Timestamp(rfc3339: text), isSane(t.date.year) { return keepsZone(text) ?? t.description }
        if text.utf8.allSatisfy(isDigit), let n = Int64(text), text.utf8.count == 10 || text.utf8.count == 13 {
            let t = Timestamp(seconds: text.utf8.count == 13 ? n / 1_000 : n)
            return isSane(t.date.year) ? t.description : nil
        }
        if text.utf8.count == 8, text.utf8.allSatisfy(isDigit), let n = Int(text) {
            return DateScanner.Found(n / 10_000, n / 100 % 100, n % 100)?.text
        }
        if text.hasSuffix("GMT") || text.hasSuffix("UTC") || text.hasSuffix(" +0000"), DateParser.hasTime(text),
            let t = DateParser.timestamp(text), isSane(t.date.year)
        {
            return t.description
        }
        return DateScanner(monthFirst: monthFirst).first(in: text)?.text ?? DateParser.day(text)
    }

    /// The day is that of the publisher: an offset is kept as it is written.
    private static func keepsZone(_ text: String) -> String? {
        let b = Array(text.utf8)
        guard b.count >= 25, b[b.count - 3] == 58, b[b.count - 6] == 43 || b[b.count - 6] == 45, b[10] | 32 == 116
        else {
            return nil
        }
        return String(decoding: b[0..<19] + b[(b.count - 6)...], as: UTF8.self)
    }

    /// An instant in UTC around midnight is another day at the publisher's: then the day that the page shows holds, else
    /// that of the address.
    private func localDay(_ date: String) -> String? {
        guard date.hasSuffix("Z") || date.hasSuffix("+00:00"), let instant = Timestamp(rfc3339: date) else {
            return nil
        }
        if let shown = shown(instant) { return shown }
        guard let day = inAddress(), PageDate.isAround(instant, day) else { return nil }
        return day
    }

    /// Whether a day other than that of the instant in UTC may be its day elsewhere.
    private static func isAround(_ instant: Timestamp, _ day: String) -> Bool {
        guard let start = Timestamp(rfc3339: day + "T00:00:00Z"), start.day != instant.day else { return false }
        return abs(start.seconds + 43_200 - instant.seconds) <= 129_600
    }

    /// What the page's own `<time>` says of the instant: the same one with its offset, or the day in words.
    private func shown(_ instant: Timestamp) -> String? {
        for i in times().prefix(4) {
            if let value = tree.value(i, .datetime), let offset = PageDate.keepsZone(value),
                let other = Timestamp(rfc3339: offset), abs(other.seconds - instant.seconds) < 120
            {
                return offset
            }
            let text = String(tree.string(i).prefix(80))
            guard let day = DateScanner(monthFirst: monthFirst).first(in: text)?.text else { continue }
            if day == instant.day { return instant.description }
            // A day west of Greenwich the instant is at most twelve hours into the next; east of it, the last fourteen.
            let hour = instant.time.hour
            if PageDate.isAround(instant, day), day < instant.day ? hour < 12 : hour >= 10 { return day }
        }
        return nil
    }

    private static func isSane(_ year: Int) -> Bool { (1990...2100).contains(year) }

    private var monthFirst: Bool {
        let language = meta.language?.lowercased() ?? ""
        return language == "en-us" || language == "en_us"
            || (language == "en" || language.isEmpty) && !url.contains(".uk/")
    }

    private func itemprop(_ name: String) -> String? {
        for i in 0..<tree.count where tree.hasAttributes(i) {
            guard tree.bytes(i, .itemprop)?.elementsEqual(name.utf8) == true, tree.tag(i) != .meta else { continue }
            if let v = tree.value(i, .datetime) ?? tree.value(i, .content) { return v }
            return String(tree.string(i).prefix(80))
        }
        return nil
    }

    private func inAddress() -> String? { PageDate.inAddress(url) }

    /// Publishers file pictures by the day they come in.
    private func inImage() -> String? { meta["og:image"].flatMap { PageDate.inAddress($0) } }

    /// `/2026/01/15/`, `/2026-01-15-`, `/20260115`.
    private static func inAddress(_ url: String) -> String? {
        let b = Array(url.utf8)
        var i = 8
        while i + 8 <= b.count {
            defer { i += 1 }
            guard b[i] == 50 || b[i] == 49, !isDigit(b[i - 1]) else { continue }
            var numbers: [Int] = []
            var at = i
            while at < b.count, numbers.count < 3 {
                var end = at
                var n = 0
                while end < b.count, isDigit(b[end]), end - at < 9 {
                    n = n * 10 + Int(b[end] - 48)
                    end += 1
                }
                let length = end - at
                if numbers.isEmpty ? length != 4 : length != 2 && length != 1 {
                    if numbers.isEmpty, length == 8, let d = DateScanner.Found(n / 10_000, n / 100 % 100, n % 100) {
                        return d.text
                    }
                    break
                }
                numbers.append(n)
                at = end
                guard at < b.count, numbers.count == 3 || b[at] == 47 || b[at] == 45 || b[at] == 95 else { break }
                at += 1
            }
            if numbers.count == 3, let d = DateScanner.Found(numbers[0], numbers[1], numbers[2]) { return d.text }
        }
        return nil
    }

    /// The `<time>` elements outside of what was removed as being of something else.
    private func times() -> [Int] {
        var found: [Int] = []
        var i = 0
        while i < tree.count, found.count < 40 {
            if isElsewhere(i) || tree.tag(i) == .blockquote {
                i = max(tree.end(i), i + 1)
                continue
            }
            if tree.tag(i) == .time { found.append(i) }
            i += 1
        }
        return found
    }

    /// The first `<time>` that is not said to be of an update.
    private func timeElement() -> String? {
        for i in times() {
            let name = tree.value(i, .class)?.lowercased() ?? ""
            if name.contains("updated") && !name.contains("published") || name.contains("modified") { continue }
            if let date = date(ofTime: i) { return date }
        }
        return nil
    }

    /// Comments and boxes about other pages have times of their own.
    private func isElsewhere(_ i: Int) -> Bool {
        outline.removed[i] && !outline.words[i].isDisjoint(with: [.comments, .surely])
    }

    /// Where the text names a month, readers see that and not the attribute.
    private func date(ofTime i: Int) -> String? {
        let text = String(tree.string(i).prefix(80))
        let attribute = (tree.value(i, .datetime) ?? tree.value(i, .content)).flatMap { PageDate.reading($0) }
        let seen = DateScanner(monthFirst: monthFirst).first(in: text)?.text
        if let seen, let attribute, text.contains(where: \.isLetter), !attribute.hasPrefix(seen) { return seen }
        return attribute ?? seen
    }

    /// Elements whose class speaks of a date.
    private func namedElement() -> String? {
        var i = -1
        while i + 1 < tree.count {
            i += 1
            if isElsewhere(i) {
                i = tree.end(i) - 1
                continue
            }
            guard outline.words[i].contains(.date), tree.tag(i) != .time,
                Int(tree.nodes[i].textEnd - tree.nodes[i].textStart) < 400
            else { continue }
            if let d = DateScanner(monthFirst: monthFirst).first(in: tree.string(i)) { return d.text }
        }
        return nil
    }

    private func modified() -> String? {
        reading(
            meta["og:updated_time", "article:modified_time", "last-modified", "datemodified", "dc.date.modified"])
    }
}
