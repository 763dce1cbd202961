/// Names and texts as the Prometheus text format 0.0.4 wants them.
enum MetricName {
    /// A metric's name (`[a-zA-Z_:][a-zA-Z0-9_:]*`) with the program's prefix; what may not stand in it becomes `_`.
    static func metric(_ label: String) -> String {
        let clean = cleaned(label, colons: true)
        return clean.hasPrefix("tidewaiter_") ? clean : "tidewaiter_" + clean
    }

    /// A label's name (`[a-zA-Z_][a-zA-Z0-9_]*`). Two leading underscores are Prometheus's own, and so is `le` of a
    /// histogram.
    static func label(_ name: String, isHistogram: Bool) -> String {
        var clean = cleaned(name, colons: false)
        while clean.hasPrefix("__") { clean.removeFirst() }
        if clean.isEmpty || clean.utf8.first.map(isDigit) == true { clean = "_" + clean }
        return isHistogram && clean == "le" ? "le_" : clean
    }

    private static func cleaned(_ text: String, colons: Bool) -> String {
        let bytes = text.utf8.map { byte -> UInt8 in
            let isLetter = (65...90).contains(byte) || (97...122).contains(byte)
            return isLetter || isDigit(byte) || byte == 95 || colons && byte == 58 ? byte : 95
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// A label's value between quotes: `\`, `"` and line feeds are escaped.
    static func quoted(_ value: String) -> String { "\"" + escaped(value, quotes: true) + "\"" }

    /// The text of a HELP line: `\` and line feeds are escaped.
    static func help(_ text: String) -> String { escaped(text, quotes: false) }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            switch byte {
            case 92: out += [92, 92]
            case 10: out += [92, 110]
            case 34 where quotes: out += [92, 34]
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A sample's value, whole numbers without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? value.description
    }
}
