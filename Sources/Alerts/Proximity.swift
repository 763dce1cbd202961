import Records

/// How near two mentions stand to each other.
enum Scope: Int, Comparable, Sendable {
    case sentence, paragraph, document

    static func < (a: Scope, b: Scope) -> Bool { a.rawValue < b.rawValue }

    var word: String {
        switch self {
        case .sentence: "sentence"
        case .paragraph: "paragraph"
        case .document: "article"
        }
    }
}

/// The farthest a rule lets two mentions be apart (`within:`).
enum Reach: Hashable, Sendable {
    case scope(Scope)
    case words(Int)

    /// `sentence`, `paragraph`, `document`, or `12 words`.
    init?(_ text: String) {
        switch text {
        case "sentence": self = .scope(.sentence)
        case "paragraph": self = .scope(.paragraph)
        case "document": self = .scope(.document)
        default:
            let parts = text.split(separator: " ")
            guard parts.count == 2, parts[1] == "words" || parts[1] == "word", let n = Int(parts[0]), n > 0 else {
                return nil
            }
            self = .words(n)
        }
    }
}

extension Scene {
    /// A title sums the text up: it counts as standing in one paragraph with the lead, and in one article with the rest.
    func scope(_ a: Int, _ b: Int) -> Scope {
        let (x, y) = (mention(a), mention(b))
        guard x.zone == y.zone else {
            let inText = x.zone == .text ? x : y
            return paragraph(of: inText) == 0 ? .paragraph : .document
        }
        let frame = frame(of: x.zone)
        if frame.sentence(at: x.start) == frame.sentence(at: y.start) { return .sentence }
        return paragraph(of: x) == paragraph(of: y) ? .paragraph : .document
    }

    /// Words between two mentions of one zone; nil across zones.
    func words(between a: Int, _ b: Int) -> Int? {
        let (x, y) = (mention(a), mention(b))
        guard x.zone == y.zone else { return nil }
        let (from, to) = x.start <= y.start ? (x.end, y.start) : (y.end, x.start)
        guard from < to else { return 0 }
        let text = x.zone == .title ? article.title : article.text
        var count = 0
        var inWord = false
        for byte in text.utf8.dropFirst(from).prefix(to - from) {
            let isWord = byte > 127 || byte &- 48 < 10 || (byte | 32) &- 97 < 26
            if isWord, !inWord { count += 1 }
            inWord = isWord
        }
        return count
    }

    func reaches(_ reach: Reach, _ a: Int, _ b: Int) -> Bool {
        switch reach {
        case .scope(let most): scope(a, b) <= most
        case .words(let most): (words(between: a, b) ?? .max) <= most
        }
    }

    /// The nearest of some mentions to the anchor, by scope and then by bytes between.
    func nearest(of mentions: [Int], to anchor: Int, within reach: Reach) -> Int? {
        mentions.filter { $0 != anchor && reaches(reach, anchor, $0) }
            .min { (scope(anchor, $0), gap(anchor, $0)) < (scope(anchor, $1), gap(anchor, $1)) }
    }

    private func gap(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (mention(a), mention(b))
        return x.zone == y.zone ? abs(x.start - y.start) : .max
    }

    /// The concepts that the sentence of a mention denies: “X had nothing to do with the smuggling” also speaks for X
    /// where the title or the next sentence has the word again.
    func denied(beside anchor: Int) -> Set<String> {
        Set(
            analysis.mentions.indices.filter { mention($0).negated && scope(anchor, $0) == .sentence }
                .compactMap { mention($0).id })
    }

    func frame(of zone: Mention.Zone) -> TextFrame { zone == .title ? analysis.title : analysis.text }

    private func paragraph(of mention: Mention) -> Int? {
        let frame = frame(of: mention.zone)
        return frame.sentence(at: mention.start).flatMap {
            frame.paragraphs.indices.contains($0) ? frame.paragraphs[$0] : nil
        }
    }
}
