/// Any JSON (RFC 8259), for lists whose members are looked up by name.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a whole text; nil when it is not JSON, or nested too deeply. Of equal names the last one counts.
    static func read(_ bytes: [UInt8]) -> JSONValue? { bytes.withUnsafeBufferPointer(JSONText.read) }

    /// Reads a part of a file: a line.
    static func read(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
        bytes.withUnsafeBufferPointer(JSONText.read)
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
