import Texts

/// Names for sources that come from outside: ids, titles, topics.
package enum SourceName {
    private static let maxID = 48
    private static let maxTitle = 160

    /// A title as one line: white space folded, nothing that cannot be seen, of bounded length.
    package static func title(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var isSpaceDue = false
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if properties.isWhitespace || properties.generalCategory == .control {
                isSpaceDue = !out.isEmpty
                continue
            }
            if properties.generalCategory == .format && scalar.value != 0x200C && scalar.value != 0x200D { continue }
            if properties.isNoncharacterCodePoint { continue }
            if isSpaceDue { out.append(" ") }
            isSpaceDue = false
            out.append(scalar)
        }
        let line = String(out)
        return line.count > maxTitle ? String(line.prefix(maxTitle - 1)) + "…" : line
    }

    /// Small letters and digits with hyphens between them: `Business & Economy` is `business-economy`. Letters beyond
    /// ASCII go with their diacritics, or go.
    package static func slug(_ text: String) -> String {
        var words: [String] = []
        var word = ""
        for byte in TextFolder.fold(text).utf8 {
            if byte &- 97 < 26 || byte &- 48 < 10 {
                word.unicodeScalars.append(Unicode.Scalar(byte))
            } else if byte != 39, byte < 0x80, !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.joined(separator: "-")
    }

    /// A topic as the catalogue writes them: in small letters, hyphens between the words, of any script.
    package static func topic(_ text: String) -> String {
        let words = title(text).lowercased().split { !($0.isLetter || $0.isNumber) }
        return String(words.joined(separator: "-").prefix(40))
    }

    /// An id for a new source, from the host of its address and its title, unlike all that are taken.
    package static func id(title: String, url: String, taken: Set<String>) -> String {
        let host = label(of: CanonicalURL.host(url) ?? "")
        let name = slug(title)
        let letters = name.filter { $0 != "-" }
        var id = host.isEmpty || letters.contains(host.filter { $0 != "-" }) ? name : host + "-" + name
        if name.isEmpty { id = host }
        id = shortened(id.isEmpty ? "source" : id)
        guard taken.contains(id) else { return id }
        // Thousands of the same name would count up for long.
        let numbered = (2..<50).lazy.map { "\(id)-\($0)" } + [id + "-" + Digest.sha256(url).prefix(8)]
        return numbered.first { !taken.contains($0) } ?? id + "-" + Digest.sha256(url)
    }

    private static func shortened(_ id: String) -> String {
        guard id.utf8.count > maxID else { return id }
        let head = id.prefix(maxID)
        let cut = head.lastIndex(of: "-").map { head[..<$0] } ?? head
        return String(cut)
    }

    /// What a host is known by: `bbc` of `feeds.bbci.co.uk` would be nice, `bbci` it is.
    private static func label(of host: String) -> String {
        let labels = host.split(separator: ".")
        guard labels.count > 1, !host.utf8.allSatisfy({ $0 &- 48 < 10 || $0 == 46 }) else { return slug(host) }
        let isPublic = labels.count > 2 && publicLabels.contains(String(labels[labels.count - 2]))
        return slug(String(labels[labels.count - (isPublic ? 3 : 2)]))
    }

    /// Second levels below country domains that anyone may register under.
    private static let publicLabels: Set<String> = [
        "co", "com", "org", "net", "gov", "gob", "gouv", "go", "gv", "ac", "edu", "or", "ne", "mil", "govt",
    ]
}
