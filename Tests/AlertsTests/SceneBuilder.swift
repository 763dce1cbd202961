import Alerts
import Foundation
import Records

/// Builds an article whose mentions are written into its text: `[trader T-1|Oceanic Metals] smuggled
/// [commodity:hs:7108|gold]`. `!` before a concept marks it as denied, `?` as supposed. Lines are paragraphs, full stops end sentences.
struct SceneBuilder {
    var traders: [Entity]
    var listed: [Entity] = []
    var tier = Source.Tier.unknown
    var matchScore = 1.0
    var reasons = ["name: exact"]
    var id = "article-1"
    var publisher: String? = nil
    var day = 0
    var language = "en"

    func scene(title: String = "", _ text: String) -> Scene {
        let top = Self.read(title, .title)
        let body = Self.read(text, .text)
        var article = Article(
            id: id, source: "s", url: "https://news.example/\(id)",
            canonicalURL: "https://news.example/\(id)",
            title: top.text, text: body.text, fetched: Timestamp(seconds: 0), fingerprint: id)
        article.language = language
        article.published = Timestamp(year: 2026, month: 1, day: 10 + day)
        var analysis = Analysis()
        analysis.mentions = top.mentions + body.mentions
        analysis.title = Self.frame(of: top.text)
        analysis.text = Self.frame(of: body.text)
        let matches = analysis.mentions.enumerated().filter { $0.element.kind == .entity }.map {
            Match(mention: $0.offset, entity: $0.element.id ?? "", score: matchScore, reasons: reasons)
        }
        var source = Source(id: "s", title: "S", kind: .feed, url: "https://news.example/feed")
        source.tier = tier
        source.publisher = publisher
        let parties = Dictionary((traders + listed).map { ($0.id, $0) }) { first, _ in first }
        return Scene(
            article: article, analysis: analysis, matches: matches, source: source,
            watch: Watch(traders: traders),
            entity: { parties[$0] })
    }

    private static func read(_ marked: String, _ zone: Mention.Zone) -> (
        text: String, mentions: [Mention]
    ) {
        var text = ""
        var mentions: [Mention] = []
        for piece in marked.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
            guard piece.offset > 0, let end = piece.element.firstIndex(of: "]"),
                let bar = piece.element.firstIndex(of: "|")
            else {
                text += piece.element
                continue
            }
            var concept = String(piece.element[..<bar])
            let words = String(piece.element[piece.element.index(after: bar)..<end])
            let isDenied = concept.hasPrefix("!")
            let isSupposed = concept.hasPrefix("?")
            if isDenied || isSupposed { concept.removeFirst() }
            let kind = Mention.Kind(rawValue: String(concept.prefix { $0 != ":" })) ?? .entity
            // What is measured has no kind in front.
            if [.route, .quantity, .price].contains(kind) { concept = String(concept.drop { $0 != ":" }.dropFirst()) }
            let start = text.utf8.count
            text += words
            var mention = Mention(
                zone: zone, start: start, end: text.utf8.count, text: words, kind: kind, id: concept)
            mention.negated = isDenied
            mention.supposed = isSupposed
            mentions.append(mention)
            text += piece.element[piece.element.index(after: end)...]
        }
        return (text, mentions)
    }

    private static func frame(of text: String) -> TextFrame {
        var frame = TextFrame()
        var at = 0
        for (paragraph, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            for sentence in line.split(separator: ".", omittingEmptySubsequences: false)
            where !sentence.isEmpty {
                frame.sentences.append(at..<at + sentence.utf8.count)
                frame.paragraphs.append(paragraph)
                at += sentence.utf8.count + 1
            }
            if line.hasSuffix(".") { at += 1 } else { at += line.isEmpty ? 1 : 0 }
        }
        return frame
    }
}

/// A trader in gold from Mali to the Emirates.
func goldTrader(_ id: String = "T-1") -> Entity {
    var trader = Entity(id: id, schema: .company, name: "Oceanic Metals FZE", dataset: "register")
    trader.commodities = ["710812"]
    trader.origins = ["ML"]
    trader.destinations = ["AE"]
    trader.countries = ["ae"]
    return trader
}

/// Rules with the shipped cues.
func rules(_ yaml: String) -> RuleSet {
    RuleSet.load(files: [("rules.yaml", yaml), ("cues.yaml", ShippedRules.text("cues.yaml"))]).rules
}

/// The files of `rules/`.
enum ShippedRules {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("rules").resolvingSymlinksInPath()

    static func text(_ name: String) -> String {
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    }

    static var files: [(name: String, text: String)] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { ($0, text($0)) }
    }

    static let all = RuleSet.load(files: files)
}
