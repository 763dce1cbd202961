import ArgumentParser
import Foundation
import Harvest
import Records
import Storage

/// Who decides.
struct UserOptions: ParsableArguments {
    @Option(help: "Who decides; the default is TIDEWAITER_USER, else the user of the system.")
    var user: String?

    func name() throws -> String {
        let name = user ?? ProcessInfo.processInfo.environment["TIDEWAITER_USER"] ?? NSUserName()
        let trimmed = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty, trimmed.utf8.count <= 200 else {
            throw ValidationError("--user: a name of 1 to 200 bytes is needed")
        }
        guard trimmed != TriageDecision.program else {
            throw ValidationError("--user: “\(TriageDecision.program)” is the program itself")
        }
        return trimmed
    }
}

/// What triage needs of a working directory.
struct TriageRoom {
    let store: SQLiteStore
    let policy: TriagePolicy
    private let workspace: Workspace

    /// Ends the program with status 2 and a clear sentence where there is no store or it cannot be written.
    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        policy = try Self.policy(workspace)
        guard FileManager.default.fileExists(atPath: workspace.directory + "/" + SQLiteStore.fileName) else {
            Terminal.note(
                "There is no store in \(workspace.directory) yet: run `tidewaiter harvest` there, or name the directory with --data."
            )
            throw Status.impossible
        }
        do {
            store = try SQLiteStore(directory: workspace.directory)
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    /// The fingerprints of the rules in force; what a dismissal rests on is not guessed, so without them there is none.
    func rules() throws -> [String: String] {
        do {
            return RuleTexts.fingerprints(of: try workspace.ruleTexts())
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    /// A misread rule of two persons must not let one person decide: settings with errors end the program.
    private static func policy(_ workspace: Workspace) throws -> TriagePolicy {
        do {
            return try Engine.checkedSettings(workspace).triage
        } catch {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }
}

/// A store's refusal in one sentence, and status 2.
func telling<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let error as StoreError {
        Terminal.note(error.message)
        throw Status.impossible
    }
}
