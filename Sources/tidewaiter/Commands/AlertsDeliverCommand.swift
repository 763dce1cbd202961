import ArgumentParser
import Delivery
import Exports
import Foundation
import Harvest
import Records
import Storage

struct AlertsDeliverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "Send what waits to the sinks of tidewaiter.yaml, and see what could not be sent.",
        discussion: """
            `harvest` and `serve` deliver by themselves; this is for after a sink was mended. What waits for its next \
            attempt is tried now; what waits for the end of its digest window stays. Without --once the command goes on \
            until nothing waits but digests.

            An alert that a sink has refused for good is set aside, and shown by --failed --dry-run; --failed offers it \
            again.

            Exit status: 0 everything was taken, 1 something still waits or was set aside, 2 nothing could be done.

              tidewaiter alerts deliver --dry-run         what would go where, and what waits
              tidewaiter alerts deliver --sink webhook    that sink alone
              tidewaiter alerts deliver --failed          also what was set aside
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var networks: NetworkOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Try everything once, and end.")
    var once = false

    @Option(name: .customLong("sink"), help: ArgumentHelp("Only this sink; may be repeated.", valueName: "name"))
    var only: [String] = []

    @Flag(name: .customLong("dry-run"), help: "Send nothing; list what would be sent, and what waits for what.")
    var dryRun = false

    @Flag(help: "Also what was set aside.")
    var failed = false

    func run() async throws {
        do {
            if dryRun { return try await show() }
            let session = try Session(data.workspace, allow: networks.networks)
            let routes = try session.engine.routes()
            try check(routes)
            try await deliver(session, routes)
        } catch  where error is StoreError || error is DeliveryError || error is WorkspaceError {
            Terminal.note("\(error)")
            throw Status.impossible
        }
    }

    private func check(_ routes: [Route]) throws {
        let names = routes.map(\.name)
        guard !names.isEmpty else {
            throw ValidationError("there are no sinks: write some under `deliver` in tidewaiter.yaml")
        }
        for name in only where !names.contains(name) {
            throw ValidationError("there is no sink “\(name)”: there is \(names.joined(separator: ", "))")
        }
    }

    private func isChosen(_ name: String) -> Bool { only.isEmpty || only.contains(name) }

    private func deliver(_ session: Session, _ routes: [Route]) async throws {
        let store = session.engine.store
        let chosen = routes.filter { isChosen($0.name) }
        for route in chosen {
            if failed { _ = try await store.retryFailedDeliveries(of: route.name) }
            try await AlertDelivery.endPause(of: route, in: store)
        }
        // All of them are named to the store, so that an alert which others still wait for stays.
        let delivery = session.delivery(to: routes, serving: Set(chosen.map(\.name)))
        while let next = try await delivery.run(clock: Engine.now), !once {
            let seconds = next.seconds - Engine.now().seconds
            guard seconds <= Self.longestWait else { break }
            try await Task.sleep(for: .seconds(max(1, seconds)))
        }
        let prospects = try await delivery.prospects(at: Engine.now()).filter { $0.decision != .pass }
        let aside = try await store.failedDeliveries(of: nil, limit: 1_000).filter { isChosen($0.sink) }
        if !prospects.isEmpty { Terminal.note("\(prospects.count) deliveries wait: see --dry-run") }
        if !aside.isEmpty { Terminal.note("\(aside.count) deliveries are set aside: see --failed --dry-run") }
        if prospects.contains(where: { $0.attempts > 0 }) || !aside.isEmpty { throw Status.withFailures }
    }

    /// Longer than any wait between attempts, and shorter than one for a digest may be.
    private static let longestWait: Int64 = 1_800
}

// MARK: - What waits

extension AlertsDeliverCommand {
    private struct Row {
        var alert: String
        var sink: String
        var action: String
        var attempts: Int
        var words: String
    }

    /// Reads alone, so that it can be done while an engine runs.
    private func show() async throws {
        let store = try SQLiteStore.reading(data.workspace)
        let surroundings = Surroundings(directory: data.workspace.directory)
        let routes = try Engine.checkedSettings(data.workspace).sinks.map { try $0.route(surroundings) }
        try check(routes)
        let delivery = AlertDelivery(store: store, routes: routes, report: { _ in })
        var rows: [Row] = []
        for prospect in try await delivery.prospects(at: Engine.now()) where isChosen(prospect.sink) {
            guard let action = Self.word(prospect.decision) else { continue }
            let alert = prospect.alert
            rows.append(
                Row(
                    alert: alert.id, sink: prospect.sink, action: action, attempts: prospect.attempts,
                    words: "\(alert.severity.rawValue) \(alert.subject.name): \(alert.rule)"))
        }
        if failed {
            for trouble in try await store.failedDeliveries(of: nil, limit: 1_000) where isChosen(trouble.sink) {
                rows.append(
                    Row(
                        alert: trouble.alert, sink: trouble.sink, action: "set aside", attempts: trouble.attempts,
                        words: trouble.error ?? ""))
            }
        }
        write(rows)
    }

    private static func word(_ decision: Route.Decision) -> String? {
        switch decision {
        case .pass: nil
        case .send: "send"
        case .bundle: "send in digest"
        case .hold(let end): "wait until \(end)"
        }
    }

    private func write(_ rows: [Row]) {
        let output = Output()
        if format.isTable {
            guard !rows.isEmpty else { return Terminal.note("Nothing waits.") }
            var table = Table("ALERT", "SINK", "NEXT", "ATTEMPTS", "WHAT")
            for row in rows { table.add(row.alert, row.sink, row.action, String(row.attempts), row.words) }
            for line in table.lines() { output.line(line) }
        } else {
            for row in rows {
                var json = JSONWriter()
                json.object { json in
                    json.member("alert", row.alert)
                    json.member("sink", row.sink)
                    json.member("next", row.action)
                    json.member("attempts", row.attempts)
                    json.member("what", row.words)
                }
                output.write(json.bytes + [10])
            }
        }
        output.flush()
    }
}
