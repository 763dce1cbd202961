import Records
package import Texts

/// Finds names of known parties that a text declines (`Сбербанка`, `Ministerstwem Obrony`) or writes in another script
/// than the register (`Роснефтью` for `Rosneft`, `习近平` for `XI Jinping`).
///
/// A second look at words that were cut already. Two words with the consonants of two words of a name are a candidate;
/// the comparison of screening proves it, with each word in the form that a dictionary would have. Words in Latin
/// letters are looked at only where the language declines names, or where the register has names in other scripts:
/// everything else costs about nothing. Built once, never changed, replaced whole.
package struct MentionFinder: Sendable {
    let entities: [Entity]
    let book: NameBook
    let memory = MeetingMemory()

    package init(index: EntityIndex) {
        entities = index.entities
        book = NameBook(index.entities)
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
        guard !book.names.isEmpty, tokens.count > 0 else { return [] }
        let found = tokens.withWords(of: text) { words in
            var search = MentionSearch(finder: self, words: words, family: WordForms.Family(language))
            search.run()
            return search.found
        }
        return MentionFinder.best(found) { name in
            !known.contains { $0.range.overlaps(name.start..<name.end) && $0.entity == name.entity }
        }
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
        return kept.sorted { ($0.start, $0.end, $0.entity) < ($1.start, $1.end, $1.entity) }
    }
}
