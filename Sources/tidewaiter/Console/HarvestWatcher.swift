import Foundation
import Harvest
import Logging
import Records
import Storage
import Synchronization

/// Turns the events of a pass into lines on standard error: `time level event key=value …`, or a progress line that
/// rewrites itself where a person looks on.
final class HarvestWatcher: Sendable {
    private struct State {
        var due = 0
        var done = 0
        var failed = 0
        var new = 0
        var alerts = 0
        var isLineOpen = false
    }

    private let state = Mutex(State())
    private let log = Logger(label: "tidewaiter") { _ in EventLog() }

    func watch(_ event: HarvestEvent) {
        count(event)
        if Terminal.isError { show(event) } else { write(event) }
    }

    private func count(_ event: HarvestEvent) {
        state.withLock { state in
            switch event {
            case .passStarted(let due, _): state.due = due
            case .sourceFinished(let result):
                state.done += 1
                state.failed += result.outcome == .failed ? 1 : 0
                state.new += result.new
            case .alertRaised: state.alerts += 1
            default: break
            }
        }
    }

    // MARK: - For people

    private func show(_ event: HarvestEvent) {
        switch event {
        case .sourceFinished(let result) where result.outcome == .failed:
            above(
                Terminal.coloured("✘ ", .red, error: true) + "\(result.source): \(Terminal.safe(result.reason ?? ""))")
        case .listUpdated(let source, let version, let change):
            above(
                "✓ \(source) \(version.published?.day ?? ""): \(change.added.count) added, "
                    + "\(change.changed.count) changed, \(change.removed.count) removed")
        case .problem(let problem): above(problem.description)
        case .deliveryFailed(let alert, let sink, let reason):
            above("✘ \(sink): alert \(alert) not delivered: \(reason)")
        case .passFinished(let summary):
            above(
                "\(summary.sources.ok) sources ok, \(summary.sources.unchanged) unchanged, \(summary.sources.failed) failed; "
                    + "\(summary.items.new) new articles, \(summary.items.updated) updated; \(summary.alerts.raised) alerts "
                    + "raised, \(summary.alerts.updated) updated; \(String(format: "%.1f", summary.seconds)) s")
            return
        default: break
        }
        progress()
    }

    /// Writes a line over the progress line.
    private func above(_ text: String) {
        let isOpen = state.withLock { state in
            defer { state.isLineOpen = false }
            return state.isLineOpen
        }
        Terminal.note((isOpen ? "\r\u{1B}[K" : "") + text)
    }

    private func progress() {
        let line = state.withLock { state -> String? in
            guard state.due > 0 else { return nil }
            state.isLineOpen = true
            let failed = state.failed > 0 ? ", \(state.failed) failed" : ""
            return "\(state.done)/\(state.due) sources\(failed) · \(state.new) new articles · \(state.alerts) alerts"
        }
        if let line { FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8)) }
    }

    // MARK: - For logs

    private func write(_ event: HarvestEvent) {
        switch event {
        case .passStarted(let due, let all): log.info("pass.started", metadata: ["due": "\(due)", "sources": "\(all)"])
        case .listUpdated(let source, let version, let change):
            log.info(
                "list.installed",
                metadata: [
                    "source": "\(source)", "hash": "\(version.hash.prefix(12))", "added": "\(change.added.count)",
                    "changed": "\(change.changed.count)", "removed": "\(change.removed.count)",
                ])
        case .sourceFinished(let result): write(result)
        case .articleSaved(let source, let title, let admission):
            log.debug(
                "article.saved", metadata: ["source": "\(source)", "title": "\(title)", "admission": "\(admission)"])
        case .alertRaised(let alert):
            log.info(
                "alert.raised",
                metadata: [
                    "alert": "\(alert.id)", "rule": "\(alert.rule)", "score": "\(alert.score)",
                    "subject": "\(alert.subject.name)",
                ])
        case .alertDelivered(let alert, let sink):
            log.info("alert.delivered", metadata: ["alert": "\(alert)", "sink": "\(sink)"])
        case .deliveryFailed(let alert, let sink, let reason):
            log.error("alert.undelivered", metadata: ["alert": "\(alert)", "sink": "\(sink)", "reason": "\(reason)"])
        case .problem(let problem): Terminal.note(problem.description)
        case .passFinished(let summary):
            log.info(
                "pass.finished",
                metadata: [
                    "ok": "\(summary.sources.ok)", "unchanged": "\(summary.sources.unchanged)",
                    "failed": "\(summary.sources.failed)", "new": "\(summary.items.new)",
                    "updated": "\(summary.items.updated)", "alerts": "\(summary.alerts.raised)",
                ])
        }
    }

    private func write(_ result: SourceResult) {
        for diagnostic in result.diagnostics {
            log.log(
                level: diagnostic.severity == .note ? .debug : .warning, "source.reported",
                metadata: [
                    "source": "\(result.source)", "code": "\(diagnostic.code)", "message": "\(diagnostic.message)",
                ])
        }
        var metadata: Logger.Metadata = [
            "source": "\(result.source)", "items": "\(result.items)", "new": "\(result.new)",
            "updated": "\(result.updated)",
        ]
        if let reason = result.reason { metadata["reason"] = "\(reason)" }
        log.log(
            level: result.outcome == .failed ? .error : .info, "source.\(result.outcome.rawValue)", metadata: metadata)
    }
}
