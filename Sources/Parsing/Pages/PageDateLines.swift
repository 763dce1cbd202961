/// The dates that readers see: in the lines of a page, most of all in those about its headline.
struct PageDateLines: Sendable {
    private let lines: Blocks
    private let title: PlainWords
    private let scanner: DateScanner

    /// - Parameter title: the headline, as the page's title was found to be.
    init(_ outline: PageOutline, title: String?, scanner: DateScanner) {
        var outline = outline
        let comments = (0..<outline.tree.count).filter {
            outline.removed[$0] && outline.words[$0].contains(.comments)
        }
        outline.restore()
        PagePruner.removeNeverText(&outline)
        for i in comments where !outline.removed[i] { outline.remove(i) }
        lines = Blocks(outline, root: 0)
        self.title = PlainWords(title ?? "")
        self.scanner = scanner
    }

    /// The date next to the headline: in one of the eight lines after it, else in one of the three before.
    func nearTitle() -> String? {
        guard let heading = heading() else { return nil }
        let after = heading + 1..<min(heading + 9, lines.blocks.count)
        let before = max(heading - 3, 0)..<heading
        return date(in: Array(after)) ?? date(in: before.reversed())
    }

    /// "Published: 15 January 2026": the first line that says of what day the page is.
    func labelled() -> String? {
        for block in lines.blocks.prefix(600) where block.range.count < 120 {
            let text = lines.text(block)
            guard PageDateLines.hasLabel(text, PageDateLines.labels), DateScanner.isDateLine(text, besides: 42) else {
                continue
            }
            if let date = scanner.first(in: text) { return date.text }
        }
        return nil
    }

    /// Dates in short lines of the page from the first heading on; else of the whole page.
    func anywhere() -> String? {
        let heading = lines.blocks.firstIndex { $0.tag == .h1 } ?? 0
        for range in [heading..<lines.blocks.count, 0..<heading] {
            if let date = date(in: Array(range.prefix(400))) { return date }
        }
        return nil
    }

    private func heading() -> Int? {
        if title.count > 8 {
            let same = lines.blocks.indices.filter {
                let block = lines.blocks[$0]
                return block.range.count < 600 && PlainWords(lines.bytes(block)) == title
            }
            // In the trail of links above a page its title stands once more.
            if let i = same.first(where: { lines.blocks[$0].tag == .h1 }) ?? same.last { return i }
        }
        return lines.blocks.firstIndex { $0.tag == .h1 }
    }

    /// The first date, of an update only where there is no other.
    private func date(in blocks: [Int]) -> String? {
        var updated: String?
        for i in blocks where lines.blocks[i].range.count < 160 {
            let text = lines.text(lines.blocks[i])
            // A byline has names beside the date; a sentence with a date in it is none.
            let letters = AuthorLine.signed(text) == nil ? 42 : 60
            guard DateScanner.isDateLine(text, besides: letters), let date = scanner.first(in: text) else { continue }
            if !PageDateLines.hasLabel(text, PageDateLines.updates) { return date.text }
            if updated == nil { updated = date.text }
        }
        return updated
    }

    private static let updates = [
        "updated", "last updated", "modified", "last modified", "aktualisiert", "zuletzt", "stand:", "mis à jour",
        "actualizado", "atualizado", "aggiornato", "bijgewerkt", "laatst", "güncelle", "обновлено", "оновлено",
    ]

    private static let labels = [
        "published", "first published", "originally published", "posted", "date", "datum", "veröffentlicht",
        "erschienen", "publié", "publicado", "fecha", "pubblicato", "data", "gepubliceerd", "opublikowano",
        "publicerad", "publisert", "publiceret", "julkaistu", "yayınlanma", "дата", "опубликовано", "опубліковано",
    ]

    private static func hasLabel(_ text: String, _ labels: [String]) -> Bool {
        let low = String(decoding: LowerCase.bytes(Array(text.utf8)[...]), as: UTF8.self)
        return labels.contains { low.hasPrefix($0) }
    }
}
