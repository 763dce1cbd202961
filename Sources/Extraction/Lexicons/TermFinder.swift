import Records
import Texts

/// Looks for the terms of a lexicon in one text after the other, with room that is used again.
struct TermFinder {
    let lexicon: Lexicon
    private let stemmed = TokenBuffer()

    init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// The terms that count in the text, in order of start; of terms of one kind that overlap, the first and longest.
    func find(_ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>, _ language: TermLanguage) -> [TermMatch] {
        let language = lexicon.languages.contains(language) ? language : .all
        var candidates: [PhraseMatch] = []
        lexicon.phrases.matches(in: tokens, of: text, into: &candidates)
        lexicon.beginnings.matches(in: tokens, of: text, into: &candidates)
        if lexicon.stems.count > 0 {
            let first = candidates.count
            stemmed.fill(shortening: tokens, of: text, to: Inflection.stemLength)
            lexicon.stems.matches(in: stemmed, of: text, into: &candidates)
            candidates.removeSubrange(first..., where: { !isForm($0, tokens, text) })
        }
        let found = candidates.compactMap { counted($0, tokens, text, language) }
        return longest(found)
    }

    private func counted(
        _ match: PhraseMatch, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>, _ language: TermLanguage
    ) -> TermMatch? {
        let term = lexicon.terms[Int(match.id)]
        guard term.language.counts(in: language) else { return nil }
        var weight = term.weight
        if !term.exact.isEmpty, !isWritten(term.exact, match, tokens, text) || term.isAcronym {
            // In capitals throughout, nothing tells `Turkey` from `turkey`, nor `US` from `us`.
            let isShouting = Shouting.isShouting(text, match.start..<match.end)
            if term.isAcronym, isShouting { return nil }
            if !isWritten(term.exact, match, tokens, text) {
                guard isShouting else { return nil }
                weight /= 2
            }
        }
        if !term.forbidden.isEmpty, hasContext(term.forbidden, match, 6, tokens, text) { return nil }
        if !term.needed.isEmpty, !hasContext(term.needed, match, 10, tokens, text) { return nil }
        return TermMatch(
            start: match.start, end: match.end, token: match.token, tokenCount: match.tokenCount,
            concept: Int(term.concept), weight: weight)
    }

    private func isForm(_ match: PhraseMatch, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let term = lexicon.terms[Int(match.id)]
        guard term.inflected.count == match.tokenCount else { return false }
        return term.inflected.indices.allSatisfy { i in
            let form = tokens.withFolded(match.token + i, of: text) { Array($0) }
            return Inflection.isForm(form, of: term.inflected[i], language: term.language.tag)
        }
    }

    private func isWritten(
        _ words: [[UInt8]], _ match: PhraseMatch, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard words.count == match.tokenCount else { return false }
        return words.indices.allSatisfy { text[tokens[match.token + $0].range].starts(with: words[$0]) }
    }

    /// Whether one of the words stands within so many words before or behind the match.
    private func hasContext(
        _ words: [ContextWord], _ match: PhraseMatch, _ window: Int, _ tokens: TokenBuffer,
        _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let behind = match.token + match.tokenCount
        let near = [max(0, match.token - window)..<match.token, behind..<min(tokens.count, behind + window)]
        return near.contains { $0.contains { at in words.contains { isThere($0, at, tokens, text) } } }
    }

    private func isThere(
        _ word: ContextWord, _ at: Int, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        switch word {
        case .words(let hashes):
            guard at + hashes.count <= tokens.count else { return false }
            return hashes.indices.allSatisfy { tokens[at + $0].hash == hashes[$0] }
        case .beginning(let bytes): return tokens.withFolded(at, of: text) { $0.starts(with: bytes) }
        }
    }

    private func longest(_ found: [TermMatch]) -> [TermMatch] {
        var ends: [Concept.Role: Range<Int>] = [:]
        let ranked = found.sorted {
            ($0.start, -$0.end, $0.concept, -$0.weight) < ($1.start, -$1.end, $1.concept, -$1.weight)
        }
        var kept: [TermMatch] = []
        for match in ranked {
            let role = lexicon.concepts[match.concept].role
            let words = match.start..<match.end
            if let last = ends[role] {
                if last.upperBound > match.start, last != words { continue }
                if last == words, kept.contains(where: { $0.concept == match.concept && $0.start == match.start }) {
                    continue
                }
            }
            ends[role] = words
            kept.append(match)
        }
        return kept
    }
}

extension Array {
    /// Takes out of the end of the array, from `range` on, what satisfies the condition.
    fileprivate mutating func removeSubrange(_ range: PartialRangeFrom<Int>, where condition: (Element) -> Bool) {
        let kept = self[range].filter { !condition($0) }
        replaceSubrange(range, with: kept)
    }
}
