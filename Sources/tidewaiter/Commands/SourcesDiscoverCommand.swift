import ArgumentParser
import Harvest
import Records

struct SourcesDiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Find what can be collected from a site: its feeds, news sitemaps, or the page itself.",
        discussion: """
            The address may be a page, a feed, a list of feeds, or a channel of a known platform. Looked at are the feeds \
            that the page names, those at the usual places, and the news sitemaps of robots.txt; each candidate is fetched \
            once and read. Best first: a whole, dated, lively feed scores near 100.

              tidewaiter sources discover https://news.example/
              tidewaiter sources discover news.example --add

            Exit status: 0 something was found for every address, 3 for some there was nothing.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Add the best candidate of each address to the catalogue.")
    var add = false

    @Option(help: "The file that --add writes to.")
    var file = SourcesAddCommand.defaultFile

    @Argument(help: "Addresses of sites, pages or feeds.")
    var urls: [String]

    private struct Row: Encodable {
        let asked: String
        let origin: Discovery.Origin
        let score: Int
        let report: SourceReport
    }

    func run() async throws {
        let tools = try SourceTools(data.workspace, allow: networks.networks)
        let discovery = Discovery(fetcher: tools.fetcher, checker: tools.checker) { Self.tell($0) }
        let output = Output()
        var best: [SourceReport] = []
        var missing = 0
        for url in urls {
            let result = await discovery.run(url)
            for note in result.notes { Terminal.note("\(Terminal.safe(result.url)): \(Terminal.safe(note))") }
            if result.candidates.isEmpty, result.listed == nil { missing += 1 }
            if let first = result.candidates.first { best.append(first.report) }
            try show(result, output)
        }
        output.flush()
        await tools.close()
        if add { try SourcesAddCommand.add(best, to: file, in: data.workspace) }
        if missing > 0 { throw Status.sourcesFailed }
    }

    private func show(_ result: Discovery.Result, _ output: Output) throws {
        guard format.isTable else {
            for candidate in result.candidates {
                try output.line(
                    encoding: Row(
                        asked: result.url, origin: candidate.origin, score: candidate.score, report: candidate.report))
            }
            return
        }
        guard !result.candidates.isEmpty else { return }
        var table = Table("SCORE", "FOUND", "FORMAT", "ITEMS", "A DAY", "NEWEST", "LANG", "ADDRESS")
        for candidate in result.candidates {
            let report = candidate.report
            table.add(
                String(candidate.score), candidate.origin.rawValue, report.format ?? report.kind.rawValue,
                report.items.map(String.init) ?? "–", report.perDay.map { Catalog.short($0) } ?? "–",
                report.newest?.day ?? "–", report.language ?? "–", report.answered ?? report.url)
        }
        for line in table.lines() { output.line(line) }
    }

    private static func tell(_ event: Discovery.Event) {
        switch event {
        case .asking(let url, let origin): Terminal.note("asking \(Terminal.safe(url)) (\(origin.rawValue))")
        case .found(let candidate):
            Terminal.note("  found: \(candidate.report.format ?? ""), \(candidate.report.items ?? 0) items")
        case .missed(_, let reason): Terminal.note("  nothing: \(Terminal.safe(reason))")
        }
    }
}
