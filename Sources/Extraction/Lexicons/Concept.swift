package import Records
import Texts

/// Something that a text can mention: `commodity:hs:7108`, `country:IR`, `offence:smuggling`, `label:crude`.
package struct Concept: Hashable, Sendable {
    /// What its terms do for an analysis.
    package enum Role: Hashable, Sendable {
        /// They are mentions of this kind.
        case mention(Mention.Kind)
        /// They are counted towards what the story is about, under the id behind `label:`.
        case label(Subject)
        /// They deny what stands in their sentence (`negation:cue`), or say that it is not so yet.
        case negation
    }

    /// What a label is a label of, by the kind of its file.
    package enum Subject: Hashable, Sendable {
        case goods, energy, topic

        init(fileKind: String) {
            self = fileKind.hasPrefix("commodit") ? .goods : fileKind.hasPrefix("energy") ? .energy : .topic
        }
    }

    package let id: String
    package let role: Role
    /// The id without its kind: `crude` of `label:crude`.
    package let name: String
    /// The country of a country or of a port.
    let country: String?
    /// An offence, an event or a sanction: something that can be denied of someone.
    let isAccusation: Bool
    /// The cues that deny, `negation:cue`; the other negations only suppose.
    var denies: Bool { role == .negation && name == "cue" }
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
        case "label": role = .label(Subject(fileKind: fileKind))
        default:
            guard let mention = Mention.Kind(rawValue: kind), Concept.kinds.contains(kind) else { return nil }
            role = .mention(mention)
        }
        guard Concept.isWellFormed(kind, name) else { return nil }
        self.id = id
        self.name = String(name)
        switch role {
        case .mention(.offence), .mention(.event), .mention(.sanction): isAccusation = true
        default: isAccusation = false
        }
        switch role {
        case .mention(.country): country = self.name
        case .mention(.port): country = String(name.prefix(2))
        default: country = nil
        }
    }

    /// Why a text is no concept's id, and what may have been meant.
    static func fault(of id: String) -> LexiconLine.Fault {
        let kind = String(id.prefix { $0 != ":" })
        var advice = "it begins with \(kinds.joined(separator: ", ")) and a colon"
        if kinds.contains(kind) {
            switch kind {
            case "country": advice = "a country is two capitals, `country:IR`"
            case "port": advice = "a port is five capitals or digits, `port:AEJEA`"
            case "commodity": advice = "goods are digits of the HS, `commodity:hs:7108`"
            default: advice = "a name without spaces stands behind the colon"
            }
        } else if let nearest = Suggestion.nearest(to: kind, among: kinds) {
            advice = "did you mean “\(nearest)\(id.dropFirst(kind.count))”?"
        }
        return .init(code: "lexicon-bad-concept", message: "“\(id)” is no concept: \(advice)")
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
}
