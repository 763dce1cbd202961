import ArgumentParser
import Harvest
import Records

struct SourcesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Fetch sources once and say what they would yield, what is wrong, and what to do; nothing is stored.",
        discussion: """
            Items, language, newest item, how many a day, how often it would be asked; and what is the matter with it: \
            broken, without dates or ids, moved, forbidden by robots.txt, given up … Eight hosts are asked at a time.

              tidewaiter sources check                            every source that is on
              tidewaiter sources check bbc-world wto-news
              tidewaiter sources check https://news.example/feed
              tidewaiter sources check --format ndjson | jq 'select(.usable | not)'

            Exit status: 0 every source checked is usable, 3 some are not.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "Only sources of this kind: feed, sitemap, page, list, archive; of an address, its kind.")
    var kind: Source.Kind?

    @Argument(help: "Ids of sources, or addresses; nothing: the whole catalogue.")
    var sources: [String] = []

    /// Hosts asked at a time.
    static let width = 8

    func run() async throws {
        let wanted = try wanted()
        let tools = try SourceTools(data.workspace, allow: networks.networks)
        let output = Output()
        var progress = ProgressLine()
        var waiting: [Int: SourceReport] = [:]
        var next = 0
        var unusable = 0
        for await (index, report) in tools.checker.reports(on: wanted, width: Self.width) {
            waiting[index] = report
            if !report.usable { unusable += 1 }
            // In the order of the catalogue, whoever answers first.
            while let report = waiting.removeValue(forKey: next) {
                progress.clear()
                if format.isTable {
                    for line in SourceReportLines.lines(report) { output.line(line) }
                } else {
                    try output.line(encoding: report)
                }
                output.flush()
                next += 1
            }
            let failed = unusable > 0 ? ", \(unusable) not usable" : ""
            progress.show("\(next + waiting.count)/\(wanted.count) checked\(failed)")
        }
        progress.clear()
        await tools.close()
        if unusable > 0 { throw Status.sourcesFailed }
    }

    private func wanted() throws -> [Source] {
        if sources.allSatisfy(Catalog.isAddress), !sources.isEmpty { return sources.map(address) }
        let catalog = try Catalog.read(data.workspace)
        guard !sources.isEmpty else {
            return catalog.sources.filter { $0.enabled && (kind == nil || $0.kind == kind) }
        }
        return try sources.map { try Catalog.isAddress($0) ? address($0) : Catalog.source($0, in: catalog) }
    }

    private func address(_ word: String) -> Source {
        Source(id: "", title: word, kind: kind ?? .feed, url: word.contains("://") ? word : "https://" + word)
    }
}
