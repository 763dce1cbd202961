package import Records

/// Something that a text can mention: `commodity:hs:7108`, `country:IR`, `offence:smuggling`, `label:crude`.
package struct Concept: Hashable, Sendable {
    /// What its terms do for an analysis.
    package enum Role: Hashable, Sendable {
        /// They are mentions of this kind.
        case mention(Mention.Kind)
        /// They are counted towards what the story is about, under the id behind `label:`.
        case label(isCommodity: Bool)
        /// They deny what stands in their sentence.
        case negation
    }

    package var id: String
    package var role: Role
    /// For people; nil where no file gives one.
    package var title: String?

    /// The words before the first colon of an id that are known.
    static let kinds = [
        "commodity", "country", "port", "topic", "offence", "event", "regulation", "sanction", "label", "negation",
    ]

    /// Nil when the id is none: an unknown kind, nothing behind the colon, a country that is not two capitals, a port
    /// that is not five capitals or digits, an HS code that is not digits.
    init?(id: String, fileKind: String) {
        guard let colon = id.firstIndex(of: ":") else { return nil }
        let kind = String(id[..<colon])
        let name = id[id.index(after: colon)...]
        guard !name.isEmpty, !id.contains(" ") else { return nil }
        switch kind {
        case "negation": role = .negation
        case "label": role = .label(isCommodity: fileKind.hasPrefix("commodit") || fileKind.hasPrefix("energy"))
        default:
            guard let mention = Mention.Kind(rawValue: kind), Concept.kinds.contains(kind) else { return nil }
            role = .mention(mention)
        }
        guard Concept.isWellFormed(kind, name) else { return nil }
        self.id = id
    }

    private static func isWellFormed(_ kind: String, _ name: Substring) -> Bool {
        let bytes = Array(name.utf8)
        let isCapital = { (byte: UInt8) in byte &- 65 < 26 }
        let isDigit = { (byte: UInt8) in byte &- 48 < 10 }
        switch kind {
        case "country": return bytes.count == 2 && bytes.allSatisfy(isCapital)
        case "port": return bytes.count == 5 && bytes.allSatisfy { isCapital($0) || isDigit($0) }
        case "commodity" where name.hasPrefix("hs:"):
            return (2...10).contains(bytes.count - 3) && bytes[3...].allSatisfy(isDigit)
        default: return true
        }
    }

    /// The id without its kind: `crude` of `label:crude`.
    package var name: String { String(id.drop { $0 != ":" }.dropFirst()) }

    /// The country of a country or of a port.
    var country: String? {
        switch role {
        case .mention(.country): name
        case .mention(.port): String(name.prefix(2))
        default: nil
        }
    }
}
