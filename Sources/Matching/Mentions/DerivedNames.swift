package import Records
import Texts

/// Names that follow from those of the register, as texts have them: firms without their legal form, people by their
/// initial or without their middle name, and letters that one country writes as two (`ü`, `ue`). Built once.
///
/// Those of firms are looked for when they say enough: two words, or one that is no everyday word, no given name, and
/// in the names of few other parties.
package struct DerivedNames: Sendable {
    /// What was done to the name of the register.
    enum Manner: Sendable {
        case withoutForm, withoutPlace, otherSpelling, initial, withoutMiddle
        /// The text says more: a middle name, or some word between.
        case withMiddle, withWord
    }

    /// One of them.
    struct Name: Sendable {
        var text: String
        /// Its party, by its place among the entities.
        var entity: Int32
        var manner: Manner
    }

    private let entities: [Entity]
    private let names: [Name]
    private let ranges: [String: Range<Int>]
    /// More of a party's names have no such forms.
    private static let mostNames = 40

    package init(_ entities: [Entity]) {
        self.entities = entities
        let tokens = TokenBuffer()
        let spread = WordSpread(entities, tokens)
        var names: [Name] = []
        var ranges: [String: Range<Int>] = [:]
        for (i, entity) in entities.enumerated() {
            let found = DerivedNames.forms(of: entity, spread, tokens)
            guard !found.isEmpty else { continue }
            let first = names.count
            var known = Set(NameBook.texts(of: entity).map { TextFolder.fold($0) })
            for form in found where known.insert(TextFolder.fold(form.text)).inserted {
                names.append(Name(text: form.text, entity: Int32(truncatingIfNeeded: i), manner: form.manner))
            }
            if names.count > first { ranges[entity.id] = first..<names.count }
        }
        self.names = names
        self.ranges = ranges
    }

    /// The forms of a party's strong names, and their other spellings.
    private static func forms(
        of entity: Entity, _ spread: WordSpread, _ tokens: TokenBuffer
    ) -> [(text: String, manner: Manner)] {
        let strong = ([entity.name] + entity.aliases).prefix(mostNames)
        var forms: [(text: String, manner: Manner)] = []
        switch entity.schema {
        case .airplane: return []
        case .vessel: break
        case .person: forms = strong.flatMap { PersonForms.all(of: $0) }
        case .company, .organization, .legalEntity:
            for name in strong {
                for core in CoreName.all(of: name, tokens) where spread.isTelling(core.text) {
                    forms.append((core.text, core.lacksPlace ? .withoutPlace : .withoutForm))
                }
            }
        }
        let mayCollapse = Spellings.mayCollapse(entity)
        for text in strong + forms.map(\.text) {
            forms += Spellings.all(of: text, mayCollapse: mayCollapse).map { ($0, .otherSpelling) }
        }
        return forms
    }

    /// Every name with the id of its party, in the order of the entities: what `Extraction` looks for besides.
    package var all: [(name: String, entity: String)] { names.map { ($0.text, entities[Int($0.entity)].id) } }

    /// Those of the party with this id.
    func names(of entity: String) -> ArraySlice<Name> { ranges[entity].map { names[$0] } ?? [] }
}

/// In the names of how many parties a word stands.
private struct WordSpread {
    private var counts: [UInt64: (parties: UInt32, last: Int32)] = [:]
    /// A firm whose only word stands in the names of more parties is not looked for by it.
    private static let most: UInt32 = 24
    private static let shortestWord = 4

    init(_ entities: [Entity], _ tokens: TokenBuffer) {
        counts.reserveCapacity(entities.count * 2)
        for (i, entity) in entities.enumerated() {
            let place = Int32(truncatingIfNeeded: i)
            for name in NameBook.texts(of: entity) {
                var name = name
                name.withUTF8 { Tokenizer.scan($0, into: tokens) }
                for at in 0..<tokens.count {
                    var known = counts[tokens[at].hash] ?? (0, -1)
                    guard known.last != place else { continue }
                    known = (known.parties + 1, place)
                    counts[tokens[at].hash] = known
                }
            }
        }
    }

    /// Whether a firm's name without its legal form is worth looking for.
    func isTelling(_ name: String) -> Bool {
        let words = NameWords.split(name).filter { NameLexicon.role($0) != .particle }
        guard words.count == 1, let word = words.first else {
            return words.contains {
                ![.generic, .title].contains(NameLexicon.role($0)) && !Cues.isLegalForm($0) && $0.count > 2
            }
        }
        let length = String(decoding: word, as: UTF8.self).unicodeScalars.count
        guard length >= WordSpread.shortestWord || word.count > length + 3, NameLexicon.role(word) == .plain,
            !CommonWords.contains(word), !TradeWords.contains(word), GivenNames.number(of: word) == 0,
            !Cues.titles.contains(word), !Cues.firms.contains(word)
        else { return false }
        let hash = word.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { WordHash.hash($0, bytes.count) } ?? 0
        }
        return counts[hash]?.parties ?? 0 <= WordSpread.most
    }
}
