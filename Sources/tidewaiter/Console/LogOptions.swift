import ArgumentParser
import Foundation
import Logging

/// `--log-format`, `--log-level`: how events are told on standard error.
struct LogOptions: ParsableArguments {
    @Option(
        name: .customLong("log-format"),
        help: "How events are written to standard error: text, or json, an object a line (else TIDEWAITER_LOG_FORMAT).")
    var format: EventLog.Format?

    @Option(
        name: .customLong("log-level"),
        help: ArgumentHelp(
            "The least level that is written: debug, info, warning, error (else TIDEWAITER_LOG).", valueName: "level"),
        completion: .list(Logger.Level.allCases.map(\.rawValue)), transform: Self.level)
    var level: Logger.Level?

    private static func level(_ text: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("“\(text)” is not one of \(known)")
        }
        return level
    }

    /// Makes it so for all loggers that are made afterwards. To be called before anything is logged.
    func bootstrap() {
        var settings = EventLog.Settings.ofEnvironment
        settings.format = format ?? settings.format
        settings.level = level ?? settings.level
        EventLog.settings = settings
        warn(of: "TIDEWAITER_LOG_FORMAT", known: EventLog.Format.allCases.map(\.rawValue))
        warn(of: "TIDEWAITER_LOG", known: Logger.Level.allCases.map(\.rawValue))
    }

    private func warn(of variable: String, known: [String]) {
        guard let value = ProcessInfo.processInfo.environment[variable], !value.isEmpty, !known.contains(value) else {
            return
        }
        EventLog.logger.warning(
            "log.misconfigured",
            metadata: ["variable": "\(variable)", "value": "\(value)", "known": "\(known.joined(separator: " "))"])
    }
}

extension EventLog {
    /// A new logger of the program.
    static var logger: Logger { Logger(label: "tidewaiter") { _ in EventLog() } }
}
