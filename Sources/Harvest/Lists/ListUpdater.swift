import Fetching
import Parsing
import Records
import Storage
import Texts

/// Fetches a sanctions list in its official format and puts it in force, or refuses it and keeps the last good version.
struct ListUpdater: Sendable {
    let stations: Stations

    /// Lists are large, and worth waiting for.
    private static let maxBytes = 512 << 20
    private static let timeoutSeconds: Double = 300

    /// What an update did; `version` is nil where nothing changed.
    struct Update: Sendable {
        var version: ListVersion?
        var change = PartyChange()
        var entities = 0
        var diagnostics: [Diagnostic] = []
        var poll = Poll()
    }

    func run(_ source: Source, _ state: inout SourceState) async throws -> Update {
        guard let name = source.format, let format = ListFormats.named(name) else {
            let known = ListFormats.all.map { $0.name }.joined(separator: ", ")
            throw SourceFailure("format", "no list format “\(source.format ?? "")”; there are \(known)")
        }
        let before = state.bodyHash
        let request = Self.patient(state.request(for: source, at: stations.clock()))
        let document = try await stations.fetcher.fetch(request)
        // The hash of a list is over all its files: whether it changed is found out below.
        state.bodyHash = nil
        guard case .body = try state.accept(document, to: request, at: stations.clock()) else {
            state.bodyHash = before
            return Update(poll: Poll(notModified: document))
        }
        guard !document.body.isEmpty else { throw SourceFailure("empty", "the server sent an empty list") }
        var input = ListInput(main: document.body, parts: [:])
        var documents = [document]
        for part in format.parts {
            let file = try await fetch(part, of: source, main: document)
            input.parts[part] = file.body
            documents.append(file)
        }
        let hash = Self.hash(of: input)
        state.bodyHash = hash
        var update = Update(poll: Poll(notModified: document))
        guard hash != before else { return update }
        let result = try format.read(input, dataset: source.id)
        for document in documents { try await stations.evidence.remember(document, of: source) }
        let held = try await stations.store.listVersions(source: source.id).first { $0.inForce }?.entities
        try check(result, against: source.expect, held: held)
        let version = ListVersion(
            source: source.id, hash: hash,
            published: result.published.flatMap { Timestamp(rfc3339: $0 + "T00:00:00Z") },
            fetched: document.fetched)
        update.change = try await stations.store.install(version, entities: result.entities)
        state.itemsSeen = result.entities.count
        update.version = version
        update.entities = result.entities.count
        update.diagnostics = result.diagnostics
        update.poll.items = result.entities.count
        update.poll.isWindow = false
        update.poll.new = 1
        return update
    }

    private static func patient(_ request: FetchRequest) -> FetchRequest {
        var request = request
        request.maxBytes = maxBytes
        request.timeoutSeconds = timeoutSeconds
        request.retries = 2
        return request
    }

    /// A further file of the list: where the source says, else beside the first one.
    private func fetch(
        _ part: String, of source: Source, main: Document
    ) async throws -> Document {
        let address =
            source.parts[part] ?? CanonicalURL.resolve(part + "." + Self.ending(of: main.url), against: main.url)
        guard let address else {
            throw SourceFailure("part", "there is no address for its file “\(part)”; name it with `parts:`")
        }
        let document = try await stations.fetcher.fetch(Self.patient(FetchRequest(address)))
        guard (200..<300).contains(document.status) else {
            throw SourceFailure(
                "part", "its file “\(part)” (\(address)) was answered with \(document.status); name it with `parts:`")
        }
        return document
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

    /// A list that suddenly halves is an error, not a de-listing of everyone: by what the source expects, and where it
    /// expects nothing, by what the version in force holds.
    private func check(_ result: ListResult, against expect: Source.Expectation, held: Int?) throws {
        let count = result.entities.count
        if expect.entities == nil, let held, count * 2 <= held {
            throw SourceFailure(
                "halved",
                "it holds \(count) records, and the version in force \(held); that one stays in force. If the list really "
                    + "changed so much, say so with `expect:` of this source")
        }
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
