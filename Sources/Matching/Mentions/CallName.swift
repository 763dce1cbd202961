import Records
import Texts

/// What a party is called after it was named: `Oceanic` for `Oceanic Metals FZE`, `OMT` for `Oceanic Metals Trading`,
/// `Shumilov` for `Ivan Shumilov`.
enum CallName {
    private static let shortest = 4
    private static let shortestAcronym = 3

    /// The words that may stand for a name as a text has it, folded, with whether only capitals will do; `register` is
    /// the party's main name.
    static func calls(
        of name: [[UInt8]], _ register: String, _ schema: Entity.Schema
    ) -> [(word: [UInt8], isAcronym: Bool)] {
        guard name.count > 1, schema != .vessel, schema != .airplane else { return [] }
        if schema == .person {
            let surname = surname(in: register).flatMap { name.contains($0) ? $0 : nil } ?? name.last
            guard let surname, isDistinctive(surname) else { return [] }
            return [(surname, false)]
        }
        var calls: [([UInt8], Bool)] = []
        if let first = name.first(where: isOwn), isDistinctive(first) { calls.append((first, false)) }
        if let acronym = acronym(of: name) { calls.append((acronym, true)) }
        return calls
    }

    /// `SHUMILOV, Ivan` and `Ivan SHUMILOV`.
    private static func surname(in name: String) -> [UInt8]? {
        let beforeComma = name.firstIndex(of: ",").map { String(name[..<$0]) }
        return NameWords.split(beforeComma ?? name).last
    }

    private static func isOwn(_ word: [UInt8]) -> Bool {
        ![.particle, .title].contains(NameLexicon.role(word)) && !Cues.isLegalForm(word)
    }

    private static func isDistinctive(_ word: [UInt8]) -> Bool {
        word.count >= shortest && NameLexicon.role(word) == .plain && !CommonWords.contains(word)
            && !TradeWords.contains(word) && !Cues.peoples.contains(word) && GivenNames.number(of: word) == 0
    }

    /// The first letters of three words or more, without the legal form.
    private static func acronym(of name: [[UInt8]]) -> [UInt8]? {
        let letters = name.filter(isOwn).compactMap(\.first)
        guard letters.count >= shortestAcronym, letters.count < 7, letters.allSatisfy({ (97...122).contains($0) })
        else { return nil }
        return letters
    }
}

/// What the parties of a text are called there by one word, as their longer names in it have it.
struct CalledParties {
    private var words: [String: Set<[UInt8]>] = [:]

    init(_ mentions: [Mention], _ index: EntityIndex) {
        let named = mentions.filter { $0.kind == .entity }
        guard named.contains(where: { !$0.text.contains(" ") }), named.contains(where: { $0.text.contains(" ") }) else {
            return
        }
        for mention in named where mention.text.contains(" ") {
            guard let id = mention.id, let entity = index[id] else { continue }
            for call in CallName.calls(of: NameWords.split(mention.text), entity.name, entity.schema) {
                words[id, default: []].insert(call.word)
            }
        }
    }

    func contains(_ word: [UInt8], _ entity: String) -> Bool { words[entity]?.contains(word) ?? false }
}
