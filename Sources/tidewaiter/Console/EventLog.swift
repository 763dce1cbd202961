import ArgumentParser
import Foundation
import Logging
import Records
import Synchronization

/// Writes events to standard error, one a line: `time level event key=value …` with the keys sorted, or a JSON object
/// with the members `time`, `level`, `event`, then the keys sorted.
///
/// Form and least level are those of the command line (`LogOptions`), else of `TIDEWAITER_LOG_FORMAT` (text, json) and
/// `TIDEWAITER_LOG` (debug, info, warning, error), else text and info.
struct EventLog: LogHandler {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    struct Settings: Sendable {
        var format: Format
        var level: Logger.Level

        static var ofEnvironment: Settings {
            let environment = ProcessInfo.processInfo.environment
            return Settings(
                format: environment["TIDEWAITER_LOG_FORMAT"].flatMap(Format.init(rawValue:)) ?? .text,
                level: environment["TIDEWAITER_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .info)
        }
    }

    private static let shared = Mutex(Settings.ofEnvironment)

    /// What loggers made from now on go by.
    static var settings: Settings {
        get { shared.withLock { $0 } }
        set { shared.withLock { $0 = newValue } }
    }

    /// Whether everything on standard error is to be JSON: no progress line, no colour, no plain sentence.
    static var isJSON: Bool { settings.format == .json }

    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let format: Format

    init() {
        let settings = Self.settings
        logLevel = settings.level
        format = settings.format
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        if let error = event.error { all["error"] = "\(error)" }
        let fields = all.sorted { $0.key < $1.key }
        Self.write(format == .json ? Self.json(event, fields) : Self.text(event, fields))
    }

    /// A sentence for people as the event `note`, where the log is JSON; what begins with `error: ` is one.
    static func note(_ sentence: String) {
        let level: Logger.Level = sentence.hasPrefix("error: ") ? .error : .notice
        write(
            EventJSON(time: now, level: level.rawValue, event: "note", fields: [("message", .string(sentence))]).text)
    }

    private static func text(_ event: LogEvent, _ fields: [(key: String, value: Logger.MetadataValue)]) -> String {
        let pairs = fields.map { "\($0.key)=\(quoted("\($0.value)"))" }
        return (["\(now)", event.level.rawValue, "\(event.message)"] + pairs).joined(separator: " ")
    }

    private static func json(_ event: LogEvent, _ fields: [(key: String, value: Logger.MetadataValue)]) -> String {
        EventJSON(time: now, level: event.level.rawValue, event: "\(event.message)", fields: fields).text
    }

    /// One call a line, so that lines of several threads never mix.
    private static func write(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    private static var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }

    private static func quoted(_ value: String) -> String {
        let clean = Terminal.safe(value)
        guard clean.isEmpty || clean.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return clean }
        return "\"" + clean.replacing("\"", with: "'") + "\""
    }
}
