import FoundationEssentials

/// Any JSON (RFC 8259), for lists whose members are looked up by name.
enum JSONValue: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Reads a whole text; nil when it is not JSON, or nested too deeply for the decoder.
    static func read(_ bytes: some Sequence<UInt8>) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    /// A member of an object.
    subscript(member: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members[member] ?? .null
    }

    /// The members of an object.
    var members: [String: JSONValue] {
        guard case .object(let members) = self else { return [:] }
        return members
    }

    /// The values of an array; none of anything else.
    var items: [JSONValue] {
        guard case .array(let items) = self else { return [] }
        return items
    }

    /// A string, or a number or truth value as it would be written; nil of the rest, and of empty ones.
    var text: String? {
        switch self {
        case .string(let value): value.squeezed.isEmpty ? nil : value.squeezed
        case .number(let value): Int(exactly: value).map(String.init) ?? String(value)
        case .bool(let value): String(value)
        case .null, .array, .object: nil
        }
    }

    /// All texts of an array, or the one of a single value.
    var texts: [String] {
        if case .array(let items) = self { return items.compactMap(\.text) }
        return text.map { [$0] } ?? []
    }
}
