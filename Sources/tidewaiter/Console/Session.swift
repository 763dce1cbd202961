import ArgumentParser
import Delivery
import Fetching
import Foundation
import Harvest
import Records
import Settings
import Storage
import Texts

/// A command's hold on a working directory: the engine, its lock, and the events on standard error.
struct Session {
    let engine: Engine
    private let lock: EngineLock
    private let watcher = HarvestWatcher()

    /// Opens the working directory for writing; ends the program with status 2 and a clear sentence where it cannot.
    init(_ workspace: Workspace, allow: [Network] = [], waitSeconds: Double = 0) throws {
        signal(SIGPIPE, SIG_IGN)
        do {
            lock = try EngineLock(directory: workspace.directory, waitSeconds: waitSeconds)
            engine = try Engine.open(workspace, allow: allow)
        } catch {
            Terminal.note(Terminal.coloured("error: ", .red, error: true) + "\(error)")
            throw Status.impossible
        }
        for problem in engine.files.problems { watcher.watch(.problem(problem)) }
    }

    /// Whether feeds, lexicons or rules held something that had to be left out.
    var hasErrors: Bool { engine.files.problems.contains { $0.severity == .error } }

    /// An unknown source id is wrong usage.
    func check(sources ids: [String]) throws {
        let known = engine.files.catalog.sources.map(\.id)
        for id in ids where !known.contains(id) {
            let advice = Suggestion.nearest(to: id, among: known).map { "; did you mean “\($0)”?" } ?? ""
            throw ValidationError("there is no source “\(id)” in the catalogue\(advice)")
        }
    }

    func harvest(
        _ choice: HarvestPass.Choice, kinds: Set<Source.Kind> = Set(Source.Kind.allCases)
    ) async throws -> HarvestSummary {
        do {
            try await refreshRegister()
            let fetcher = try engine.fetcher()
            let pass = try engine.pass(fetcher: fetcher, report: { [watcher] in watcher.watch($0) })
            let summary = try await pass.run(choice, kinds: kinds)
            await fetcher.close()
            try await deliver()
            return summary
        } catch {
            Terminal.note(Terminal.coloured("error: ", .red, error: true) + "\(error)")
            throw Status.impossible
        }
    }

    /// A `traders.csv` that was edited since it was imported counts as imported.
    private func refreshRegister() async throws {
        guard let imported = try await RegisterImport.refresh(engine, at: Engine.now()) else { return }
        for diagnostic in imported.diagnostics { watcher.watch(.problem(diagnostic)) }
        let change = imported.change
        Terminal.note(
            "traders.csv: \(change.added.count) added, \(change.changed.count) changed, \(change.removed.count) removed"
        )
    }

    /// Sends what waits in the outbox to the sinks of the settings.
    func deliver() async throws {
        try await delivery(to: try engine.routes()).run(clock: Engine.now, patience: Session.deliveryPatience)
    }

    /// Seconds that a command waits for a sink that takes nothing, before it leaves the rest to the next one.
    private static let deliveryPatience = 30

    /// - Parameter serving: Only these of the routes are served; nil: all.
    func delivery(to routes: [Route], serving: Set<String>? = nil) -> AlertDelivery {
        AlertDelivery(
            store: engine.store, routes: routes, serving: serving, report: { [watcher] in watcher.watch($0) })
    }
}
