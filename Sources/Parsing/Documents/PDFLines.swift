/// The lines of a PDF's pages as `pdftotext` gives them – a page ends with a form feed, and empty lines part what stands
/// apart – without those that stand at the edge of page after page.
struct PDFLines {
    /// By page; white space folded, empty where the page has an empty line.
    private(set) var pages: [[String]]
    /// The lines of the first page with those that were taken out.
    let first: [String]

    /// Lines from the edge that may be running heads and feet.
    private static let edge = 3

    init(_ text: [UInt8]) {
        var pages = text.split(separator: 12, omittingEmptySubsequences: false).map { page in
            page.split(separator: 10, omittingEmptySubsequences: false).map(Self.line)
        }
        // Each page ends with a form feed: what is behind the last one is none.
        if let last = pages.last, last.allSatisfy(\.isEmpty) { pages.removeLast() }
        first = pages.first ?? []
        self.pages = pages
        removeRunning()
        removeNumbers()
    }

    /// A soft hyphen at the end of a line is one to be seen.
    private static func line(_ bytes: ArraySlice<UInt8>) -> String {
        let text = trimmed(bytes)
        return folded(text) + (text.suffix(2).elementsEqual([0xC2, 0xAD]) ? "-" : "")
    }

    // MARK: - Running heads and feet

    /// What is at the edge of two pages in five belongs to none of them; where it differs by its numbers, it must be
    /// three pages: "Article 1" and "Article 2" are not running heads.
    private mutating func removeRunning() {
        guard pages.count > 1 else { return }
        let edges = pages.map { page in Self.edges(page).map { (line: $0, words: PlainWords(page[$0]).bytes) } }
        let same = Self.counts(edges.map { $0.map(\.words) })
        let alike = Self.counts(edges.map { $0.map { Self.withoutNumbers($0.words) } })
        let share = (pages.count * 2 + 4) / 5
        for (number, page) in edges.enumerated() {
            for (line, words) in page where words.count > 1 && words.count < 160 {
                if same[words, default: 0] >= max(share, 2)
                    || alike[Self.withoutNumbers(words), default: 0] >= max(share, 3)
                {
                    pages[number][line] = ""
                }
            }
        }
    }

    /// On how many pages each stands.
    private static func counts(_ pages: [[[UInt8]]]) -> [[UInt8]: Int] {
        var counts: [[UInt8]: Int] = [:]
        for page in pages {
            for words in Set(page) { counts[words, default: 0] += 1 }
        }
        return counts
    }

    /// Page numbers at the outermost lines.
    private mutating func removeNumbers() {
        for number in pages.indices {
            let lines = pages[number].indices.filter { !pages[number][$0].isEmpty }
            for line in [lines.first, lines.last].compactMap(\.self) where Self.isPageNumber(pages[number][line]) {
                pages[number][line] = ""
            }
        }
    }

    /// The places of the outermost lines of a page.
    private static func edges(_ page: [String]) -> [Int] {
        let lines = page.indices.filter { !page[$0].isEmpty }
        return lines.count <= 2 * edge ? lines : Array(lines.prefix(edge) + lines.suffix(edge))
    }

    /// `#` for each number.
    private static func withoutNumbers(_ words: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        for c in words {
            if !isDigit(c) { key.append(c) } else if key.last != 35 { key.append(35) }
        }
        return key
    }

    private static let words: Set<String> = [
        "page", "pg", "p", "of", "seite", "von", "s", "página", "pagina", "pág", "pag", "de", "di", "sur", "стр",
        "страница", "из", "strona", "z", "side", "sida", "av", "sayfa", "halaman", "trang", "第", "页", "頁", "ページ",
    ]

    /// `3`, `- 3 -`, `Page 3 of 10`, `3/10`, `iv`.
    static func isPageNumber(_ line: String) -> Bool {
        guard line.utf8.count <= 40 else { return false }
        let parts = line.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let numbers = parts.filter { $0.utf8.count <= 4 && $0.utf8.allSatisfy(isDigit) }
        if numbers.isEmpty {
            return parts.count == 1 && parts[0].utf8.count <= 5 && parts[0].utf8.allSatisfy("ivxl".utf8.contains)
        }
        return numbers.count <= 2 && parts.allSatisfy { words.contains($0) || numbers.contains($0) }
    }
}
