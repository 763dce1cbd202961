import ArgumentParser
import Harvest
import Parsing
import Records
import Settings
import Storage
import Texts

/// Which lists, and of which day.
struct ScreenScope: ParsableArguments {
    @Option(help: ArgumentHelp("Only these lists, separated by commas.", valueName: "ids"))
    var lists: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "What the lists said on that day (2026-03-04), each match with the day from which it could be known here.",
            valueName: "date"))
    var asOf: String?

    @Option(
        name: .customLong("known-at"),
        help: ArgumentHelp("Only what had been fetched here by the end of that day.", valueName: "date"))
    var knownAt: String?

    @Option(
        name: .customLong("max-age"),
        help: "A list that was not confirmed for this long (3d, 12h) is too old to rest on.")
    var maxAge = "3d"

    var isAsked: Bool { lists != nil || asOf != nil || knownAt != nil }

    /// The lists in question; ends the program where there is none to answer with.
    func lists(of store: SQLiteStore, _ workspace: Workspace, at now: Timestamp) async throws -> ScreeningLists {
        let question = try question()
        let found = try await ScreeningLists.load(from: store, question, cache: workspace.cachePath, at: now)
        if !found.absent.isEmpty {
            let known = Array(Set(try await store.listVersions(source: nil).map(\.source))).sorted()
            let advice = Suggestion.nearest(to: found.absent[0], among: known).map { "; did you mean “\($0)”?" } ?? ""
            Terminal.note("there is no version of the list “\(found.absent[0])” in the store\(advice)")
            throw Status.impossible
        }
        guard !found.isEmpty else {
            Terminal.note(
                asOf == nil && knownAt == nil
                    ? "No list is in force, so that nobody can be said to be clear: run `tidewaiter lists update` first."
                    : "The store knows of no list for that day, so that nobody can be said to have been clear.")
            throw Status.impossible
        }
        if question.lists == nil { tellMissing(besides: Set(found.basis.map(\.list)), workspace) }
        return found
    }

    /// Lists of the catalogue that nobody has fetched yet.
    private func tellMissing(besides known: Set<String>, _ workspace: Workspace) {
        guard let files = try? workspace.files(in: "feeds", ending: ".yaml") else { return }
        let missing = SourceCatalog.read(files: files).0.sources
            .filter { $0.kind == .list && $0.enabled && !known.contains($0.id) }.map(\.id)
        if !missing.isEmpty {
            Terminal.note("Not asked, since there is no version of them: \(missing.joined(separator: ", "))")
        }
    }

    func question() throws -> ScreeningLists.Question {
        guard let age = Duration.seconds(maxAge) else {
            throw ValidationError("--max-age: “\(maxAge)” is no length of time; write 3d, 12h or 90m")
        }
        return ScreeningLists.Question(
            lists: lists.map { Set($0.split(separator: ",").map { String($0.filter { $0 != " " }) }) },
            asOf: try end(of: asOf, "--as-of"), knownBy: try end(of: knownAt, "--known-at"), maxAge: age)
    }

    /// The last second of a day, or the moment itself.
    private func end(of text: String?, _ option: String) throws -> Timestamp? {
        guard let text else { return nil }
        if let moment = Timestamp(rfc3339: text) { return moment }
        return try Self.day(text, option).adding(86_399)
    }

    /// The beginning of a day of the calendar.
    static func day(_ text: String, _ option: String) throws -> Timestamp {
        guard let day = Timestamp(rfc3339: text + "T00:00:00Z"), day.day == text else {
            throw ValidationError("\(option): “\(text)” is no day; write 2026-03-04")
        }
        return day
    }
}

/// Single names on the command line.
struct ScreenNames: ParsableArguments {
    @Option(help: "A single name to screen; may be repeated.")
    var name: [String] = []

    @Option(help: "What the single names are: Person, Company, Vessel …")
    var schema: Entity.Schema = .legalEntity

    @Option(help: "A country of the single names (ir); may be repeated.")
    var country: [String] = []

    @Option(name: .customLong("birth-date"), help: "A date of birth of the single names (1966, 1966-09-08).")
    var birthDate: [String] = []

    @Option(help: ArgumentHelp("An identifier of the single names (imo:9074729).", valueName: "type:value"))
    var identifier: [String] = []

    func entities() throws -> [Entity] {
        let identifiers = try identifier.map { text in
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw ValidationError("--identifier: “\(text)” is none; write type:value, like imo:9074729")
            }
            return Identifier(type: parts[0].lowercased(), value: parts[1])
        }
        return try name.enumerated().map { place, name in
            guard name.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--name is empty") }
            var entity = Entity(id: "name-\(place + 1)", schema: schema, name: name, dataset: "")
            for country in country where !entity.read(country: country) {
                throw ValidationError("--country: “\(country)” is no country; write ir, or Iran")
            }
            for date in birthDate where !entity.read(birthDate: date) {
                throw ValidationError("--birth-date: “\(date)” is no date; write 1966, 1966-09 or 1966-09-08")
            }
            entity.identifiers = identifiers
            return entity
        }
    }
}
