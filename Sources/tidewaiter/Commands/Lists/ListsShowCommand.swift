import ArgumentParser
import Foundation
import Harvest
import Matching
import Records
import Storage

struct ListsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One entry: all that its list says, what it said before, and the same party on other lists.",
        discussion: "  tidewaiter lists show ofac-1234")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The id of the entry.")
    var id: String

    func run() async throws {
        let store = try SQLiteStore.reading(data.workspace)
        let history = try await store.history(ofListed: id)
        guard let last = history.last else {
            Terminal.note("no list in the store ever had an entry “\(id)”: `tidewaiter screen --name` looks for names")
            throw Status.impossible
        }
        let listed = try await store.listedEntities()
        let groups = PartyGroups(listed)
        let others = groups.group(of: id).filter { $0 != id }
        let output = Output()
        if format.isTable {
            for line in Self.full(last) { output.line(line) }
            for line in Self.memory(history) { output.line(line) }
            for other in listed where others.contains(other.id) {
                let why = groups.reasons(between: id, and: other.id).joined(separator: "; ")
                output.line(
                    Terminal.safe(
                        "also listed: \(other.name) (\(other.id), \(other.dataset))"
                            + (why.isEmpty ? "" : ": \(why)")))
            }
        } else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let bytes = try encoder.encode(Entry(history, listings: listed.filter { others.contains($0.id) }))
            output.line { $0 += bytes }
        }
        output.flush()
    }

    private struct Entry: Encodable {
        struct Revision: Encodable {
            let from: Timestamp
            let until: Timestamp?
            let entity: Entity
        }
        let list: String
        let entity: Entity
        let isListed: Bool
        let history: [Revision]
        let listings: [ScreeningAnswer.Listing]

        enum CodingKeys: String, CodingKey {
            case list, entity, history, listings
            case isListed = "in_force"
        }

        init(_ history: [ListedRevision], listings: [Entity]) {
            let last = history[history.count - 1]
            list = last.list
            entity = last.entity
            isListed = last.until == nil
            self.history = history.map {
                Revision(from: $0.from.fetched, until: $0.until?.fetched, entity: $0.entity)
            }
            self.listings = listings.map { .init($0) }
        }
    }

    private static func full(_ revision: ListedRevision) -> [String] {
        let e = revision.entity
        let rows: [(String, [String])] = [
            ("list", [revision.list]), ("schema", [e.schema.rawValue]), ("aliases", e.aliases),
            ("weak aliases", e.weakAliases), ("countries", e.countries.map { $0.uppercased() }),
            ("born", e.birthDates), ("born in", e.birthPlaces), ("gender", [e.gender].compactMap(\.self)),
            ("identifiers", e.identifiers.map { "\($0.type) \($0.value)" }), ("addresses", e.addresses),
            ("programmes", e.programs), ("topics", e.topics), ("listed", [e.listed].compactMap(\.self)),
            ("delisted", [e.delisted].compactMap(\.self)),
            ("relations", e.relations.map { "\($0.kind.rawValue) \($0.name)\($0.entity.map { " (\($0))" } ?? "")" }),
            ("remarks", [e.remarks].compactMap(\.self)),
        ]
        let head = Terminal.coloured(Terminal.safe("\(e.name) (\(e.id))"), .bold)
        return [head + (revision.until == nil ? "" : " – no longer listed")]
            + rows.filter { !$0.1.isEmpty }.map { name, values in
                name.padding(toLength: 14, withPad: " ", startingAt: 0) + Terminal.safe(values.joined(separator: "; "))
            }
    }

    private static func memory(_ history: [ListedRevision]) -> [String] {
        var lines = ["history"]
        for (place, revision) in history.enumerated() {
            let published = revision.from.published.map { ", published \($0.day)" } ?? ""
            lines.append(
                "  from version \(revision.from.number), known \(Catalog.short(revision.from.fetched))\(published)")
            if place > 0, let change = EntityDifference(from: history[place - 1].entity, to: revision.entity) {
                lines += change.fields.map { field in
                    "    \(field.field): "
                        + Terminal.safe(
                            (field.removed.map { "-\($0)" } + field.added.map { "+\($0)" }).joined(separator: " "))
                }
            }
            if let until = revision.until, place == history.count - 1 || history[place + 1].from.number != until.number
            {
                lines.append("  gone with version \(until.number), known \(Catalog.short(until.fetched))")
            }
        }
        return lines
    }
}
