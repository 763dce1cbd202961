import ArgumentParser
import Harvest
import Records
import Settings

struct SourcesAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add sources to the catalogue, each after a look at it.",
        discussion: """
            Title, kind, language and id are taken from the answer where they are not given. An id instead of an address \
            takes the source of that id over from the catalogue that came with the program. A working directory without a \
            feeds/ folder gets one, with copies of the shipped files.

              tidewaiter sources add https://news.example/feed --tier press --topics trade,shipping
              tidewaiter sources add https://port.example/notices --kind page --every 1h
              tidewaiter sources add bbc-world

            Exit status: 0 added; 2 the catalogue could not be changed, or has the address or id already; 3 some source \
            would yield nothing and was not added.
            """)

    static let defaultFile = "feeds/added.yaml"

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions

    @Option(help: "Its id: small letters, digits and hyphens.")
    var id: String?

    @Option(help: "What it is called.")
    var title: String?

    @Option(help: "feed, sitemap, page, list or archive.")
    var kind: Source.Kind?

    @Option(help: "The format of a list; see `tidewaiter parse list --help`.")
    var listFormat: String?

    @Option(help: "How far it is to be trusted: official, press, community, unknown.")
    var tier: Source.Tier?

    @Option(help: "The language to believe of texts that do not show theirs: en, ru, zh-Hant.")
    var language: String?

    @Option(help: "Countries between commas, two letters each.", transform: Self.words)
    var countries: [String]?

    @Option(help: "Topics between commas.", transform: Self.words)
    var topics: [String]?

    @Option(help: "How often it is asked: adaptive, or 30m, 6h, 1d.", transform: Self.rhythm)
    var every: Source.Rhythm?

    @Flag(inversion: .prefixedNo, help: "Read the pages behind its items.")
    var follow: Bool?

    @Option(help: "The file that is written to; it is made where it is missing.")
    var file = SourcesAddCommand.defaultFile

    @Flag(inversion: .prefixedNo, help: "Look at it first.")
    var check = true

    @Argument(help: "Addresses, or ids of sources that came with the program.")
    var sources: [String]

    func validate() throws {
        if sources.count > 1, id != nil || title != nil {
            throw ValidationError("--id and --title are for one source at a time")
        }
    }

    func run() async throws {
        let shipped = try sources.contains { !isAddress($0) } ? shippedCatalog() : nil
        let tools = try SourceTools(data.workspace, allow: networks.networks)
        var drafts: [(source: Source, isNew: Bool)] = []
        var refused = 0
        for word in sources {
            guard isAddress(word) else {
                guard let shipped else { continue }
                drafts.append((try Catalog.source(word, in: shipped), false))
                continue
            }
            if let source = await look(at: word, tools) { drafts.append((source, true)) } else { refused += 1 }
        }
        await tools.close()
        let editor = CatalogueEditor(data.workspace)
        let change = try Catalog.changing {
            try editor.add(to: file) { known, template throws(WorkspaceError) in
                var known = known
                return try drafts.map { draft throws(WorkspaceError) in
                    let source = draft.isNew ? complete(draft.source, template, known) : draft.source
                    try Self.refuseDoubles(source, known)
                    known.add(source)
                    return source
                }
            }
        }
        Self.tell(change)
        if refused > 0 { throw Status.sourcesFailed }
    }

    /// An archive may be a path.
    private func isAddress(_ word: String) -> Bool { kind == .archive || Catalog.isAddress(word) }

    /// The source at an address as its answer shows it; nil where it would yield nothing, which is told.
    private func look(at word: String, _ tools: SourceTools) async -> Source? {
        let url = kind == .archive || word.contains("://") ? word : "https://" + word
        var source = Source(id: "", title: title ?? "", kind: kind ?? .feed, url: url)
        source.format = listFormat
        guard check else {
            source.verified = false
            return source
        }
        let report = await tools.checker.check(source)
        for line in SourceReportLines.lines(report) { Terminal.note(line) }
        return report.usable ? Self.source(of: report, title: title, format: listFormat) : nil
    }

    static func source(of report: SourceReport, title: String? = nil, format: String? = nil) -> Source {
        var source = Source(
            id: "", title: title ?? report.title ?? "", kind: report.kind, url: report.movedTo ?? report.url)
        source.format = format
        source.language = report.language
        return source
    }

    /// What the options say over what the file's defaults say.
    private func complete(_ source: Source, _ template: Source, _ known: KnownSources) -> Source {
        var full = Self.completed(source, template, known)
        if let id { full.id = id }
        full.tier = tier ?? full.tier
        full.language = language ?? full.language
        full.countries = countries?.map { $0.uppercased() } ?? full.countries
        full.topics = topics?.map(SourceName.topic) ?? full.topics
        full.every = every ?? full.every
        full.follow = follow ?? full.follow
        return full
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: ",").map { SourceName.title(String($0)) }.filter { !$0.isEmpty }
    }

    private static func rhythm(_ text: String) throws -> Source.Rhythm {
        if text == "adaptive" { return .adaptive }
        guard let seconds = Duration.seconds(text), (60...2_592_000).contains(seconds) else {
            throw ValidationError("“\(text)” is not adaptive, and no duration from 1m to 30d")
        }
        return .every(seconds: seconds)
    }

    private func shippedCatalog() throws -> SourceCatalog {
        guard let shipped = data.workspace.shipped else {
            throw ValidationError("no catalogue came with the program: name addresses")
        }
        return try Catalog.read(Workspace(directory: shipped, shipped: nil))
    }
}

// MARK: - Adding

extension SourcesAddCommand {
    /// A source with the defaults of its file, an id, and a title.
    static func completed(_ source: Source, _ template: Source, _ known: KnownSources) -> Source {
        var full = template
        full.kind = source.kind
        full.url = source.url
        full.format = source.format ?? template.format
        full.title = SourceName.title(source.title)
        full.language = source.language ?? template.language
        full.verified = source.verified
        full.id = SourceName.id(title: full.title, url: full.url, taken: known.ids)
        if full.title.isEmpty { full.title = full.id }
        return full
    }

    static func refuseDoubles(_ source: Source, _ known: KnownSources) throws(WorkspaceError) {
        if let other = known.source(at: source.url) {
            throw WorkspaceError("\(source.url) is in the catalogue already: “\(other)” in \(known.place(of: other))")
        }
        if known.ids.contains(source.id) {
            throw WorkspaceError(
                "there is already a source “\(source.id)” in \(known.place(of: source.id)); give another --id")
        }
    }

    /// Adds what was found; what the catalogue has already is told and left out.
    static func add(_ reports: [SourceReport], to file: String, in workspace: Workspace) throws {
        let change = try Catalog.changing {
            try CatalogueEditor(workspace).add(to: file) { known, template throws(WorkspaceError) in
                var known = known
                var sources: [Source] = []
                for report in reports {
                    let source = completed(source(of: report), template, known)
                    if let other = known.source(at: source.url) {
                        Terminal.note(
                            "\(source.url) is in the catalogue already: “\(other)” in \(known.place(of: other))")
                        continue
                    }
                    known.add(source)
                    sources.append(source)
                }
                return sources
            }
        }
        tell(change)
    }

    private static func tell(_ change: CatalogueEditor.Change) {
        Catalog.note(change)
        for source in change.added {
            print(
                "added \(source.id) (\(source.kind.rawValue), \(source.url)) to \(change.files.joined(separator: ", "))"
            )
        }
    }
}
