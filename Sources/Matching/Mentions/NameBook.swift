import Records
import Texts

/// The names of all parties as `MentionFinder` looks them up: by two of their words, or by the only one.
final class NameBook: Sendable {
    /// Shorter words are no names by themselves, in any form.
    private static let shortestSingle = 5
    /// Of names of many words only the first pairs are keys.
    private static let mostPairs = 10

    struct Name: Sendable {
        /// Its party, by its place among the entities.
        var entity: Int32
        /// Its place among the names of its party: main name, aliases, weak aliases.
        var place: Int32
    }

    let names: [Name]
    /// Names in Latin letters by their consonants, for text in other scripts; names in other scripts, for Latin text.
    let latin: NameKeys
    let foreign: NameKeys
    /// All names by how their words begin, for text of the same script that declines them.
    let declined: NameKeys
    let han: HanNames

    init(_ entities: [Entity]) {
        var building = Building()
        var names: [Name] = []
        for (i, entity) in entities.enumerated() where entity.schema != .airplane {
            for (place, name) in NameBook.texts(of: entity).enumerated() {
                let number = Int32(truncatingIfNeeded: names.count)
                if building.add(name, of: entity.schema, number) {
                    names.append(
                        Name(entity: Int32(truncatingIfNeeded: i), place: Int32(truncatingIfNeeded: place)))
                }
            }
        }
        self.names = names
        latin = building.latin.table
        foreign = building.foreign.table
        declined = building.declined.table
        han = building.han
    }

    /// The names of a party that are looked for.
    static func texts(of entity: Entity) -> ArraySlice<String> {
        ([entity.name] + entity.aliases + entity.weakAliases).prefix(EntityComparer.namesLimit)
    }

    /// One of them.
    static func text(of entity: Entity, at place: Int) -> String? {
        if place == 0 { return entity.name }
        let alias = place - 1
        if entity.aliases.indices.contains(alias) { return entity.aliases[alias] }
        let weak = alias - entity.aliases.count
        return entity.weakAliases.indices.contains(weak) ? entity.weakAliases[weak] : nil
    }

    /// Rows of a table while it grows.
    private struct Rows {
        var pairs: [(UInt32, Int32)] = []
        var singles: [(UInt32, Int32)] = []
        var table: NameKeys {
            NameKeys(pairs: pairs, singles: singles)
        }

        mutating func add(_ keys: [UInt16], _ couples: [(Int, Int)], _ number: Int32) {
            var found: [UInt32] = []
            for (i, j) in couples where keys[i] != 0 && keys[j] != 0 {
                let key = ConsonantKey.pair(keys[i], keys[j])
                if !found.contains(key) { found.append(key) }
            }
            for key in found.prefix(NameBook.mostPairs) { pairs.append((key, number)) }
        }
    }

    /// The tables while they grow.
    private struct Building {
        var latin = Rows()
        var foreign = Rows()
        var declined = Rows()
        var han = HanNames()

        /// False for a name that says too little to be looked for in another form.
        mutating func add(_ name: String, of schema: Entity.Schema, _ number: Int32) -> Bool {
            let words = NameWords.split(name).prefix(NameForm.limit).filter { !isEmpty($0, schema) }
            let isForeign = words.contains { ($0.first ?? 0) > 0xCA }
            let telling = words.map { isTelling($0, schema) }
            guard telling.contains(true) else { return false }
            guard words.count > 1 else { return addSingle(words[0], schema, isForeign, number) }
            if schema == .person, !isForeign { han.add(words, number) }
            var couples: [(Int, Int)] = []
            for i in words.indices where telling[i] {
                for j in words.indices where j != i && (telling[j] ? j > i : abs(i - j) == 1) { couples.append((i, j)) }
            }
            let sounds = words.map { ConsonantKey.keys($0).whole }
            if isForeign { foreign.add(sounds, couples, number) } else { latin.add(sounds, couples, number) }
            declined.add(words.map { ConsonantKey.beginning($0) }, couples, number)
            return true
        }

        private mutating func addSingle(
            _ word: [UInt8], _ schema: Entity.Schema, _ isForeign: Bool, _ number: Int32
        ) -> Bool {
            let isLong = String(decoding: word, as: UTF8.self).unicodeScalars.count >= NameBook.shortestSingle
            let key = ConsonantKey.keys(word).whole
            guard schema != .person, isLong, !CommonWords.contains(word), !NameLexicon.isGeneric(word),
                GivenNames.number(of: word) == 0
            else { return false }
            declined.singles.append((ConsonantKey.pair(ConsonantKey.beginning(word, letters: 4), 0), number))
            guard ConsonantKey.isLong(key) else { return true }
            if isForeign {
                foreign.singles.append((ConsonantKey.pair(key, 0), number))
            } else {
                latin.singles.append((ConsonantKey.pair(key, 0), number))
            }
            return true
        }

        /// Particles, titles and legal forms.
        private func isEmpty(_ word: [UInt8], _ schema: Entity.Schema) -> Bool {
            switch NameLexicon.role(word) {
            case .particle, .title, .initial: true
            default: schema != .person && schema != .vessel && Cues.isLegalForm(word)
            }
        }

        private func isTelling(_ word: [UInt8], _ schema: Entity.Schema) -> Bool {
            NameLexicon.role(word) == .plain && (schema == .person || !CommonWords.contains(word))
        }
    }
}
