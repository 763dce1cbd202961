package import Texts

/// The names of known parties: what `Analyzer` and `NameScanner` look for. A party may have many names and a name many
/// parties. Copies share their memory, which may be a mapped file; inserting and removing need no rebuild.
package struct NameTable: Sendable {
    private(set) var phrases: PhraseTable
    /// The ids of the parties, by the numbers that the phrases carry.
    private(set) var entities: TextNumbers
    /// Names that count only as they are written, by the number of their party.
    private(set) var exactWritings: [UInt32: [String]] = [:]
    /// Set in the id of a phrase that must be compared with `exactWritings`.
    private static let mustCompare: UInt32 = 1 << 31

    /// `capacity` names go in before the table grows for the first time.
    package init(capacity: Int = 256) {
        phrases = PhraseTable(capacity: capacity)
        entities = TextNumbers(capacity: capacity)
    }

    init(phrases: PhraseTable, entities: TextNumbers, exactWritings: [UInt32: [String]]) {
        self.phrases = phrases
        self.entities = entities
        self.exactWritings = exactWritings
    }

    /// How many parties there are.
    package var entityCount: Int { entities.count }
    package var isEmpty: Bool { entities.count == 0 }

    /// Makes ready for typos and swapped words, and keeps so what comes later: then `TolerantTable(phrases)` costs nothing.
    package mutating func prepareTolerant() { phrases.prepareTolerant() }

    /// Adds a name of a party. With `caseSensitive` it counts only where capitals and small letters stand as in the name:
    /// for names that are common words. False when the name has no word.
    @discardableResult
    package mutating func insert(_ name: String, entity: String, caseSensitive: Bool = false) -> Bool {
        guard let number = number(of: entity) else { return false }
        if caseSensitive { exactWritings[number, default: []].append(name) }
        return phrases.insert(name, id: caseSensitive ? number | NameTable.mustCompare : number)
    }

    /// The same for a name in UTF-8, for very many names: `tokens` is room used again.
    @discardableResult
    package mutating func insert(_ name: UnsafeBufferPointer<UInt8>, entity: String, tokens: TokenBuffer) -> Bool {
        guard let number = number(of: entity) else { return false }
        return phrases.insert(name, id: number, tokens: tokens)
    }

    /// Takes a name away from a party; false when it did not have it.
    @discardableResult
    package mutating func remove(_ name: String, entity: String) -> Bool {
        guard let number = entities.number(of: entity).map({ UInt32($0) }) else { return false }
        exactWritings[number]?.removeAll { $0 == name }
        let plain = phrases.remove(name, id: number)
        return phrases.remove(name, id: number | NameTable.mustCompare) || plain
    }

    /// The id of the party of a match.
    package func entity(_ match: PhraseMatch) -> String { entities[Int(match.id & ~NameTable.mustCompare)] }

    private mutating func number(of entity: String) -> UInt32? {
        entities.add(entity).flatMap { $0 < Int(NameTable.mustCompare) ? UInt32($0) : nil }
    }

    /// Appends every occurrence of a name in `text`, whose words are `tokens`: one per party and place, in order.
    package func matches(
        in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, into matches: inout [PhraseMatch]
    ) {
        let first = matches.count
        phrases.matches(in: tokens, of: text, into: &matches)
        guard !exactWritings.isEmpty, matches.count > first else { return }
        var seen: Set<[Int]> = []
        let kept = matches[first...].filter { match in
            guard match.id & NameTable.mustCompare == 0 || isWrittenSo(match, text) else { return false }
            return seen.insert([match.start, match.end, Int(match.id & ~NameTable.mustCompare)]).inserted
        }
        matches.replaceSubrange(first..., with: kept)
    }

    /// Appends names with typos or with their words in another order, as `tolerant` finds them, unless the same party was
    /// met right there word for word (`exact`). Case-sensitive names have no such forms.
    func tolerantMatches(
        by tolerant: TolerantTable, in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>,
        exact: [PhraseMatch], into matches: inout [TolerantMatch]
    ) {
        tolerant.matches(in: tokens, of: text, into: &matches)
        guard !matches.isEmpty, !exact.isEmpty || !exactWritings.isEmpty else { return }
        let met = MetPlaces(exact.map { NameTable.place($0) })
        matches.removeAll { found in
            found.match.id & NameTable.mustCompare != 0 || met.overlaps(NameTable.place(found.match))
        }
    }

    private static func place(_ match: PhraseMatch) -> MetPlaces.Place {
        MetPlaces.Place(party: match.id & ~mustCompare, range: match.start..<match.end)
    }

    /// Whether one of the party's case-sensitive names has the same words, letter by letter.
    private func isWrittenSo(_ match: PhraseMatch, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let written = String(decoding: text[match.start..<match.end], as: UTF8.self)
        let words = NameTable.words(written)
        return exactWritings[match.id & ~NameTable.mustCompare]?.contains { NameTable.words($0) == words } ?? false
    }

    private static func words(_ name: String) -> [String] {
        let bytes = Array(name.utf8)
        return Tokenizer.words(name).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }
}
