import Logging
import Records

/// An event as one line of JSON (RFC 8259): `{"time":…,"level":…,"event":…,…}`.
struct EventJSON {
    var time: Timestamp
    var level: String
    var event: String
    /// A key that is one of the three above gets `_` behind it: no member comes twice.
    var fields: [(key: String, value: Logger.MetadataValue)]

    var text: String {
        var members = [("time", Self.quoted("\(time)")), ("level", Self.quoted(level)), ("event", Self.quoted(event))]
        for (key, value) in fields {
            members.append((["time", "level", "event"].contains(key) ? key + "_" : key, Self.json(value)))
        }
        return "{" + members.map { "\(Self.quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    /// Numbers and truth values that were given as such stay so; everything else is a string.
    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let whole as any BinaryInteger): "\(whole)"
        case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
        case .stringConvertible(let truth as Bool): "\(truth)"
        case .stringConvertible(let other): quoted("\(other)")
        case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
        case .dictionary(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }
                .joined(separator: ",") + "}"
        }
    }

    /// All control characters are escaped, those of C1 and DEL too: a log is read on terminals.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case let control where control.value < 32 || (127...159).contains(control.value):
                let digits = String(control.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
