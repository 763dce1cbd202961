import ArgumentParser
import Fetching
import Harvest
import Parsing
import Records

struct SourcesImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-opml",
        abstract: "Take over the feeds of OPML lists, as feed readers export them, however broken.",
        discussion: """
            Folders become topics. Feeds that the catalogue has already, under whatever spelling of their address, are \
            skipped and counted. They are not fetched: `sources check` tells what they are worth.

              tidewaiter sources import-opml subscriptions.opml --file feeds/mine.yaml
              tidewaiter sources import-opml https://lists.example/trade.opml --disabled --dry-run

            Exit status: 0 done, 2 a list could not be read or the catalogue not be changed.
            """)

    enum State: String, EnumerableFlag { case enabled, disabled }

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "The file that is written to; it is made where it is missing.")
    var file = "feeds/imported.yaml"

    @Flag(help: "Whether harvests take them in.")
    var state = State.enabled

    @Flag(help: "Show what would be added, and change nothing.")
    var dryRun = false

    @Argument(help: "Files or addresses of lists; - : standard input.", completion: .file())
    var lists: [String]

    /// As many as a file of the catalogue can hold.
    private static let most = 10_000

    private struct Row: Encodable {
        let id: String
        let title: String
        let kind: String
        let url: String
        let topics: [String]
    }

    /// What became of the entries.
    private struct Tally {
        var known = 0
        var leftOver = 0
    }

    func run() async throws {
        var entries: [OPMLEntry] = []
        for list in lists { entries += try await read(list) }
        var tally = Tally()
        let added: [Source]
        if dryRun {
            let known = try KnownSources(Catalog.read(data.workspace))
            added = sources(entries, known, Source(id: "", title: "", kind: .feed, url: ""), &tally)
        } else {
            let change = try Catalog.changing {
                try CatalogueEditor(data.workspace).add(to: file) { known, template throws(WorkspaceError) in
                    sources(entries, known, template, &tally)
                }
            }
            Catalog.note(change)
            added = change.added
        }
        try show(added)
        let rest = tally.leftOver > 0 ? ", \(tally.leftOver) left out: a file holds \(Self.most)" : ""
        Terminal.note(
            "\(entries.count) feeds listed: \(added.count) \(dryRun ? "would be added" : "added") to \(file), "
                + "\(tally.known) in the catalogue already\(rest)")
    }

    private func read(_ list: String) async throws -> [OPMLEntry] {
        do {
            let opml = try OPMLReader.read(try await document(list))
            for problem in opml.diagnostics {
                var problem = problem
                problem.place = list
                Terminal.note(Terminal.safe(problem.description))
            }
            return opml.entries
        } catch let error as ParseError {
            Terminal.note("\(list): \(error.message)")
            throw Status.impossible
        }
    }

    private func document(_ list: String) async throws -> Document {
        guard list.hasPrefix("http://") || list.hasPrefix("https://") else {
            return Document(requestedURL: list, body: try Files.bytes(list), fetched: Engine.now())
        }
        let tools = try SourceTools(data.workspace, allow: networks.networks)
        do {
            let document = try await tools.fetcher.fetch(FetchRequest(list))
            await tools.close()
            guard (200..<300).contains(document.status) else {
                throw ParseError(.unsupported, "the server answered \(document.status)")
            }
            return document
        } catch let error as FetchError {
            throw ParseError(.unsupported, error.message)
        }
    }

    private func sources(
        _ entries: [OPMLEntry], _ known: KnownSources, _ template: Source, _ tally: inout Tally
    ) -> [Source] {
        var known = known
        var sources: [Source] = []
        for entry in entries {
            guard known.source(at: entry.url) == nil else {
                tally.known += 1
                continue
            }
            guard sources.count < Self.most else {
                tally.leftOver += 1
                continue
            }
            var source = Source(id: "", title: entry.title ?? "", kind: entry.kind, url: entry.url)
            source.language = entry.language
            // Nobody has asked it yet.
            source.verified = false
            var full = SourcesAddCommand.completed(source, template, known)
            full.topics = template.topics
            for topic in entry.topics.map(SourceName.topic) where !topic.isEmpty && !full.topics.contains(topic) {
                full.topics.append(topic)
            }
            full.enabled = state == .enabled
            known.add(full)
            sources.append(full)
        }
        return sources
    }

    private func show(_ sources: [Source]) throws {
        let output = Output()
        if format.isTable {
            var table = Table("ID", "TOPICS", "ADDRESS")
            for source in sources { table.add(source.id, source.topics.joined(separator: ", "), source.url) }
            if !table.isEmpty { for line in table.lines() { output.line(line) } }
        } else {
            for source in sources {
                try output.line(
                    encoding: Row(
                        id: source.id, title: source.title, kind: source.kind.rawValue, url: source.url,
                        topics: source.topics))
            }
        }
        output.flush()
    }
}
