import Records

/// An alert in words: the parts of which sinks for people make their messages. All is one line each, cut, and plain.
struct AlertWords {
    /// `HIGH Oceanic Metals FZE: trader-offence`.
    let title: String
    /// What happened, where, which goods, in ids that people read.
    let facts: String
    let quotes: [Quote]
    let sum: String
    /// `updated: ` where the sink knows the alert already.
    let news: String

    struct Quote {
        let text: String
        /// Publisher or source, and the day.
        let place: String
        let title: String
        let link: String?
    }

    init(_ parcel: Parcel, quotes most: Int = 3) {
        let alert = parcel.alert
        let name = Plain.line(alert.subject.name, most: 120)
        title = "\(alert.severity.rawValue.uppercased()) \(name): \(Plain.line(alert.rule, most: 60))"
        news = parcel.isUpdate ? "Update (\(Plain.line(alert.state.rawValue, most: 40))): " : ""
        facts = AlertWords.facts(of: alert)
        quotes = alert.evidence.suffix(most).map { evidence in
            let publisher = Plain.line(evidence.publisher ?? evidence.source, most: 80)
            return Quote(
                text: Plain.line(evidence.quote, most: 400),
                place: [publisher, evidence.published?.day].compactMap { $0 }.joined(separator: ", "),
                title: Plain.line(evidence.title, most: 200), link: Plain.link(evidence.url))
        }
        sum =
            "score \(alert.score), \(alert.articles) article\(alert.articles == 1 ? "" : "s") of "
            + "\(alert.origins) origin\(alert.origins == 1 ? "" : "s"), alert \(Plain.line(alert.id, most: 64))"
    }

    private static func facts(of alert: Alert) -> String {
        let concepts = alert.concepts.prefix(8).map { concept in
            concept.split(separator: ":").last.map(String.init) ?? concept
        }
        let linked = alert.linked.prefix(4).map { "\($0.name) (\($0.list))" }
        let parts = [
            concepts.joined(separator: ", "), alert.countries.prefix(8).joined(separator: " "),
            alert.commodities.prefix(6).joined(separator: ", "), linked.joined(separator: "; "),
        ]
        return Plain.line(parts.filter { !$0.isEmpty }.joined(separator: " · "), most: 400)
    }

    /// For a mail or a terminal, some lines.
    var text: String {
        var lines = [news + title]
        if !facts.isEmpty { lines.append(facts) }
        for quote in quotes {
            lines.append("  “\(quote.text)”")
            lines.append("  – \(quote.place): \(quote.title)")
            if let link = quote.link { lines.append("  \(link)") }
        }
        lines.append(sum)
        return lines.joined(separator: "\n")
    }

    /// The same as HTML.
    var html: String {
        var out = "<h2>\(Plain.markup(news + title))</h2>\n"
        if !facts.isEmpty { out += "<p>\(Plain.markup(facts))</p>\n" }
        for quote in quotes {
            let source = "\(Plain.markup(quote.place)): \(Plain.markup(quote.title))"
            let cite = quote.link.map { "<a href=\"\(Plain.markup($0))\">\(source)</a>" } ?? source
            out += "<blockquote><p>\(Plain.markup(quote.text))</p><footer>\(cite)</footer></blockquote>\n"
        }
        return out + "<p><small>\(Plain.markup(sum))</small></p>\n"
    }

    /// `5 alerts, worst HIGH: Oceanic Metals FZE, …`.
    static func digestTitle(_ parcels: [Parcel]) -> String {
        let worst = parcels.map(\.alert.severity).max()?.rawValue.uppercased() ?? ""
        var names: [String] = []
        for parcel in parcels where !names.contains(parcel.alert.subject.name) && names.count < 3 {
            names.append(parcel.alert.subject.name)
        }
        let list = Plain.line(names.joined(separator: ", "), most: 120)
        return "\(parcels.count) alerts, worst \(worst): \(list)"
    }
}
