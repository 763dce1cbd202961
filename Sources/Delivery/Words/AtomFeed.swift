import Records

/// The feed of alerts as a document (RFC 4287). Each entry is one line, so that the next one can take those of before over
/// as they are.
struct AtomFeed: Sendable {
    let title: String
    /// Where readers get it; nil when that is not known.
    let link: String?
    /// What the feed's id is made of.
    let name: String

    private static let opening =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"

    /// The same for all changes of an alert.
    static func id(of alert: Alert) -> String { "urn:uuid:" + NamedUUID.text(of: "entry\n" + alert.id) }

    /// The entries of a document that was written here, newest first; nil for another one.
    func entries(of document: String) -> [Substring]? {
        guard !document.isEmpty else { return [] }
        guard document.hasPrefix(AtomFeed.opening) else { return nil }
        return document.split(separator: "\n").filter { $0.hasPrefix("<entry>") && $0.hasSuffix("</entry>") }
    }

    /// With the alert in the first place, and at most so many entries.
    func document(adding parcel: Parcel, to entries: [Substring], most: Int) -> String {
        let entry = AtomFeed.entry(parcel)
        let id = "<entry><id>\(AtomFeed.id(of: parcel.alert))</id>"
        let kept = entries.filter { !$0.hasPrefix(id) }.prefix(max(0, most - 1))
        var out = AtomFeed.opening
        out += "<id>urn:uuid:\(NamedUUID.text(of: "feed\n" + name))</id>\n"
        out += "<title>\(Plain.markup(title))</title>\n<updated>\(parcel.at)</updated>\n"
        out += "<author><name>Tidewaiter</name></author>\n"
        if let link { out += "<link rel=\"self\" href=\"\(Plain.markup(link))\"/>\n" }
        return out + entry + "\n" + kept.map { $0 + "\n" }.joined() + "</feed>\n"
    }

    private static func entry(_ parcel: Parcel) -> String {
        let alert = parcel.alert
        let words = AlertWords(parcel)
        var out = "<entry><id>\(id(of: alert))</id><title>\(Plain.markup(words.title))</title>"
        out += "<published>\(alert.raised)</published><updated>\(parcel.at)</updated>"
        if let link = words.quotes.compactMap(\.link).first {
            out += "<link rel=\"alternate\" href=\"\(Plain.markup(link))\"/>"
        }
        for term in [alert.severity.rawValue, alert.rule] + alert.concepts.prefix(20) {
            out += "<category term=\"\(Plain.markup(Plain.line(term, most: 100)))\"/>"
        }
        // Twice: the HTML is text of the feed. Line ends would end the entry.
        let content = Plain.markup(words.html).replacing("\n", with: "&#10;")
        return out + "<content type=\"html\">\(content)</content></entry>"
    }
}
