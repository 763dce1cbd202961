import Fetching
import Foundation
import Harvest
import Parsing
import Records
import Storage
import Texts

/// The parties that are to be screened, out of a file or the command line.
struct ScreenQueries {
    /// Traders with their owners and vessels.
    let all: [Entity]
    /// Lines and rows that could not be used.
    let failures: Int
    /// The path of the file; nil where there is none.
    let input: String?
    let inputHash: String
    /// The parties of the command line.
    let named: [Entity]

    static func isNDJSON(_ path: String) -> Bool {
        ["ndjson", "jsonl"].contains(path.split(separator: ".").last?.lowercased() ?? "")
    }

    static func read(_ path: String?, _ named: [Entity]) throws -> ScreenQueries {
        var parties = named
        var failures = 0
        var bytes: [UInt8] = []
        if let path {
            bytes = try Files.bytes(path)
            let file = try isLines(bytes, path) ? lines(bytes, path) : register(bytes, path)
            parties += file.parties
            failures = file.failures
        }
        if parties.isEmpty {
            Terminal.note("\(path ?? "-"): there is nobody in it to screen")
            throw Status.impossible
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return ScreenQueries(
            all: RegisterBook(traders: parties).entities, failures: failures, input: path,
            inputHash: Digest.sha256(bytes + [UInt8](try encoder.encode(named))), named: named)
    }

    /// Entities of an NDJSON file. A line that is none is told and left out; ends the program where none is left.
    static func entities(of path: String) throws -> (parties: [Entity], failures: Int) {
        let read = lines(try Files.bytes(path), path, isNormalizing: false)
        if read.parties.isEmpty {
            Terminal.note("\(path): there is no entity in it, so that nobody can be found")
            throw Status.impossible
        }
        return read
    }

    private static func isLines(_ bytes: [UInt8], _ path: String) -> Bool {
        if isNDJSON(path) { return true }
        let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return rest.first { $0 > 32 } == UInt8(ascii: "{")
    }

    private static func lines(
        _ bytes: [UInt8], _ path: String, isNormalizing: Bool = true
    ) -> (parties: [Entity], failures: Int) {
        var parties: [Entity] = []
        var failures = 0
        var number = 0
        bytes.withUnsafeBufferPointer { bytes in
            var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
                number += 1
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                guard line.contains(where: { $0 > 32 }) else { continue }
                do {
                    let party = try BatchLine.decode(Entity.self, from: line)
                    parties.append(isNormalizing ? try checked(party, "\(path):\(number)", number) : party)
                } catch {
                    failures += 1
                    Terminal.note("\(path):\(number): \(Terminal.safe("\(error)"))")
                }
            }
        }
        return (parties, failures)
    }

    /// A party that can be compared; what cannot be is told.
    private static func checked(_ party: Entity, _ place: String, _ number: Int) throws -> Entity {
        var (party, unread) = party.normalized()
        guard party.name.contains(where: { !$0.isWhitespace }) else {
            throw BatchLine.Problem(description: "the party has no name")
        }
        if party.id.isEmpty { party.id = "line-\(number)" }
        for value in unread {
            Terminal.note("\(place): “\(Terminal.safe(value))” is no country or date: not compared")
        }
        return party
    }

    private static func register(_ bytes: [UInt8], _ path: String) throws -> (parties: [Entity], failures: Int) {
        do {
            let (traders, diagnostics) = try TraderRegister.read(bytes, place: path, isNumbering: true)
            for diagnostic in diagnostics { Terminal.note(Terminal.safe(diagnostic.description)) }
            return (traders, diagnostics.count { $0.severity == .error })
        } catch {
            Terminal.note(Terminal.safe("\(error)"))
            throw Status.impossible
        }
    }
}

extension ScreenQueries {
    /// The record of a screening of these parties.
    func run(
        by user: String, scope: ScreenScope, bounds: ScreeningDesk.Bounds, lists: [ListBasis], at now: Timestamp
    ) throws -> ScreeningRun {
        let question = try scope.question()
        let parameters = ScreeningRun.Parameters(
            threshold: bounds.threshold, limit: bounds.limit, lists: question.lists?.sorted(), asOf: question.asOf,
            knownBy: question.knownBy, parties: named)
        let number = String(UInt64.random(in: 1 << 60...UInt64.max), radix: 16)
        return ScreeningRun(
            id: "run-" + number.prefix(10), user: user, started: now, input: input, inputHash: inputHash,
            program: FetchConfiguration.version, parameters: parameters, basis: lists.map { .init($0) })
    }

    /// What makes two runs ask the same: parties, bounds, versions of lists, clearances, day, program.
    static func key(of run: ScreeningRun, _ clearances: [Clearance], on day: String) -> String {
        let parameters = run.parameters
        let parts =
            [run.inputHash, run.program, day, "\(parameters.threshold)", "\(parameters.limit)"]
            + [parameters.asOf, parameters.knownBy].map { "\($0?.seconds ?? 0)" } + (parameters.lists ?? ["all"])
            + run.basis.map { "\($0.list) \($0.hash)" }
            + clearances.map { "\($0.party)\t\($0.entry)\t\($0.at.seconds)\t\($0.until?.seconds ?? 0)" }
        return Digest.sha256(Array(parts.joined(separator: "\n").utf8))
    }

    func report(
        _ answers: [ScreeningAnswer], run: ScreeningRun?, lists: [ListBasis], bounds: ScreeningDesk.Bounds,
        scope: ScreenScope
    ) -> ScreeningReport {
        var parameters = [("Threshold", String(bounds.threshold)), ("At most", "\(bounds.limit) matches a party")]
        if let only = scope.lists { parameters.append(("Lists", only)) }
        if let day = scope.asOf { parameters.append(("As of", day)) }
        if let day = scope.knownAt { parameters.append(("Known at", day)) }
        return ScreeningReport(
            run: run?.id ?? "–", user: run?.user ?? NSUserName(), started: run?.started ?? Engine.now(),
            input: input ?? "single names", parameters: parameters, lists: lists, answers: answers)
    }
}

extension ScreeningRun.Counts {
    init(_ answers: [ScreeningAnswer]) {
        self.init()
        queries = answers.count
        matches = answers.count { $0.decision == .match }
        reviews = answers.count { $0.decision == .review }
        clear = answers.count { $0.decision == .clear }
        cleared = answers.reduce(0) { $0 + $1.cleared.count }
    }
}
