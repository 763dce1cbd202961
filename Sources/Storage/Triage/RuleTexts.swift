import Texts

/// What each rule of `rules/*.yaml` says, hashed, so that a change of one rule is told from a change of another.
package enum RuleTexts {
    /// By the rule's id. What finds nothing does not count: comments, space, title, explanation, examples. A rule that is
    /// not written as an item of a block list under `rules:` has none.
    package static func fingerprints(of files: [(name: String, text: String)]) -> [String: String] {
        var fingerprints: [String: String] = [:]
        for file in files {
            for item in items(of: file.text) {
                guard let id = id(of: item), fingerprints[id] == nil else { continue }
                fingerprints[id] = Digest.sha256(effective(item).map(\.text).joined(separator: "\n"))
            }
        }
        return fingerprints
    }

    private struct Line {
        let indent: Int
        let text: String
        var isItem: Bool { text.hasPrefix("- ") || text == "-" }
    }

    private static func lines(of text: String) -> [Line] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let body = line.drop { $0 == " " }
            guard let first = body.first, first != "#" else { return nil }
            let end = body.lastIndex { !$0.isWhitespace } ?? body.startIndex
            return Line(indent: line.count - body.count, text: String(body[...end]))
        }
    }

    /// The items of the list under `rules:`, each with its lines.
    private static func items(of text: String) -> [[Line]] {
        let lines = lines(of: text)
        guard let head = lines.firstIndex(where: { $0.indent == 0 && $0.text == "rules:" }), head + 1 < lines.count,
            lines[head + 1].isItem
        else { return [] }
        let indent = lines[head + 1].indent
        var items: [[Line]] = []
        for line in lines[(head + 1)...] {
            if line.indent < indent || line.indent == indent && !line.isItem { break }
            if line.indent == indent { items.append([line]) } else { items[items.count - 1].append(line) }
        }
        return items
    }

    /// The rule's own keys stand as deep as the second one; what is deeper belongs to one of them.
    private static func depth(of item: [Line]) -> Int? { item.dropFirst().map(\.indent).min() }

    private static func effective(_ item: [Line]) -> [Line] {
        guard let first = item.first else { return [] }
        let depth = depth(of: item)
        var isSkipped = false
        return ([Line(indent: depth ?? 0, text: String(first.text.dropFirst(2)))] + item.dropFirst()).filter { line in
            if line.indent == depth {
                isSkipped = ["title:", "explain:", "examples:"].contains { line.text.hasPrefix($0) }
            }
            return !isSkipped
        }
    }

    private static func id(of item: [Line]) -> String? {
        guard let first = item.first else { return nil }
        let depth = depth(of: item)
        let keys = [String(first.text.dropFirst(2))] + item.dropFirst().filter { $0.indent == depth }.map(\.text)
        for key in keys where key.hasPrefix("id:") {
            let value = key.dropFirst(3).prefix { $0 != "#" }.drop { $0 == " " }
            let id = String(value.reversed().drop { $0 == " " }.reversed()).filter { $0 != "\"" && $0 != "'" }
            return id.isEmpty ? nil : id
        }
        return nil
    }
}
