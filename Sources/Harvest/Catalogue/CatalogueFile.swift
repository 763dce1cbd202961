import Records
import Settings

/// A file of `feeds/` that is changed as a careful person would: entries are added at the end of `sources:`, or one line
/// of an entry is written anew; all else stays, comments too. Nothing leaves here that does not read back as meant.
struct CatalogueFile {
    /// As its owner knows it: `feeds/added.yaml`.
    let name: String
    private(set) var text: String

    /// - Parameter bytes: of the file; nil: a new one.
    init(name: String, bytes: [UInt8]?) {
        self.name = name
        text = bytes.map { String(decoding: $0, as: UTF8.self) } ?? Self.head
    }

    private static let head = """
        # Sources that were added with `tidewaiter sources`. It is yours: edit it as you like.
        sources:

        """

    /// What an entry inherits from the `defaults:` of the file.
    var template: Source { SourceCatalog.template(of: text) }

    private var catalog: (catalog: SourceCatalog, problems: [Diagnostic]) {
        SourceCatalog.read(files: [(name, Array(text.utf8))])
    }

    /// Adds the sources. What they leave open (nil) is as the defaults of the file say.
    /// - Throws: `WorkspaceError` where the file is written so that nothing can be added safely.
    mutating func add(_ sources: [Source]) throws(WorkspaceError) {
        let template = template
        let wanted = sources.map { source in
            var source = source
            source.language = source.language ?? template.language
            source.publisher = source.publisher ?? template.publisher
            source.purpose = source.purpose ?? template.purpose
            source.retainDays = source.retainDays ?? template.retainDays
            source.format = source.format ?? template.format
            source.expect.entities = source.expect.entities ?? template.expect.entities
            return source
        }
        let before = catalog
        var lines = YAMLLines(text)
        let place = try lines.endOfSources(in: name)
        var entries: [String] = []
        for source in wanted {
            entries += CatalogueEntry.lines(of: source, template: template).map { place.indent + $0 }
        }
        lines.all.insert(contentsOf: entries, at: place.index)
        try accept(lines.text, sources: before.catalog.sources + wanted, problems: before.problems.count)
    }

    /// Writes the `enabled:` line of a source.
    /// - Parameter line: where its entry begins, from 1.
    mutating func setEnabled(_ isEnabled: Bool, source id: String, line: Int) throws(WorkspaceError) {
        let before = catalog
        var lines = YAMLLines(text)
        try lines.set("enabled", to: "\(isEnabled)", inEntryAt: line - 1, of: name)
        let wanted = before.catalog.sources.map { source in
            guard source.id == id else { return source }
            var source = source
            source.enabled = isEnabled
            return source
        }
        try accept(lines.text, sources: wanted, problems: before.problems.count)
    }

    /// Takes over a new text if it reads as wanted.
    private mutating func accept(_ new: String, sources: [Source], problems: Int) throws(WorkspaceError) {
        let (catalog, found) = SourceCatalog.read(files: [(name, Array(new.utf8))])
        guard catalog.sources == sources, found.count <= problems else {
            let reason = found.last.map { ": " + $0.description } ?? ""
            throw WorkspaceError(
                "\(name) is written in a way that cannot be edited safely\(reason); change it by hand, or name another "
                    + "file with --file")
        }
        text = new
    }
}
