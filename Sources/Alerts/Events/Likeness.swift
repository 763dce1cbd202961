import Records
import Texts

/// How two findings agree and where they contradict each other.
struct Likeness {
    /// Shared deeds, by concept and by family.
    let hasSharedConcept: Bool
    let hasSharedFamily: Bool
    let hasSharedParty: Bool
    let goods: Agreement
    let places: Agreement
    /// Of the rarer words of title and quote, 0…1; nil where the languages differ.
    let words: Double?
    let isAmendment: Bool

    enum Agreement {
        case shared, silent, contradictory

        init(_ a: some Sequence<String>, _ b: some Sequence<String>) {
            let (left, right) = (Set(a), Set(b))
            self =
                left.isEmpty || right.isEmpty
                ? .silent : left.isDisjoint(with: right) ? .contradictory : .shared
        }

        var points: Int { self == .shared ? 1 : self == .silent ? 0 : -2 }
    }

    init(_ a: Finding, _ b: Finding) {
        let (left, right) = (Self.deeds(a), Self.deeds(b))
        hasSharedConcept = !left.isDisjoint(with: right)
        hasSharedFamily = !Set(left.map(Self.family)).isDisjoint(with: right.map(Self.family))
        hasSharedParty = !Set(a.linked.map(\.entity)).isDisjoint(with: b.linked.map(\.entity))
        goods = Agreement(a.commodities.map(Self.chapter), b.commodities.map(Self.chapter))
        places = Agreement(a.countries, b.countries)
        let languages = (Self.language(a), Self.language(b))
        words = languages.0 == languages.1 ? Self.overlap(Self.words(a), Self.words(b)) : nil
        isAmendment = a.nature != nil || b.nature != nil
    }

    /// One party is seldom in two affairs of one kind at a time.
    func isOneEventOfAParty(days: Int64) -> Bool {
        var points = goods.points + places.points
        points += hasSharedConcept ? 2 : hasSharedFamily ? 1 : 0
        points += hasSharedParty ? 2 : 0
        points += isAmendment ? 2 : 0
        if let words { points += words >= 0.5 ? 2 : words >= 0.25 ? 1 : 0 }
        points -= days > 10 ? 1 : 0
        return points >= 2
    }

    /// Two tariffs on one heading by two countries are two events: places and deed must agree, and the words where they
    /// can be compared.
    func isOneEventOfMany(days: Int64) -> Bool {
        guard places == .shared, goods != .contradictory, hasSharedConcept || isAmendment else {
            return false
        }
        guard let words else { return days <= 4 }
        return words >= (days <= 3 ? 0.3 : days <= 10 ? 0.4 : 0.5)
    }

    // MARK: - What is compared

    private static func deeds(_ finding: Finding) -> Set<String> {
        Set(finding.concepts.filter { !$0.hasPrefix("topic:") && !$0.hasPrefix("sanction:") })
    }

    /// Deeds that are told one for the other, and the stages of one affair.
    private static func family(_ concept: String) -> String {
        switch concept {
        case "offence:smuggling", "offence:narcotics", "offence:arms", "offence:wildlife-trafficking":
            "contraband"
        case "offence:undervaluation", "offence:misdeclaration", "offence:document-fraud",
            "offence:tax-evasion":
            "fraud"
        case "offence:origin-fraud", "offence:transshipment", "regulation:anti-dumping": "origin"
        case "offence:sanctions-evasion", "offence:diversion", "offence:dual-use",
            "regulation:export-control":
            "control"
        case "offence:bribery", "offence:money-laundering": "money"
        case "event:arrest", "event:indictment", "event:fine", "event:investigation", "event:seizure":
            "case"
        default: concept
        }
    }

    private static func chapter(_ concept: String) -> String {
        String((Watch.code(of: concept) ?? "").prefix(2))
    }

    private static func language(_ finding: Finding) -> String {
        String((finding.evidence.language ?? "").prefix { $0 != "-" })
    }

    /// Short words say little.
    private static let leastBytes = 4
    private static let mostWords = 200

    private static func words(_ finding: Finding) -> Set<Substring> {
        let text = TextFolder.fold(finding.evidence.title + " " + finding.evidence.quote)
        let pieces = text.split { !($0.isLetter || $0.isNumber) }
        return Set(pieces.filter { $0.utf8.count >= leastBytes }.prefix(mostWords))
    }

    private static func overlap(_ a: Set<Substring>, _ b: Set<Substring>) -> Double {
        let fewer = min(a.count, b.count)
        return fewer == 0 ? 0 : Double(a.intersection(b).count) / Double(fewer)
    }
}
