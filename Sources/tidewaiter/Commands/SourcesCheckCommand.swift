import ArgumentParser
import Articles
import Fetching
import Harvest
import Parsing
import Records
import Settings
import Texts

struct SourcesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Fetch a source once and say what it would yield; nothing is stored.",
        discussion: "Exit status: 0 every source checked is usable, 3 some are not.")

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions

    @Argument(help: "Ids of sources, or addresses; nothing: the whole catalogue.")
    var sources: [String] = []

    func run() async throws {
        let catalog = try Catalog.read(data.workspace)
        var settings: HarvestSettings
        do { settings = try Engine.checkedSettings(data.workspace) } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
        settings.fetch.allowedNetworks += networks.networks
        let fetcher = try Fetcher(settings.fetch)
        var failed = 0
        for source in try wanted(catalog) {
            do {
                print(try await report(source, fetcher))
            } catch {
                failed += 1
                let reason = (error as? FetchError)?.message ?? "\(error)"
                print(Terminal.coloured("✘ \(source.id)", .red) + "  \(source.url)\n    \(Terminal.safe(reason))")
            }
        }
        await fetcher.close()
        if failed > 0 { throw Status.sourcesFailed }
    }

    private func wanted(_ catalog: SourceCatalog) throws -> [Source] {
        guard !sources.isEmpty else { return catalog.sources.filter(\.enabled) }
        return try sources.map { word in
            if word.hasPrefix("http://") || word.hasPrefix("https://") {
                return Source(id: "address", title: word, kind: .feed, url: word)
            }
            if let source = catalog.sources.first(where: { $0.id == word }) { return source }
            let advice = Suggestion.nearest(to: word, among: catalog.sources.map(\.id))
            throw ValidationError("there is no source “\(word)”" + (advice.map { "; did you mean “\($0)”?" } ?? ""))
        }
    }

    private func report(_ source: Source, _ fetcher: Fetcher) async throws -> String {
        let document = try await fetcher.fetch(FetchRequest(source.url))
        guard (200..<300).contains(document.status) else {
            throw ParseError(.unsupported, "the server answered \(document.status)")
        }
        var lines = [Terminal.coloured("✓ \(source.id)", .green) + "  \(document.url)"]
        if let moved = document.movedTo { lines.append("    moved for good to \(moved): correct the catalogue") }
        switch source.kind {
        case .list: lines += try list(source, document)
        case .page: lines += page(document)
        default: lines += try feed(source, document)
        }
        return lines.joined(separator: "\n")
    }

    private func feed(_ source: Source, _ document: Document) throws -> [String] {
        let feed = try FeedParser.parse(document)
        let builder = ArticleBuilder(source: source, detector: LanguageDetector())
        let (articles, empty) = builder.articles(from: feed, of: document, evidence: "")
        let times = articles.compactMap(\.published).sorted()
        var lines = ["    \(feed.format), \(articles.count) items" + (empty > 0 ? ", \(empty) of them empty" : "")]
        let languages = Set(articles.compactMap(\.language)).sorted().joined(separator: ", ")
        if !languages.isEmpty { lines.append("    language \(languages)") }
        if let first = times.first, let last = times.last, times.count > 1 {
            let days = Double(last.seconds - first.seconds) / 86_400
            lines.append("    newest \(last.day), about \(Self.rate(times.count, days)) items a day")
        }
        if let title = articles.first?.title { lines.append("    e.g. “\(Table.cut(Terminal.safe(title), to: 70))”") }
        return lines + feed.diagnostics.prefix(3).map { "    \($0.severity.rawValue): \($0.message)" }
    }

    private static func rate(_ count: Int, _ days: Double) -> String {
        let rate = (Double(count - 1) / max(days, 1.0 / 24) * 10).rounded() / 10
        return rate == rate.rounded() ? String(Int(rate)) : String(rate)
    }

    private func page(_ document: Document) -> [String] {
        let page = PageExtractor().page(from: document)
        return ["    page “\(page.title ?? "without title")”, \(page.text.utf8.count) bytes of text"]
    }

    private func list(_ source: Source, _ document: Document) throws -> [String] {
        guard let format = source.format.flatMap(ListFormats.named) else {
            throw ParseError(.unsupported, "there is no list format “\(source.format ?? "")”")
        }
        let result = try format.read(ListInput(main: document.body, parts: [:]), dataset: source.id)
        let published = result.published.map { ", published \($0)" } ?? ""
        return ["    \(format.name), \(result.entities.count) records\(published)"]
    }
}
