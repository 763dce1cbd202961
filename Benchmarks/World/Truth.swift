/// What must come of the world: one row per happening and subject. All other articles must stay silent.
struct TruthRow: Codable, Sendable {
    struct Report: Codable, Sendable {
        let article: Int
        let path: String
        let source: String
        let publisher: String
        let published: String
        let language: String
        let form: String
        let kind: String
    }

    /// The rule of a row that explains why none may fire.
    static let never = "never"

    var id: String
    /// The rule that must fire.
    var rule: String
    /// What it is about within the rule: an offence, a kind of measure, a way onto a list.
    var concept: String
    var subjectKind: String
    /// Subjects that count as the right one: `T-00001`, `hs:7108`, `AE`, `source:x`, `name:letters`.
    var subjects: [String]
    /// Other rules that may fire on the same reports without being wrong, on the subject or on what is related to it:
    /// the goods, the places, the listed party.
    var allowed: [String]
    var related: [String] = []
    var language: String
    var form: String
    var reports: [Report] = []
    /// Publishers who wrote a text of their own.
    var origins = 0
    /// First round of harvests (from 0) in which it can be known; nil: as soon as its first report is out.
    var round: Int?
    /// The report was there before the list entry or the trader.
    var isRetrospective = false
    /// Right either way: a report that was withdrawn.
    var isOptional = false
}

/// Which rules besides the right one say nothing wrong about a happening.
enum Allowed {
    static func rules(_ rule: String, _ concept: String) -> [String] {
        switch rule {
        case "trader-offence":
            let twin: [String: [String]] = [
                "undervaluation": ["valuation"], "origin-fraud": ["origin-fraud"], "transshipment": ["origin-fraud"],
                "counterfeit": ["counterfeit"], "forced-labour": ["forced-labour"], "diversion": ["export-control"],
                "sanctions-evasion": ["export-control"], "arms": ["export-control"],
            ]
            return ["trader-event", "seizure"] + (twin[concept] ?? [])
        case "trader-listed-party": return ["trader-offence", "trader-event", "listed-goods-route"]
        case "export-control": return ["trader-offence", "trader-event", "regulation"]
        case "counterfeit", "forced-labour": return ["seizure", "regulation"]
        case "origin-fraud": return ["regulation"]
        case "regulation": return ["export-control"]
        default: return []
        }
    }

    /// Whether one of the subjects is meant; a chapter of the tariff stands for its headings, and the other way round.
    static func meets(_ subjects: [String], _ keys: Set<String>) -> Bool {
        subjects.contains { subject in
            keys.contains { key in
                key == subject || key.hasPrefix("hs:") && key.count > 4 && subject.hasPrefix(key)
                    || subject.hasPrefix("hs:") && key.hasPrefix(subject)
            }
        }
    }

    /// A subject's or a name's letters alone, as `subjects` has them.
    static func letters(_ name: String) -> String {
        // A list in capitals has lost the difference between the two letters i of Turkish.
        "name:" + name.folded.lowercased().replacing("ı", with: "i").folded.filter(\.isLetter)
    }
}
