package import Records

/// Sources as a list that every feed reader takes: OPML 2.0 (opml.org/spec2.opml). A folder for each first topic, all
/// topics as categories; `text` on every outline.
package enum OPMLWriter {
    /// The kinds that such a list can hold.
    package static let kinds: Set<Source.Kind> = [.feed, .sitemap]

    /// The whole file, with the sources of these kinds in their order; folders in the order in which they are first
    /// needed.
    package static func bytes(_ sources: [Source], title: String, created: Timestamp) -> [UInt8] {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head>
                <title>\(escaped(title))</title>
                <dateCreated>\(date(created))</dateCreated>
                <docs>http://opml.org/spec2.opml</docs>
              </head>
              <body>

            """
        var folders: [String] = []
        var contents: [String: [Source]] = [:]
        for source in sources where kinds.contains(source.kind) {
            guard let topic = source.topics.first else {
                text += "    " + outline(source) + "\n"
                continue
            }
            if contents[topic] == nil { folders.append(topic) }
            contents[topic, default: []].append(source)
        }
        for folder in folders {
            text += "    <outline text=\"\(escaped(folder))\">\n"
            for source in contents[folder] ?? [] { text += "      " + outline(source) + "\n" }
            text += "    </outline>\n"
        }
        return Array((text + "  </body>\n</opml>\n").utf8)
    }

    private static func outline(_ source: Source) -> String {
        let title = source.title.isEmpty ? source.id : source.title
        // A reader must not take a sitemap for a feed: only feeds have `xmlUrl`.
        let isFeed = source.kind == .feed
        var attributes: [(String, String)] = [
            ("type", isFeed ? "rss" : "sitemap"), ("text", title), ("title", title),
            (isFeed ? "xmlUrl" : "url", source.url),
        ]
        if let language = source.language, !language.isEmpty { attributes.append(("language", language)) }
        if !source.topics.isEmpty {
            // Commas and slashes would part a category.
            let words = source.topics.map { $0.replacing(",", with: " ").replacing("/", with: " ") }
            attributes.append(("category", words.map { "/" + $0 }.joined(separator: ",")))
        }
        return "<outline " + attributes.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: " ") + "/>"
    }

    /// RFC 822 §5.1 with the year of four digits of RFC 1123 §5.2.14.
    static func date(_ time: Timestamp) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = time.date
        let sinceEpoch = Timestamp.days(year: date.year, month: date.month, day: date.day)
        let weekday = days[((sinceEpoch % 7) + 7) % 7]
        let clock = time.description.dropFirst(11).prefix(8)
        let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        return "\(weekday), \(day) \(months[date.month - 1]) \(date.year) \(clock) GMT"
    }

    /// For text and for attributes in quotes (XML 1.0 §2.4); characters that XML cannot hold (§2.2) are left out.
    private static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 38: out.append(contentsOf: "&amp;".unicodeScalars)
            case 60: out.append(contentsOf: "&lt;".unicodeScalars)
            case 62: out.append(contentsOf: "&gt;".unicodeScalars)
            case 34: out.append(contentsOf: "&quot;".unicodeScalars)
            case 9, 10, 13: out.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            case 0..<32, 0xFFFE, 0xFFFF: continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
