/// Lengths of time as people write them in settings.
package enum Duration {
    private static let units: [(suffix: String, seconds: Int)] = [
        ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
    ]

    /// Seconds of `30s`, `5m`, `2h`, `400d`, `1w` or a bare number of seconds; nil for anything else.
    package static func seconds(_ text: String) -> Int? {
        let text = text.lowercased()
        for unit in units where text.hasSuffix(unit.suffix) {
            guard let number = Int(text.dropLast(unit.suffix.count)), number >= 0 else { return nil }
            let (value, overflow) = number.multipliedReportingOverflow(by: unit.seconds)
            return overflow ? nil : value
        }
        return Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The shortest exact way to write it: `5400` is `90m`.
    package static func text(_ seconds: Int) -> String {
        for unit in units where seconds >= unit.seconds && seconds % unit.seconds == 0 {
            return "\(seconds / unit.seconds)\(unit.suffix)"
        }
        return "\(seconds)s"
    }
}
