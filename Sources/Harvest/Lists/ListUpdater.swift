package import Fetching
import Parsing
package import Records
package import Storage
import Texts

/// Fetches a sanctions list in its official format and puts it in force, or refuses it and keeps the last good version.
package struct ListUpdater: Sendable {
    let fetcher: Fetcher
    let store: any Store

    package init(fetcher: Fetcher, store: any Store) {
        self.fetcher = fetcher
        self.store = store
    }

    /// What an update did; `version` is nil where nothing changed.
    package struct Update: Sendable {
        package var version: ListVersion?
        package var change = PartyChange()
        package var entities = 0
        package var diagnostics: [Diagnostic] = []
    }

    package func run(_ source: Source, _ state: inout SourceState, at now: Timestamp) async throws -> Update {
        guard let name = source.format, let format = ListFormats.named(name) else {
            let known = ListFormats.all.map { $0.name }.joined(separator: ", ")
            throw SourceFailure("format", "no list format “\(source.format ?? "")”; there are \(known)")
        }
        var request = FetchRequest(state.url ?? source.url, etag: state.etag, lastModified: state.lastModified)
        request.maxBytes = 512 << 20
        request.timeoutSeconds = 300
        request.retries = 2
        let document = try await fetcher.fetch(request)
        guard try accept(document, &state) else { return Update() }
        var input = ListInput(main: document.body, parts: [:])
        for part in format.parts { input.parts[part] = try await fetch(part, of: source, main: document, format) }
        let hash = Self.hash(of: input)
        guard hash != state.bodyHash else { return Update() }
        let result = try format.read(input, dataset: source.id)
        try check(result, against: source.expect)
        let version = ListVersion(
            source: source.id, hash: hash,
            published: result.published.flatMap { Timestamp(rfc3339: $0 + "T00:00:00Z") },
            fetched: now)
        let change = try await store.install(version, entities: result.entities)
        state.bodyHash = hash
        state.itemsSeen = result.entities.count
        return Update(
            version: version, change: change, entities: result.entities.count, diagnostics: result.diagnostics)
    }

    private func accept(_ document: Document, _ state: inout SourceState) throws -> Bool {
        state.lastStatus = document.status
        if let moved = document.movedTo { state.url = moved }
        switch document.status {
        case 304: return false
        case 200..<300: break
        default: throw SourceFailure("status", "the server answered \(document.status)")
        }
        guard !document.body.isEmpty else { throw SourceFailure("empty", "the server sent an empty list") }
        state.etag = document.etag
        state.lastModified = document.lastModified
        return true
    }

    /// A further file of the list: where the source says, else beside the first one.
    private func fetch(
        _ part: String, of source: Source, main: Document, _ format: any ListFormat.Type
    ) async throws -> [UInt8]? {
        let address =
            source.parts[part] ?? CanonicalURL.resolve(part + "." + Self.ending(of: main.url), against: main.url)
        guard let address else { return nil }
        var request = FetchRequest(address)
        request.maxBytes = 512 << 20
        request.timeoutSeconds = 300
        request.retries = 2
        let document = try await fetcher.fetch(request)
        guard (200..<300).contains(document.status) else {
            throw SourceFailure(
                "part", "its file “\(part)” (\(address)) was answered with \(document.status); name it with `parts:`")
        }
        return document.body
    }

    private static func ending(of url: String) -> String {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        let name = path.split(separator: "/").last ?? ""
        return name.contains(".") ? String(name.split(separator: ".").last ?? "csv").lowercased() : "csv"
    }

    /// What says that the list was cut or garbled on its way, rather than that one record is odd.
    private static let signsOfDamage: Set<String> = [
        "truncated-record", "record-count", "malformed-xml", "malformed-truncated",
    ]

    /// A list that suddenly halves is an error, not a de-listing of everyone.
    private func check(_ result: ListResult, against expect: Source.Expectation) throws {
        let count = result.entities.count
        if let range = expect.entities, !range.contains(count) {
            throw SourceFailure(
                "expect",
                "it holds \(count) records, expected \(range.lowerBound) to \(range.upperBound); the last good version "
                    + "stays in force. If the list really changed so much, correct `expect:` of this source")
        }
        let cut = result.diagnostics.first { Self.signsOfDamage.contains($0.code) }
        if let cut {
            throw SourceFailure("damaged", "\(cut.message); the last good version stays in force")
        }
        guard count > 0 else {
            throw SourceFailure("empty", "it holds no record; the last good version stays in force")
        }
    }

    /// Of all files of the list, so that a change in any of them is a new version.
    private static func hash(of input: ListInput) -> String {
        let parts = input.parts.sorted { $0.key < $1.key }.map { Digest.sha256($0.value) }
        return parts.isEmpty
            ? Digest.sha256(input.main)
            : Digest.sha256(Array((Digest.sha256(input.main) + parts.joined()).utf8))
    }
}
