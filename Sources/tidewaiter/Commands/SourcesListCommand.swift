import ArgumentParser
import Harvest
import Records
import Storage

struct SourcesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every source with its health: when it was asked, what is new, when it is due.",
        discussion: """
            The status is one of: ok; moved (for good, to the address told); failing ×n; paused (its host asked to be left \
            alone); gone (410, never asked again); silent (nothing new for much longer than is its habit); never asked; off.

              tidewaiter sources list --failing
              tidewaiter sources list --silent --format ndjson
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Option(help: "Only sources of this kind: feed, sitemap, page, list, archive.")
    var kind: Source.Kind?

    @Flag(help: "Only sources that failed the last time.")
    var failing = false

    @Flag(help: "Only sources that publish nothing for much longer than is their habit.")
    var silent = false

    @Flag(help: "Only sources that the next harvest would ask.")
    var due = false

    func run() async throws {
        let catalog = try Catalog.read(data.workspace)
        let now = Engine.now()
        let store = try Catalog.store(data.workspace)
        let states = try await store?.sourceStates() ?? [:]
        let pauses: HostPauses
        if let store { pauses = try await HostPauses.read(store, at: now) } else { pauses = HostPauses([:], at: now) }
        let rows = catalog.sources.filter { kind == nil || $0.kind == kind }
            .map { SourceRow($0, states[$0.id], pauses, at: now) }
            .filter { (!failing || $0.failures > 0) && (!silent || $0.silentSince != nil) && (!due || $0.due) }
        let output = Output()
        if format.isTable {
            var table = Table("ID", "KIND", "STATUS", "LAST SUCCESS", "LAST NEW", "A DAY", "NEXT", "TITLE")
            for row in rows {
                table.add(
                    row.id, row.kind, row.statusText, Catalog.short(row.lastSuccess), Catalog.short(row.lastNew),
                    row.perDay.map { Catalog.short($0) } ?? "–", row.due ? "now" : Catalog.short(row.nextDue),
                    row.remark)
            }
            for line in table.lines() { output.line(line) }
        } else {
            for row in rows { try output.line(encoding: row) }
        }
        output.flush()
    }
}

/// A source as `sources list` shows it.
private struct SourceRow: Encodable {
    let id: String
    let title: String
    let kind: String
    /// As it is asked now.
    let url: String
    let movedTo: String?
    let enabled: Bool
    let verified: Bool
    let status: String
    let failures: Int
    let lastError: String?
    let lastSuccess: Timestamp?
    let lastNew: Timestamp?
    let nextDue: Timestamp?
    let due: Bool
    /// New items a day, as far as its history shows.
    let perDay: Double?
    /// When it published last, where that is much longer ago than is its habit; and how many a day were usual.
    let silentSince: Timestamp?
    let usualPerDay: Double?
    /// The same for people.
    private let silence: String?
    let pausedUntil: Timestamp?

    private enum CodingKeys: String, CodingKey {
        case id, title, kind, url, movedTo, enabled, verified, status, failures, lastError, lastSuccess, lastNew,
            nextDue, due
        case perDay, silentSince, usualPerDay, pausedUntil
    }

    init(_ source: Source, _ known: SourceState?, _ pauses: HostPauses, at now: Timestamp) {
        // Of another address what is known says nothing.
        let state = known.flatMap { $0.asked == nil || $0.asked == source.url ? $0 : nil }
        let health = SourceHealth(of: source, state, at: now)
        let moved = state?.url.flatMap { $0 == source.url ? nil : $0 }
        let isAsked = source.enabled && state?.retired != true
        id = source.id
        title = source.title
        kind = source.kind.rawValue
        url = moved ?? source.url
        movedTo = moved
        enabled = source.enabled
        verified = source.verified
        failures = state?.failures ?? 0
        lastError = state?.lastError
        lastSuccess = state?.lastSuccess
        lastNew = state?.lastNew
        nextDue = isAsked ? state?.nextDue : nil
        due = isAsked && Rhythm.isDue(state, at: now)
        perDay = state?.rate.map { ($0 * 240).rounded() / 10 }
        let silence = state.flatMap { health == .silent ? Rhythm.silence(of: $0, source: source, at: now) : nil }
        silentSince = silence?.since
        usualPerDay = silence.map { ($0.perDay * 10).rounded() / 10 }
        self.silence = silence?.description
        pausedUntil = isAsked ? pauses.end(for: moved ?? source.url) : nil
        status =
            switch health {
            case .off, .gone, .failing: health.rawValue
            case .new: pausedUntil == nil ? "never asked" : "paused"
            case .silent: pausedUntil == nil ? "silent" : "paused"
            case .ok: pausedUntil != nil ? "paused" : moved != nil ? "moved" : "ok"
            }
    }

    var statusText: String {
        switch status {
        case "failing": "failing ×\(failures)"
        case "paused": "paused until " + Catalog.short(pausedUntil).suffix(5)
        default: status
        }
    }

    /// What is most to be known of it, else its title.
    var remark: String {
        if let lastError { return lastError }
        if let movedTo { return "\(title) (moved to \(movedTo))" }
        if let silence { return "\(title) (\(silence))" }
        return title
    }
}
