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
        var started = ContinuousClock.now
        /// Of a source that takes long: what part of it was read.
        var part: String?
    }

    private let state = Mutex(State())
    private let log = Logger(label: "tidewaiter") { _ in EventLog() }

    func watch(_ event: HarvestEvent) {
        count(event)
        if Terminal.isError, !EventLog.isJSON { show(event) } else { write(event) }
    }

    private func count(_ event: HarvestEvent) {
        state.withLock { state in
            switch event {
            case .passStarted(let due, _):
                state.due = due
                state.started = .now
            case .sourceProgressed(let source, let done, let all):
                state.part = "\(source) \(all > 0 ? done * 100 / all : 0) %"
            case .sourceFinished(let result):
                state.done += 1
                state.failed += result.outcome == .failed ? 1 : 0
                state.new += result.new
                state.part = nil
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
            above(Self.line(of: summary))
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
            // An engine that goes on and on is never done.
            let bar =
                state.done <= state.due
                ? ProgressBar(
                    done: state.done, of: state.due, seconds: state.started.duration(to: .now) / .seconds(1)
                ).description : "\(state.done)"
            let failed = state.failed > 0 ? " · \(state.failed) failed" : ""
            let part = state.part.map { " · \($0)" } ?? ""
            return "\(bar) sources\(failed) · \(state.new) new · \(state.alerts) alerts\(part)"
        }
        if let line { FileHandle.standardError.write(Data("\r\u{1B}[K\(Table.cut(line, to: Terminal.width))".utf8)) }
    }

    private static func line(of summary: HarvestSummary) -> String {
        let sources = summary.sources
        let deferred = sources.deferred > 0 ? ", \(sources.deferred) deferred" : ""
        let waiting = summary.items.waiting > 0 ? ", \(summary.items.waiting) pages wait" : ""
        return "\(sources.ok) sources ok, \(sources.unchanged) unchanged, \(sources.failed) failed\(deferred); "
            + "\(summary.items.new) new articles, \(summary.items.updated) updated\(waiting); "
            + "\(summary.alerts.raised) alerts raised, \(summary.alerts.updated) updated; "
            + "\(summary.traffic.requests) requests, \(ByteCount(summary.traffic.wireBytes)); "
            + String(format: "%.1f s", summary.seconds)
    }

    // MARK: - For logs

    private func write(_ event: HarvestEvent) {
        switch event {
        case .passStarted(let due, let all):
            log.info("pass.started", metadata: ["due": .stringConvertible(due), "sources": .stringConvertible(all)])
        case .listUpdated(let source, let version, let change):
            log.info(
                "list.installed",
                metadata: [
                    "source": "\(source)", "hash": "\(version.hash.prefix(12))",
                    "added": .stringConvertible(change.added.count),
                    "changed": .stringConvertible(change.changed.count),
                    "removed": .stringConvertible(change.removed.count),
                ])
        case .sourceFinished(let result): write(result)
        case .articleSaved(let source, let article, let admission):
            log.debug(
                "article.saved",
                metadata: ["source": "\(source)", "title": "\(article.title)", "admission": "\(admission)"])
        case .sourceProgressed(let source, let done, let all):
            log.info(
                "source.progressed",
                metadata: ["source": "\(source)", "bytes": .stringConvertible(done), "of": .stringConvertible(all)])
        case .alertRaised(let alert):
            log.info(
                "alert.raised",
                metadata: [
                    "alert": "\(alert.id)", "rule": "\(alert.rule)", "score": .stringConvertible(alert.score),
                    "subject": "\(alert.subject.name)",
                ])
        case .alertDelivered(let alert, let sink):
            log.info("alert.delivered", metadata: ["alert": "\(alert)", "sink": "\(sink)"])
        case .deliveryFailed(let alert, let sink, let reason):
            log.error("alert.undelivered", metadata: ["alert": "\(alert)", "sink": "\(sink)", "reason": "\(reason)"])
        case .problem(let problem): write(problem)
        case .passFinished(let summary):
            log.info(
                "pass.finished",
                metadata: [
                    "ok": .stringConvertible(summary.sources.ok),
                    "unchanged": .stringConvertible(summary.sources.unchanged),
                    "failed": .stringConvertible(summary.sources.failed), "new": .stringConvertible(summary.items.new),
                    "updated": .stringConvertible(summary.items.updated),
                    "alerts": .stringConvertible(summary.alerts.raised),
                    "requests": .stringConvertible(summary.traffic.requests),
                    "wire-bytes": .stringConvertible(summary.traffic.wireBytes),
                    "deferred": .stringConvertible(summary.sources.deferred),
                    "seconds": .stringConvertible(summary.seconds),
                ])
        }
    }

    private func write(_ problem: Diagnostic) {
        guard EventLog.isJSON else { return Terminal.note(problem.description) }
        log.log(
            level: problem.severity == .error ? .error : problem.severity == .warning ? .warning : .info,
            "problem.found", metadata: ["code": "\(problem.code)", "message": "\(problem.description)"])
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
            "source": "\(result.source)", "items": .stringConvertible(result.items),
            "new": .stringConvertible(result.new),
            "updated": .stringConvertible(result.updated),
        ]
        if let reason = result.reason { metadata["reason"] = "\(reason)" }
        log.log(
            level: result.outcome == .failed ? .error : .info, "source.\(result.outcome.rawValue)", metadata: metadata)
    }
}
