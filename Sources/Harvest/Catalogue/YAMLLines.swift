/// The lines of a catalogue file, to be edited without touching the others. Knows block style alone, as people write it.
struct YAMLLines {
    var all: [String]
    private let lineEnd: String

    init(_ text: String) {
        lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
        all = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        // A file ends with a line end, not with a line.
        if all.last == "" { all.removeLast() }
    }

    var text: String { all.joined(separator: lineEnd) + lineEnd }

    /// Where a further entry of `sources:` goes, and how far it is indented; the key is added where it is missing.
    mutating func endOfSources(in name: String) throws(WorkspaceError) -> (index: Int, indent: String) {
        guard let key = all.firstIndex(where: Self.isSources) else {
            all.append("sources:")
            return (all.count, "  ")
        }
        let rest = all[key].drop { $0 != ":" }.dropFirst().prefix { $0 != "#" }.filter { !$0.isWhitespace }
        if rest == "[]" {
            all[key] = "sources:"
        } else if !rest.isEmpty {
            throw WorkspaceError(
                "\(name):\(key + 1): `sources:` is written on one line, where nothing can be added; name another file with "
                    + "--file")
        }
        var end = key + 1
        while end < all.count, !Self.isOutside(all[end]) { end += 1 }
        let first = all[(key + 1)..<end].first { Self.trimmed($0).hasPrefix("-") }
        // Empty lines and comments before the next key belong to that.
        while end > key + 1, all[end - 1].isEmpty || all[end - 1].hasPrefix("#") { end -= 1 }
        return (end, first.map { String($0.prefix { $0 == " " }) } ?? "  ")
    }

    /// Writes `key: value` in the entry that begins at a line: in place of what it said, or below its first line.
    mutating func set(_ key: String, to value: String, inEntryAt start: Int, of name: String) throws(WorkspaceError) {
        guard all.indices.contains(start), Self.trimmed(all[start]).hasPrefix("- "),
            !Self.trimmed(all[start]).hasPrefix("- {")
        else {
            throw WorkspaceError(
                "\(name):\(start + 1): the entry is not written in lines of its own; change it by hand")
        }
        let hyphen = all[start].prefix { $0 == " " }.count
        let column = all[start].dropFirst(hyphen + 1).prefix { $0 == " " }.count + hyphen + 1
        var at = start
        repeat {
            let line = all[at]
            let body = line.dropFirst(column)
            let isKey = at == start || line.prefix { $0 == " " }.count == column
            if isKey, body.hasPrefix(key + ":") {
                let comment = body.firstRange(of: " #").map { String(body[$0.lowerBound...]) } ?? ""
                all[at] = line.prefix(column) + "\(key): \(value)" + comment
                return
            }
            at += 1
        } while at < all.count && Self.belongs(all[at], below: hyphen)
        all.insert(String(repeating: " ", count: column) + "\(key): \(value)", at: start + 1)
    }

    private static func belongs(_ line: String, below hyphen: Int) -> Bool {
        let body = trimmed(line)
        return body.isEmpty || body.hasPrefix("#") || line.prefix { $0 == " " }.count > hyphen
    }

    private static func isSources(_ line: String) -> Bool {
        line.hasPrefix("sources") && trimmed(String(line.dropFirst("sources".count))).hasPrefix(":")
    }

    /// Whether a line is another key of the top, or the end of the document.
    private static func isOutside(_ line: String) -> Bool {
        guard let first = line.first else { return false }
        if line.hasPrefix("---") || line.hasPrefix("...") { return true }
        return first != " " && first != "\t" && first != "#" && first != "-"
    }

    private static func trimmed(_ line: String) -> String { String(line.drop { $0 == " " || $0 == "\t" }) }
}
