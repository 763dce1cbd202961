/// A source of the world: one feed or sitemap of a publisher, and what is wrong with it.
struct NewsSource: Sendable {
    enum Kind: String, Sendable { case rss, rssFollow, atom, json, sitemap }
    enum Trouble: String, Sendable {
        case none, malformed, charset, dates, redirect, fails, slow, silent
    }

    let index: Int
    let id: String
    let title: String
    let publisher: String
    let language: String
    let tier: String
    let kind: Kind
    /// Publishers have a host each, and their sources share it.
    let host: Int
    let trouble: Trouble

    /// Path of the feed or sitemap.
    var path: String { "/s/\(id)/" + (kind == .sitemap ? "sitemap.xml" : kind == .json ? "feed.json" : "feed.xml") }

    /// Whether facts may be printed here: what cannot be had cannot be missed.
    var isReadable: Bool { trouble != .fails && trouble != .silent }
}

/// All sources, by language as the trade press is spread.
struct Press: Sendable {
    private(set) var sources: [NewsSource] = []
    private let byLanguage: [String: [NewsSource]]

    init(_ size: WorldSize) {
        var dice = size.dice(3)
        let publishers = max(6, size.sources * 7 / 10)
        let hosts = max(1, min(size.hosts, publishers))
        for index in 0..<size.sources {
            let publisher = index < publishers ? index : Int(dice.unit() * Double(publishers))
            let language = Self.language(of: publisher)
            let name = "Desk \(publisher + 1)"
            let id = "\(language)-\(publisher + 1)-\(index + 1)"
            sources.append(
                NewsSource(
                    index: index, id: id, title: "\(name), edition \(index + 1)", publisher: name, language: language,
                    tier: publisher % 6 == 0 ? "official" : publisher % 5 == 0 ? "community" : "press",
                    kind: dice.pick([.rss, .rss, .rssFollow, .rssFollow, .atom, .json, .sitemap]),
                    host: publisher % hosts,
                    trouble: Self.trouble(index)))
        }
        byLanguage = Dictionary(grouping: sources.filter(\.isReadable), by: \.language)
    }

    /// A readable source of the language.
    func pick(_ language: String, _ dice: inout Dice) -> NewsSource { dice.pick(byLanguage[language] ?? sources) }

    /// A readable source of the language and another publisher, where there is one.
    func pick(_ language: String, besides publishers: Set<String>, _ dice: inout Dice) -> NewsSource {
        let others = (byLanguage[language] ?? []).filter { !publishers.contains($0.publisher) }
        return others.isEmpty ? pick(language, &dice) : dice.pick(others)
    }

    private static func language(of publisher: Int) -> String {
        ["en", "ru", "en", "es", "en", "fr", "en", "de", "en", "en", "ru"][publisher % 11]
    }

    private static func trouble(_ index: Int) -> NewsSource.Trouble {
        switch index % 30 {
        case 4: .malformed
        case 7: .charset
        case 10: .dates
        case 12: .redirect
        case 14: .fails
        case 16: .slow
        case 18: .silent
        default: .none
        }
    }
}

/// One report as some source prints it.
struct NewsArticle: Sendable {
    var id = 0
    var source: NewsSource
    var published: Int64
    var title: String
    var paragraphs: [String]
    /// `fact`, `copy`, `follow-up`, `translation`, `correction`, `retraction`, `round-up`, `trap/…`, `noise/…`.
    var kind: String
    /// How the subject is named, where one is.
    var form = ""
    /// The sentences that tell it.
    var lead = ""
    /// Further publishers of the same text do not count as origins.
    var isCopy = false

    var path: String { "/s/\(source.id)/story-\(id).html" }
    var text: String { paragraphs.joined(separator: "\n") }
}
