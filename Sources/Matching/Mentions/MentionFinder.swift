import Records
package import Texts

/// Finds names of known parties that a text declines (`Сбербанка`, `Ministerstwem Obrony`) or writes in another script
/// than the register (`Роснефтью` for `Rosneft`, `习近平` for `XI Jinping`), a person with a middle name more, and what
/// a party is called after it was named (`Oceanic` for `Oceanic Metals`).
///
/// A second look at words that were cut already. Two words with the consonants of two words of a name are a candidate;
/// the comparison of screening proves it, with each word in the form that a dictionary would have. Words in Latin
/// letters are looked at only where the language declines names, or where the register has names in other scripts:
/// everything else costs about nothing. Built once, never changed, replaced whole.
package struct MentionFinder: Sendable {
    private let index: EntityIndex
    let entities: [Entity]
    let book: NameBook
    private let middles: MiddleNames
    let memory = MeetingMemory()

    package init(index: EntityIndex) {
        self.index = index
        entities = index.entities
        book = NameBook(index.entities)
        middles = MiddleNames(index.entities)
    }

    /// Every name found, in order of start; of one party the best of those that overlap.
    ///
    /// - Parameters:
    ///   - tokens: The words of `text`.
    ///   - language: Of the text (BCP 47); nil takes Latin words as they are.
    ///   - known: Where which party was found word for word; it is not reported there again.
    package func find(
        in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, language: String?,
        known: [(range: Range<Int>, entity: String)] = []
    ) -> [FoundName] {
        guard !entities.isEmpty, tokens.count > 0 else { return [] }
        return tokens.withWords(of: text) { words in
            var search = MentionSearch(finder: self, words: words, family: WordForms.Family(language))
            search.run()
            let found = MentionFinder.best(search.found + longer(in: words)) { name in
                !known.contains { $0.range.overlaps(name.start..<name.end) && $0.entity == name.entity }
            }
            return MentionFinder.inOrder(found + laterCalls(of: found, known, in: words))
        }
    }

    private static let withMiddle = 0.95

    /// People under their name with one more between.
    private func longer(in words: TextWords) -> [FoundName] {
        var found: [FoundName] = []
        middles.find(in: words) { first, place in
            found.append(
                FoundName(
                    start: Int(words[first].start), end: Int(words[first + 2].end), token: first, tokenCount: 3,
                    entity: entities[Int(place)].id, score: MentionFinder.withMiddle))
        }
        return found
    }

    /// What parties are called later by one word of the name under which they were found.
    private func laterCalls(
        of found: [FoundName], _ known: [(range: Range<Int>, entity: String)], in words: TextWords
    ) -> [FoundName] {
        guard !found.isEmpty || !known.isEmpty else { return [] }
        let places = known + found.map { (range: $0.start..<$0.end, entity: $0.entity) }
        let named = places.compactMap { place in
            index[place.entity].map {
                LaterCalls.Named(range: place.range, entity: place.entity, schema: $0.schema, name: $0.name)
            }
        }
        return LaterCalls(named, words).find(in: words, taken: places.map(\.range))
    }

    /// The same for a text whose words nobody has cut.
    package func find(in text: String, language: String?) -> [FoundName] {
        var text = text
        return text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            return find(in: tokens, of: bytes, language: language)
        }
    }

    /// At most this many parties are told of one place.
    private static let mostParties = 3

    private static func best(_ found: [FoundName], where isWanted: (FoundName) -> Bool) -> [FoundName] {
        guard !found.isEmpty else { return [] }
        var kept: [FoundName] = []
        let order = found.filter(isWanted).sorted {
            ($1.score, $1.tokenCount, $0.start, $0.entity) < ($0.score, $0.tokenCount, $1.start, $1.entity)
        }
        for name in order {
            let others = kept.filter { $0.start < name.end && name.start < $0.end }
            guard others.count < mostParties, !others.contains(where: { $0.entity == name.entity }) else { continue }
            kept.append(name)
        }
        return inOrder(kept)
    }

    private static func inOrder(_ names: [FoundName]) -> [FoundName] {
        names.sorted { ($0.start, $0.end, $0.entity) < ($1.start, $1.end, $1.entity) }
    }
}
