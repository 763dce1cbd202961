package import Records
import Texts

/// A PDF's text, as `pdftotext` gives it, → the article.
///
///     let page = PDFArticle.page(text: output, info: PDFInfo(output: infoOutput), of: document)
///     page.pageNumber(at: 1_204)      // 3
///
/// Running heads, feet and page numbers are taken out, lines joined to paragraphs, also over page ends.
package enum PDFArticle {
    /// - Parameters:
    ///   - text: of `pdftotext -enc UTF-8`: pages end with form feeds.
    ///   - isCut: there is more, which was not read.
    package static func page(text: [UInt8], info: PDFInfo, of document: Document, isCut: Bool = false) -> Page {
        let lines = PDFLines(text)
        let joiner = PDFParagraphs(of: lines.pages)
        var pages = lines.pages.map(joiner.paragraphs)
        var page = Page()
        page.title = takeTitle(&pages, info)
        (page.text, page.pageStarts) = joined(pages, joiner)
        page.published = date(lines.first, info, before: document.fetched)
        page.language =
            LanguageDetector().language(of: page.text.isEmpty ? page.title ?? "" : page.text, hint: nil)?.tag
        page.noArchive = document.forbidsArchiving
        if isCut { page.diagnostics.append(Diagnostic(.warning, "page-too-large", "only a part of the PDF was read")) }
        if page.text.isEmpty {
            page.diagnostics.append(Diagnostic(.warning, "no-text", "the PDF has no text; its pages may be pictures"))
        }
        return page
    }

    /// Page offsets are of the text, in bytes.
    private static func joined(_ pages: [[String]], _ joiner: PDFParagraphs) -> (text: String, starts: [Int]) {
        var text = ""
        var starts: [Int] = []
        for paragraphs in pages {
            guard var first = paragraphs.first else {
                starts.append(text.utf8.count)
                continue
            }
            let line = text.lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex
            let open = text[line...]
            let isContinued = !open.isEmpty && open.utf8.count < 20_000 && !PDFParagraphs.endsSentence(String(open))
            if isContinued, first.first?.isLowercase ?? false {
                let whole = joiner.joined(String(open), first)
                text.removeSubrange(line...)
                first = whole
                starts.append(text.utf8.count + whole.utf8.count - paragraphs[0].utf8.count)
            } else {
                if !text.isEmpty { text += "\n" }
                starts.append(text.utf8.count)
            }
            text += ([first] + paragraphs.dropFirst()).joined(separator: "\n")
        }
        return (text, starts)
    }

    /// The title of the document's own record, else the first line that can be one. Out of the text goes the line that
    /// repeats it.
    private static func takeTitle(_ pages: inout [[String]], _ info: PDFInfo) -> String? {
        guard let number = pages.firstIndex(where: { !$0.isEmpty }) else { return info.usableTitle }
        let lines = pages[number].prefix(8)
        if let title = info.usableTitle {
            let plain = PlainWords(title)
            if let line = lines.firstIndex(where: { PlainWords($0) == plain }) { pages[number].remove(at: line) }
            return title
        }
        let line = lines.firstIndex { line in
            (8...200).contains(PlainWords(line).count) && !DateScanner.isDateLine(line)
                && line.unicodeScalars.count { $0.properties.isAlphabetic } * 2 > line.unicodeScalars.count
        }
        return line.map { pages[number].remove(at: $0) }
    }

    /// A date that stands by itself near the beginning; else the day the file was made, unless that is still to come.
    private static func date(_ lines: [String], _ info: PDFInfo, before now: Timestamp) -> String? {
        for line in lines.prefix(60) where line.utf8.count < 160 && DateScanner.isDateLine(line, besides: 42) {
            if let date = DateScanner(monthFirst: false).first(in: line) { return date.text }
        }
        guard let day = info.created?.prefix(10), let date = Timestamp(rfc3339: day + "T00:00:00Z"), date <= now else {
            return nil
        }
        return String(day)
    }
}
