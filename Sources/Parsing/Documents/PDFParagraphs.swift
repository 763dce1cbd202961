/// Joins the lines of a page to paragraphs.
struct PDFParagraphs {
    /// All text, in lower case, to look up whether a word is written with its hyphen elsewhere.
    private let hyphenated: Set<String>

    /// - Parameter pages: the lines of the whole document.
    init(of pages: [[String]]) {
        var found: Set<String> = []
        for line in pages.joined() where line.utf8.contains(45) {
            for word in line.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" }) {
                if found.count < 50_000, word.dropFirst().dropLast().contains("-") { found.insert(String(word)) }
            }
        }
        hyphenated = found
    }

    /// The paragraphs of one page.
    func paragraphs(_ lines: [String]) -> [String] {
        lines.split(separator: "").flatMap { paragraphs(group: Array($0)) }
    }

    /// Of lines that stand together.
    private func paragraphs(group: [String]) -> [String] {
        let full = group.map(\.count).max() ?? 0
        var found: [String] = []
        var last = 0
        for line in group {
            if let open = found.last, !Self.begins(line, after: open, lastLine: last, full) {
                found[found.count - 1] = joined(open, line)
            } else {
                found.append(line)
            }
            last = line.count
        }
        return found
    }

    /// Whether a line begins a paragraph: the line before it ended early – with its sentence, or anywhere when a capital
    /// follows – or it has the mark of a list.
    private static func begins(_ line: String, after text: String, lastLine: Int, _ full: Int) -> Bool {
        if isHyphen(text.last) { return false }
        let ends = endsSentence(text)
        if isBullet(line) || ends && isNumbered(line) { return true }
        if ends, lastLine * 4 < full * 3 { return true }
        return lastLine * 2 < full && (line.first?.isUppercase ?? false)
    }

    private static func isBullet(_ line: String) -> Bool {
        line.first.map { "•◦▪●■–—*".contains($0) } ?? false || line.hasPrefix("- ")
    }

    /// `(a) `, `12. `, `3) `
    private static func isNumbered(_ line: String) -> Bool {
        let mark = line.prefix { $0 != " " }
        guard (2...5).contains(mark.count), mark.count < line.count, let last = mark.last, ".)".contains(last) else {
            return false
        }
        let inside = mark.dropLast().drop { $0 == "(" }
        return inside.allSatisfy(\.isNumber) && inside.count <= 2 || inside.count == 1
            || inside.allSatisfy { "ivx".contains($0) }
    }

    static func endsSentence(_ text: String) -> Bool {
        guard let last = text.last(where: { !"\"”’»)]".contains($0) }) else { return false }
        return ".!?:;。！？".contains(last)
    }

    private static func isHyphen(_ c: Character?) -> Bool { c == "-" || c == "\u{2010}" }

    /// Two parts of a paragraph: a hyphen at the end of a line goes where a small letter follows, unless the document
    /// writes the word with it elsewhere; Chinese and Japanese have no spaces.
    func joined(_ text: String, _ line: String) -> String {
        guard let first = line.first, let last = text.last else { return text + line }
        let head = text.dropLast()
        if Self.isHyphen(last), head.last?.isLetter ?? false {
            guard first.isLowercase else { return text + line }
            let word = head.reversed().prefix { $0.isLetter || $0 == "-" }.reversed()
            let rest = line.prefix { $0.isLetter || $0 == "-" }
            let whole = (String(word) + "-" + rest).lowercased()
            return hyphenated.contains(whole) ? text + line : head + line
        }
        return Self.isIdeographic(last) && Self.isIdeographic(first) ? text + line : text + " " + line
    }

    private static func isIdeographic(_ c: Character) -> Bool {
        guard let scalar = c.unicodeScalars.first?.value else { return false }
        return (0x2E80..<0xAC00).contains(scalar) || (0xF900..<0xFB00).contains(scalar)
            || (0xFF00..<0xFF61).contains(scalar)
    }
}
