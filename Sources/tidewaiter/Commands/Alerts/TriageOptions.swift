import ArgumentParser
import Foundation
import Harvest
import Records
import Settings
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

    /// The fingerprints of the rules in force; none where they cannot be read.
    func rules() -> [String: String] {
        guard let files = try? workspace.files(in: "rules", ending: ".yaml") else { return [:] }
        return RuleTexts.fingerprints(of: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// `triage: {second-person: [dismissed, suppressed]}` of the settings.
    private static func policy(_ workspace: Workspace) throws -> TriagePolicy {
        guard let data = FileManager.default.contents(atPath: workspace.settingsPath) else { return TriagePolicy() }
        let (top, problems) = SettingsFile.read(String(decoding: data, as: UTF8.self), place: "tidewaiter.yaml")
        var policy = TriagePolicy()
        if let triage = top?.mapping("triage") {
            let known = TriagePolicy.guarded.map(\.rawValue)
            for word in triage.strings("second-person") {
                guard let state = TriagePolicy.guarded.first(where: { $0.rawValue == word }) else {
                    triage.report("second-person", "“\(word)” is not one of \(known.joined(separator: ", "))")
                    continue
                }
                policy.secondPerson.insert(state)
            }
            triage.finish()
        }
        // A misread rule of two persons must not let one person decide.
        guard !problems.hasErrors else {
            for problem in problems.all { Terminal.note(problem.description) }
            throw Status.impossible
        }
        return policy
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
