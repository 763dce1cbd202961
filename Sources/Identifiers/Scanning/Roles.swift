/// What an identifier is to the shipment, by the words right before it.
///
/// The nearest word of a role within six words of the same sentence and line wins; the names of schemes, “number” and
/// “of the” are not counted. A further identifier of the same kind ends the walk, unless a list goes on behind it
/// (`POL: CNSHA, CNNGB`), which has the role of the first.
enum Roles {
    /// What the identifiers of a scheme name.
    private enum Subject {
        case party, bank, place, ship, goods, container

        init?(_ scheme: String) {
            switch scheme {
            case "lei", "vat", "eori", "inn", "ogrn", "uscc", "duns", "cnpj", "iban": self = .party
            case "bic": self = .bank
            case "unlocode": self = .place
            case "imo", "mmsi": self = .ship
            case "hs": self = .goods
            case "container": self = .container
            default: return nil
            }
        }

        var words: RoleWords {
            switch self {
            case .party: RoleTables.parties
            case .bank: RoleTables.banks
            case .place: RoleTables.places
            case .ship: RoleTables.ships
            case .goods: RoleTables.goods
            case .container: RoleTables.seizures
            }
        }

        /// A firm has several numbers, its bank one more.
        func isSame(as other: Subject) -> Bool {
            self == other || [.party, .bank].contains(self) && [.party, .bank].contains(other)
        }
    }

    /// Gives roles to finds that are in order and do not overlap.
    static func add(to found: inout [FoundIdentifier], in text: TextView) {
        for i in found.indices {
            guard let subject = Subject(found[i].scheme) else { continue }
            found[i].role = role(at: i, of: found, subject, text)
        }
        nameWays(&found, text)
    }

    private static let reach = 6

    private static func role(at i: Int, of found: [FoundIdentifier], _ subject: Subject, _ text: TextView) -> String? {
        if subject == .container { return seizure(found[i], text) }
        var at = found[i].start
        var before = i - 1
        var counted = 0
        for _ in 0..<32 where counted <= reach {
            guard let (word, ended) = text.word(before: at) else { return nil }
            if before >= 0, word.lowerBound < found[before].end {
                let other = found[before]
                guard !endsLine(other.end..<max(other.end, at), text) else { return nil }
                if let kind = Subject(other.scheme), subject.isSame(as: kind) {
                    // A semicolon parts two shipments, or two numbers of one party.
                    let parted = other.scheme == found[i].scheme && (other.end..<at).contains { text[$0] == 0x3B }
                    return counted == 0 && !parted ? other.role : nil
                }
                at = other.start
                before -= 1
                continue
            }
            let hash = WordSet.hash(text, word)
            let small = Context.common.contains(hash) || RoleTables.labels.contains(hash)
            if ended && !small && !RoleTables.abbreviations.contains(hash) || endsLine(word.upperBound..<at, text) {
                return nil
            }
            if let role = subject.words.role(of: word, in: text) { return role }
            if subject == .ship, RoleTables.vesselLabels.contains(hash), text[word.upperBound] == 0x3A {
                return "carrier"
            }
            if !small { counted += 1 }
            at = word.lowerBound
        }
        return nil
    }

    /// A line break ends it, unless a label's colon stands before it or the line is as long as those of a wrapped text.
    private static func endsLine(_ gap: Range<Int>, _ text: TextView) -> Bool {
        guard let line = gap.last(where: { text[$0] == 0x0A }) else { return false }
        if gap.contains(where: { $0 < line && text[$0] == 0x3A }) { return false }
        var start = line - 1
        while start >= 0, text[start] != 0x0A, line - start < 60 { start -= 1 }
        return line - start < 60
    }

    /// “was seized” stands behind as often as before, and belongs to all containers of its sentence's list.
    private static func seizure(_ find: FoundIdentifier, _ text: TextView) -> String? {
        var at = find.start
        for _ in 0..<reach {
            guard let (word, ended) = text.word(before: at), !ended, !endsLine(word.upperBound..<at, text) else {
                break
            }
            if isDenial(word, text) { return nil }
            if let role = RoleTables.seizures.role(of: word, in: text) { return role }
            at = word.lowerBound
        }
        at = find.end
        for _ in 0..<reach {
            guard let word = text.word(after: at), !endsLine(at..<word.lowerBound, text) else { return nil }
            if isDenial(word, text) { return nil }
            if let role = RoleTables.seizures.role(of: word, in: text) { return role }
            at = word.upperBound
        }
        return nil
    }

    private static let denials = WordSet("not never no pas kein keine nicht não не нет لم")
    private static func isDenial(_ word: Range<Int>, _ text: TextView) -> Bool {
        denials.contains(WordSet.hash(text, word))
    }

    /// `CNSHA-SGSIN-NLRTM`, `CNSHA > NLRTM`: from the first by way of those between to the last.
    private static func nameWays(_ found: inout [FoundIdentifier], _ text: TextView) {
        for i in found.indices.dropLast() where isTied(found[i], found[i + 1], text) {
            let first = i == 0 || !isTied(found[i - 1], found[i], text)
            let last = i + 2 == found.count || !isTied(found[i + 1], found[i + 2], text)
            if first { found[i].role = "origin" }
            found[i + 1].role = last ? "destination" : "transshipment"
        }
    }

    private static func isTied(_ a: FoundIdentifier, _ b: FoundIdentifier, _ text: TextView) -> Bool {
        guard a.scheme == "unlocode", b.scheme == "unlocode", b.start - a.end <= 5 else { return false }
        return (a.end..<b.start).contains {
            text.isHyphen($0) || text[$0] == 0x3E || text[$0] == 0xE2 && text[$0 + 1] == 0x86
        }
    }
}
