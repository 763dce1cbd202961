import Records
import Texts

/// Looks for the terms of a lexicon in one text after the other, with room that is used again.
struct TermFinder {
    let lexicon: Lexicon
    private let stemmed = TokenBuffer()

    init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// The terms that count in the text, in order of start; of terms of one kind that overlap, the first and longest.
    /// `words` are those of `tokens`; before `capitalsEnd` (in bytes) everything is in capitals for form's sake.
    func find(
        _ words: TextWords, of tokens: TokenBuffer, _ language: TermLanguage, capitalsEnd: Int = 0
    ) -> [TermMatch] {
        let language = lexicon.languages.contains(language) ? language : .all
        var candidates: [PhraseMatch] = []
        lexicon.phrases.matches(in: tokens, of: words.text, into: &candidates)
        lexicon.beginnings.matches(in: words, into: &candidates)
        if lexicon.stems.count > 0 {
            stemmed.fill(shortening: tokens, of: words.text, to: Inflection.stemLength)
            lexicon.stems.matches(in: stemmed, of: words.text, into: &candidates)
        }
        var found: [TermMatch] = []
        lexicon.cards.withUnsafeBufferPointer { cards in
            for candidate in candidates {
                let card = cards[Int(candidate.id)]
                guard card.language.counts(in: language) else { continue }
                var weight = card.weight
                if card.hasConditions, !meetsConditions(candidate, words, capitalsEnd, &weight) { continue }
                found.append(
                    TermMatch(
                        start: candidate.start, end: candidate.end, token: candidate.token,
                        tokenCount: candidate.tokenCount, concept: Int(card.concept), role: card.role,
                        weight: weight))
            }
        }
        return longest(found)
    }

    private func meetsConditions(
        _ match: PhraseMatch, _ words: TextWords, _ capitalsEnd: Int, _ weight: inout Float
    ) -> Bool {
        let term = lexicon.terms[Int(match.id)]
        if !term.inflected.isEmpty, !isForm(term, match, words) { return false }
        if !term.exact.isEmpty {
            let isWritten = isWritten(term.exact, match, words)
            let isFormal = match.end <= capitalsEnd && !term.isAcronym
            if !isFormal, !isWritten || term.isAcronym {
                // In capitals throughout, nothing tells `Turkey` from `turkey`, nor `US` from `us`.
                let isShouting = Shouting.isShouting(words.text, match.start..<match.end)
                if term.isAcronym ? isShouting || !isWritten : !isShouting { return false }
                if !isWritten { weight /= 2 }
            }
        }
        let end = match.token + match.tokenCount
        if !term.forbidden.isEmpty, term.forbidden.stand(near: match.token, end, within: 6, words) { return false }
        return term.needed.isEmpty || term.needed.stand(near: match.token, end, within: 10, words)
    }

    private func isForm(_ term: LexiconTerm, _ match: PhraseMatch, _ words: TextWords) -> Bool {
        guard term.inflected.count == match.tokenCount else { return false }
        return term.inflected.indices.allSatisfy { i in
            term.inflected[i].withUnsafeBufferPointer {
                Inflection.isForm(words.word(match.token + i), of: $0, term.family)
            }
        }
    }

    private func isWritten(_ exact: [[UInt8]], _ match: PhraseMatch, _ words: TextWords) -> Bool {
        guard exact.count == match.tokenCount else { return false }
        return exact.indices.allSatisfy { words.text[words[match.token + $0].range].starts(with: exact[$0]) }
    }

    private func longest(_ found: [TermMatch]) -> [TermMatch] {
        var ends = [Range<Int>](repeating: -1..<0, count: lexicon.roleCount)
        var kept: [TermMatch] = []
        kept.reserveCapacity(found.count)
        for match in found.sorted(by: TermMatch.isBefore) {
            let role = Int(match.role)
            let words = match.start..<match.end
            let last = ends[role]
            if last.upperBound > match.start, last != words { continue }
            if last == words, isKept(match, kept) { continue }
            ends[role] = words
            kept.append(match)
        }
        return kept
    }

    /// Whether the concept is there already, at the same words.
    private func isKept(_ match: TermMatch, _ kept: [TermMatch]) -> Bool {
        var at = kept.count - 1
        while at >= 0, kept[at].start == match.start {
            if kept[at].concept == match.concept { return true }
            at -= 1
        }
        return false
    }
}
