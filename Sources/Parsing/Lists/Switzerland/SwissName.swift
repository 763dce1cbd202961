import Records

/// A name of SECO's list: parts with types, each with spellings in other scripts.
struct SwissName {
    /// In reading order, titles left out.
    private let parts: [XMLNode]
    private let titles: [XMLNode]

    init(_ node: XMLNode) {
        let all = node.children("name-part")
        titles = all.filter { SwissName.type($0) == "title" }
        parts = all.filter { SwissName.type($0) != "title" }.enumerated().sorted { a, b in
            let first = SwissName.rank[SwissName.type(a.element)] ?? 4
            let second = SwissName.rank[SwissName.type(b.element)] ?? 4
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
    }

    /// Its parts in order, then the whole once for each script of the spellings; of a name in one part every spelling.
    var spellings: [String] {
        let main = parts.compactMap { $0.value("value") }.joined(separator: " ").squeezed
        let scripts = Set(
            parts.flatMap { $0.children("spelling-variant") }.compactMap { $0.attribute("script") })
        let others = scripts.sorted().map { script in
            parts.compactMap { part in
                part.children("spelling-variant").first { $0.attribute("script") == script }?.text
            }
            .joined(separator: " ").squeezed
        }
        let whole =
            parts.count == 1 ? parts.flatMap { $0.children("spelling-variant") }.map(\.text.squeezed) : []
        return ([main] + others + whole).filter { !$0.isEmpty }
    }

    /// The parts whose types say what they are, with their spellings.
    func tag(_ entity: inout Entity) {
        for part in titles { entity.add(.title, part.value("value") ?? "") }
        for part in parts {
            let texts = [part.value("value") ?? ""] + part.children("spelling-variant").map(\.text)
            for text in texts {
                switch SwissName.type(part) {
                case "given-name", "further-given-name": entity.add(given: text)
                case "father-name", "grand-father-name": entity.add(.patronymic, text)
                case "family-name", "maiden-name": entity.add(.family, text)
                case "suffix": entity.add(.suffix, text)
                default: break
                }
            }
        }
    }

    private static func type(_ part: XMLNode) -> String { part.attribute("name-part-type") ?? "" }

    private static let rank = [
        "given-name": 1, "further-given-name": 2, "father-name": 3, "family-name": 6, "maiden-name": 7,
        "suffix": 8,
    ]
}
