import Foundation
import Logging
import Records

/// Writes `time level event key=value …` to standard error, keys sorted, values quoted where they hold spaces. The least
/// level is `TIDEWAITER_LOG` (debug, info, warning, error), else info.
struct EventLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level =
        ProcessInfo.processInfo.environment["TIDEWAITER_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let time = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        let all = self.metadata.merging(event.metadata ?? [:]) { _, new in new }
        let fields = all.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.quoted("\($0.value)"))" }
        Terminal.note((["\(time)", event.level.rawValue, "\(event.message)"] + fields).joined(separator: " "))
    }

    private static func quoted(_ value: String) -> String {
        let clean = Terminal.safe(value)
        guard clean.isEmpty || clean.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return clean }
        return "\"" + clean.replacing("\"", with: "'") + "\""
    }
}
