import ArgumentParser
import Foundation
import Harvest
import Records
import Storage

struct ScreenClearCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear",
        abstract: "Say that a party of the register is not an entry it looks like.",
        discussion: """
            The pair is kept back from then on, with your reason, in screenings and in alerts – until --until, until \
            `screen reopen`, or until the party or the entry changes: then it comes back and says so.
            """)

    @OptionGroup var data: DataOptions

    @Argument(help: "The id of the party in the register (T-1; T-1/vessel/NAME for a vessel of it).")
    var party: String

    @Argument(help: "The id of the entry (ofac-1234).")
    var entry: String

    @Option(help: "Why they are not the same.")
    var reason: String

    @Option(help: ArgumentHelp("The day from which this has to be looked at again.", valueName: "date"))
    var until: String?

    @Option(help: "Who decides; the default is the user of the system.")
    var user: String?

    func run() async throws {
        let end = try until.map { try ScreenScope.day($0, "--until") }
        if let end, end <= Engine.now() { throw ValidationError("--until: \(end.day) is over") }
        guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("--reason says nothing") }
        let store = try ScreenStore.open(data.workspace).store
        let parties = RegisterBook(traders: try await store.traders()).entities
        guard let party = parties.first(where: { $0.id == party }) else {
            Terminal.note("there is no party “\(party)” in the register: `tidewaiter traders list` shows them")
            throw Status.impossible
        }
        guard let entry = try await store.listedEntities().first(where: { $0.id == entry }) else {
            Terminal.note("there is no entry “\(entry)” on a list in force")
            throw Status.impossible
        }
        try await store.save(
            Clearance(
                of: party, against: entry, reason: reason, user: user ?? NSUserName(), at: Engine.now(), until: end))
        print(
            Terminal.safe(
                "\(party.name) is cleared of \(entry.name) (\(entry.dataset)). An alert about it goes with the next "
                    + "harvest."))
    }
}

struct ScreenReopenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Take a `screen clear` back.")

    @OptionGroup var data: DataOptions

    @Argument(help: "The id of the party.")
    var party: String

    @Argument(help: "The id of the entry.")
    var entry: String

    @Option(help: "Why it is taken back.")
    var reason = ""

    @Option(help: "Who takes it back; the default is the user of the system.")
    var user: String?

    func run() async throws {
        let store = try ScreenStore.open(data.workspace).store
        let withdrawal = Clearance.Withdrawal(user: user ?? NSUserName(), reason: reason, at: Engine.now())
        guard try await store.withdrawClearance(of: party, entry: entry, withdrawal) else {
            Terminal.note("“\(party)” was not cleared of “\(entry)”: `tidewaiter screen cleared` shows who was")
            throw Status.impossible
        }
        print("\(party) is screened against \(entry) again.")
    }
}

struct ScreenClearedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cleared", abstract: "Pairs that were cleared by hand, and whether that still holds.")

    @OptionGroup var data: DataOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Also those that were replaced or taken back.")
    var all = false

    func run() async throws {
        let store = try SQLiteStore.reading(data.workspace)
        let standing = try await store.clearances()
        let clearances = all ? try await store.clearanceHistory() : standing
        let book = ClearanceBook(standing, at: Engine.now())
        let parties = Dictionary(
            RegisterBook(traders: try await store.traders()).entities.map { ($0.id, $0) }
        ) { first, _ in first }
        let entries = Dictionary(try await store.listedEntities().map { ($0.id, $0) }) { first, _ in first }
        let output = Output()
        var table = Table("PARTY", "ENTRY", "STANDS", "BY", "ON", "UNTIL", "REASON")
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for clearance in clearances {
            let stands =
                standing.contains(clearance)
                ? Self.standing(parties[clearance.party], entries[clearance.entry], book) : Self.ended(clearance)
            guard format.isTable else {
                let bytes = try encoder.encode(Line(clearance: clearance, stands: stands))
                output.line { $0 += bytes }
                continue
            }
            table.add(
                "\(clearance.partyName) (\(clearance.party))", "\(clearance.entryName) (\(clearance.entry))",
                stands, clearance.user,
                clearance.at.day, clearance.until?.day ?? "–", clearance.reason)
        }
        if format.isTable {
            if table.isEmpty { Terminal.note("Nobody was cleared by hand: `tidewaiter screen clear` does it.") }
            for line in table.isEmpty ? [] : table.lines() { output.line(line) }
        }
        output.flush()
    }

    private struct Line: Encodable {
        let clearance: Clearance
        let stands: String

        private enum CodingKeys: String, CodingKey { case stands }

        func encode(to encoder: any Encoder) throws {
            try clearance.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(stands, forKey: .stands)
        }
    }

    private static func ended(_ clearance: Clearance) -> String {
        clearance.withdrawal.map { "taken back by \($0.user) on \($0.at.day)" } ?? "replaced"
    }

    private static func standing(_ party: Entity?, _ entry: Entity?, _ book: ClearanceBook) -> String {
        guard let party else { return "party gone" }
        guard let entry else { return "delisted" }
        switch book.standing(of: party, against: entry) {
        case .none: return "–"
        case .holds: return "yes"
        case .reopened: return "re-opened"
        }
    }
}
