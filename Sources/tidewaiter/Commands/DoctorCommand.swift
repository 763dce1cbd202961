import Alerts
import ArgumentParser
import Extraction
import Fetching
import Foundation
import Harvest
import Records
import Storage

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "What is configured, stale, failing or too large, and what to do about it.",
        discussion: "Exit status: 0 all is well, 1 something needs attention, 2 the working directory cannot be used.")

    @OptionGroup var data: DataOptions

    @Flag(help: "Also read the whole store for damage.")
    var deep = false

    func run() async throws {
        var findings = Findings()
        let workspace = data.workspace
        findings.ok("tidewaiter \(Tidewaiter.configuration.version), working directory \(workspace.directory)")
        let catalog = checkFiles(workspace, &findings)
        if PDFText.isAvailable {
            findings.ok("pdftotext is there: PDF notices are read")
        } else {
            findings.poor("PDF notices cannot be read", "install poppler-utils")
        }
        try await checkStore(workspace, catalog, &findings)
        for line in findings.lines { print(line) }
        if findings.worst == .bad { throw Status.impossible }
        if findings.worst == .poor { throw Status.withFailures }
    }

    private func checkFiles(_ workspace: Workspace, _ findings: inout Findings) -> SourceCatalog? {
        if workspace.shipped == nil {
            findings.poor("the shipped files are not beside the program", "set TIDEWAITER_SHARE to their folder")
        }
        do {
            let settings = try Engine.checkedSettings(workspace)
            findings.ok(
                "settings: delay \(settings.fetch.delaySeconds) s, \(settings.fetch.allowedNetworks.count) private networks allowed"
            )
            if settings.fetch.contact == nil {
                findings.poor(
                    "no contact in the User-Agent",
                    "set fetch.contact in tidewaiter.yaml, so that webmasters can reach you")
            }
            let files = try WorkingFiles.read(workspace)
            let enabled = files.catalog.sources.filter(\.enabled)
            findings.ok(
                "\(enabled.count) sources enabled of \(files.catalog.sources.count), \(files.rules.rules.count) rules, "
                    + "\(files.lexicon.concepts.count) concepts with \(files.lexicon.termCount) terms")
            for problem in files.problems where problem.severity == .error { findings.poor(problem.description, nil) }
            return files.catalog
        } catch {
            findings.bad("\(error)", nil)
            return nil
        }
    }

    private func checkStore(
        _ workspace: Workspace, _ catalog: SourceCatalog?, _ findings: inout Findings
    ) async throws {
        guard FileManager.default.fileExists(atPath: workspace.directory + "/tidewaiter.db") else {
            findings.poor("nothing was harvested yet", "run `tidewaiter harvest`")
            return
        }
        do {
            let store = try SQLiteStore(directory: workspace.directory)
            let report = try await store.report(checking: deep)
            let rows = report.rows
            findings.ok(
                "store: \(report.bytes >> 20) MiB, \(rows["articles"] ?? 0) articles, \(rows["alerts"] ?? 0) alerts, schema \(report.schema)"
            )
            for problem in report.problems ?? [] { findings.bad("store: \(problem)", "restore it from a copy") }
            if report.pendingDeliveries > 0 {
                findings.poor(
                    "\(report.pendingDeliveries) alerts wait for delivery", "see `deliver` in tidewaiter.yaml")
            }
            try await checkLists(store, &findings)
            if let catalog { try await checkSources(catalog, store, &findings) }
            let traders = try await store.traders().count
            if traders == 0 {
                findings.poor("the register is empty", "run `tidewaiter traders import traders.csv`")
            } else {
                findings.ok("register: \(traders) traders")
            }
        } catch {
            findings.bad("\(error)", nil)
        }
    }

    private func checkLists(_ store: SQLiteStore, _ findings: inout Findings) async throws {
        let versions = try await store.listVersions(source: nil).filter(\.inForce)
        if versions.isEmpty { findings.poor("no sanctions list is in force", "run `tidewaiter lists update`") }
        let states = try await store.sourceStates()
        for version in versions {
            let seen = states[version.source]?.lastSuccess ?? version.fetched
            let days = (Engine.now().seconds - seen.seconds) / 86_400
            if days > 3 {
                findings.poor(
                    "list \(version.source) was last reached \(days) days ago", "run `tidewaiter lists update`")
            } else {
                findings.ok("list \(version.source): \(version.entities) entries, fetched \(version.fetched.day)")
            }
        }
    }

    private func checkSources(
        _ catalog: SourceCatalog, _ store: SQLiteStore, _ findings: inout Findings
    ) async throws {
        let states = try await store.sourceStates()
        let now = Engine.now()
        var gone: [String] = []
        for source in catalog.sources where source.enabled {
            guard let state = states[source.id] else { continue }
            if state.retired { gone.append(source.id) }
            if state.failures >= 3 {
                findings.poor(
                    "\(source.id) failed \(state.failures) times: \(state.lastError ?? "")",
                    "`tidewaiter sources check \(source.id)`")
            } else if let silence = Rhythm.silence(of: state, source: source, at: now) {
                findings.poor("\(source.id) is \(silence)", "`tidewaiter sources check \(source.id)`")
            }
            if let moved = state.url, moved != source.url {
                findings.poor("\(source.id) moved for good to \(moved)", "correct its url in feeds/")
            }
        }
        if !gone.isEmpty { findings.poor("gone for good: \(gone.joined(separator: ", "))", "take them out of feeds/") }
        let never = catalog.sources.count { $0.enabled && states[$0.id]?.lastFetched == nil }
        if never > 0 { findings.poor("\(never) sources were never asked", "run `tidewaiter harvest`") }
        checkPace(states.values, now, &findings)
    }

    /// A schedule that nobody runs.
    private func checkPace(_ states: some Collection<SourceState>, _ now: Timestamp, _ findings: inout Findings) {
        let late = states.count { state in
            state.nextDue.map { !state.retired && $0.adding(86_400) < now } ?? false
        }
        guard late > 0 else { return }
        findings.poor(
            "\(late) sources are overdue for more than a day",
            "run `tidewaiter harvest` from a timer, or `tidewaiter serve`; see packaging/")
    }
}

/// What a look-over found.
private struct Findings {
    enum Grade: Int { case good, poor, bad }

    private(set) var lines: [String] = []
    private(set) var worst = Grade.good

    mutating func ok(_ text: String) { lines.append(Terminal.coloured("✓ ", .green) + Terminal.safe(text)) }
    mutating func poor(_ text: String, _ advice: String?) { add(.poor, Terminal.coloured("! ", .yellow), text, advice) }
    mutating func bad(_ text: String, _ advice: String?) { add(.bad, Terminal.coloured("✘ ", .red), text, advice) }

    private mutating func add(_ grade: Grade, _ mark: String, _ text: String, _ advice: String?) {
        lines.append(mark + Terminal.safe(text) + (advice.map { "\n  → \($0)" } ?? ""))
        if grade.rawValue > worst.rawValue { worst = grade }
    }
}
