import ArgumentParser
import Foundation
import Harvest
import Identifiers
import Records
import Storage

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Full text of what was collected, with filters.",
        discussion: """
            All words must occur; "…" is a phrase, word* a beginning, -word what must not occur, OR either of two.

            id: looks for an identifier that was read in the text and checked, has: for any of a scheme, role: behind them \
            for what it is to the shipment. Spaces and hyphens in a value do not matter; a star asks how it begins.

              tidewaiter search '"copper cathodes" seized -Chile' --country AE --since 2026-01-01
              tidewaiter search id:imo:9074729           the ship with this number
              tidewaiter search 'id:MSCU 123456 6'       this container, or whatever scheme the value is of
              tidewaiter search 'id:container:MSCU* role:seized'
              tidewaiter search 'has:imo OR has:mmsi' sanctions

            Schemes: \(list(IdentifierSchemes.all.map { $0.name }.sorted()))

            Roles: \(list(IdentifierRoles.all))
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "Words to look for; nothing: the newest that pass the filters.")
    var words: [String] = []

    @Option(help: "Only from this source.")
    var source: String?

    @Option(help: "Published on this day or later (2026-01-15).", transform: Self.day)
    var since: Timestamp?

    @Option(help: "Published before this day.", transform: Self.day)
    var until: Timestamp?

    @Option(help: "Only about this country (ISO 3166-1 alpha-2).")
    var country: String?

    @Option(help: "Only with this commodity: an HS code or its beginning.")
    var commodity: String?

    @Option(help: "Only with this party: the id of a trader or a listed party.")
    var party: String?

    @Option(help: "Only in this language.")
    var language: String?

    @Option(help: "At most so many.")
    var limit = 20

    private struct Row: Encodable {
        let id: String
        let source: String
        let url: String
        let published: Timestamp?
        let title: String
        let language: String?
        let snippet: String
        let story: String
        let score: Double
    }

    func run() async throws {
        let query = try query()
        let store = try SQLiteStore.reading(data.workspace)
        let hits = try await store.search(query)
        let output = Output()
        if format.isTable {
            if hits.isEmpty { Terminal.note("Nothing found.") }
            for hit in hits { for line in lines(hit) { output.line(line) } }
        } else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for hit in hits {
                let bytes = try encoder.encode(row(hit))
                output.line { $0 += bytes }
            }
        }
        output.flush()
    }

    private static let vocabulary = IdentifierVocabulary(
        schemes: IdentifierSchemes.all.map { $0.name }, roles: IdentifierRoles.all,
        normalized: { IdentifierSchemes.named($0)?.normalized($1) })

    private func query() throws -> SearchQuery {
        var query = SearchQuery(
            text: words.joined(separator: " "), source: source, since: since, until: until,
            country: country?.uppercased(), commodity: commodity, party: party, language: language, limit: limit)
        do {
            for note in try query.readIdentifiers(Self.vocabulary) { Terminal.note(note) }
        } catch {
            throw ValidationError(error.description)
        }
        return query
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: " ") }

    private func row(_ hit: SearchHit) -> Row {
        let article = hit.article
        let snippet = hit.snippet.filter { $0 != SearchHit.markStart && $0 != SearchHit.markEnd }
        return Row(
            id: article.id, source: article.source, url: article.url, published: article.published,
            title: article.title, language: article.language, snippet: snippet, story: hit.story, score: hit.score)
    }

    private func lines(_ hit: SearchHit) -> [String] {
        let article = hit.article
        var snippet = ""
        for part in hit.snippet.split(separator: SearchHit.markStart, omittingEmptySubsequences: false).enumerated() {
            let halves = part.element.split(
                separator: SearchHit.markEnd, maxSplits: 1, omittingEmptySubsequences: false)
            if part.offset > 0, halves.count == 2 {
                snippet += Terminal.coloured(Terminal.safe(halves[0]), .bold) + Terminal.safe(halves[1])
            } else {
                snippet += Terminal.safe(part.element)
            }
        }
        return [
            Terminal.coloured(Terminal.safe(article.title), .bold),
            Terminal.coloured("\(article.source) · \(article.published?.day ?? "undated") · \(article.url)", .grey),
            "  \(snippet)", "",
        ]
    }

    private static func day(_ text: String) throws -> Timestamp {
        guard let time = Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text + "T00:00:00Z") else {
            throw ValidationError("“\(text)” is not a day (2026-01-15)")
        }
        return time
    }
}
