import Records
import Texts

/// Looks for the terms of a lexicon in one text after the other, with room that is used again.
struct TermFinder {
    let lexicon: Lexicon
    private let stemmed = TokenBuffer()

    /// What becomes of a term whose words stand in a text.
    enum Verdict: Equatable {
        /// It counts, with this weight.
        case counts(Float)
        case otherLanguage
        /// The words share a stem with those of the term, and are no forms of them.
        case notItsForm
        /// Its capitals are not those of the term.
        case otherCapitals
        /// Everything around is in capitals, and an acronym cannot be told from a word.
        case shouting
        /// A word of `not:` stands nearby, here.
        case forbidden(word: Int)
        /// None of `need:` does.
        case needed
        /// A longer term of its kind, or another of its concept, stands there.
        case givesWay
    }

    init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// The terms that count in the text, in order of start; of terms of one kind that overlap, the first and longest.
    /// `words` are those of `tokens`; before `capitalsEnd` (in bytes) everything is in capitals for form's sake.
    func find(
        _ words: TextWords, of tokens: TokenBuffer, _ language: TermLanguage, capitalsEnd: Int = 0
    ) -> [TermMatch] {
        let language = known(language)
        let candidates = candidates(words, of: tokens, language)
        var found: [TermMatch] = []
        lexicon.cards.withUnsafeBufferPointer { cards in
            for candidate in candidates {
                let card = cards[Int(candidate.id)]
                guard card.language.counts(in: language) else { continue }
                var weight = card.weight
                if card.hasConditions {
                    guard case .counts(let left) = judge(candidate, words, capitalsEnd) else { continue }
                    weight = left
                }
                found.append(match(candidate, card, weight))
            }
        }
        return longest(found)
    }

    /// Every term whose words stand in the text, with what becomes of it; in no order. Those that count may still give
    /// way to longer ones: `longest`.
    func verdicts(
        _ words: TextWords, of tokens: TokenBuffer, _ language: TermLanguage
    ) -> [(match: TermMatch, verdict: Verdict)] {
        let language = known(language)
        return candidates(words, of: tokens, language).map { candidate in
            let card = lexicon.cards[Int(candidate.id)]
            var verdict = Verdict.counts(card.weight)
            if !card.language.counts(in: language) {
                verdict = .otherLanguage
            } else if card.hasConditions {
                verdict = judge(candidate, words, 0)
            }
            guard case .counts(let weight) = verdict else { return (match(candidate, card, card.weight), verdict) }
            return (match(candidate, card, weight), verdict)
        }
    }

    private func known(_ language: TermLanguage) -> TermLanguage {
        language == .all || lexicon.languages.contains(language) ? language : .unknown
    }

    /// Where words of terms stand, whatever their conditions say.
    private func candidates(_ words: TextWords, of tokens: TokenBuffer, _ language: TermLanguage) -> [PhraseMatch] {
        var candidates: [PhraseMatch] = []
        lexicon.phrases.matches(in: tokens, of: words.text, into: &candidates)
        lexicon.beginnings.matches(in: words, into: &candidates)
        if lexicon.stems.count > 0 {
            stemmed.fill(shortening: tokens, of: words.text, to: Inflection.stemLength)
            lexicon.stems.matches(in: stemmed, of: words.text, into: &candidates)
        }
        if lexicon.attached.count > 0, ArabicForms.language.counts(in: language), ArabicForms.mayStand(in: words) {
            for depth in 0..<ArabicForms.depths { appendAttached(words, depth, to: &candidates) }
        }
        return candidates
    }

    /// Terms behind so many particles that are written together with them.
    private func appendAttached(_ words: TextWords, _ depth: Int, to candidates: inout [PhraseMatch]) {
        guard let (keys, changed) = ArabicForms.keys(of: words, depth: depth) else { return }
        var found: [PhraseMatch] = []
        keys.withUnsafeBufferPointer { keys in
            Tokenizer.scan(keys, into: stemmed)
            guard stemmed.count == words.count else { return }
            lexicon.attached.matches(in: stemmed, of: keys, into: &found)
        }
        for var match in found {
            let tokens = match.token..<match.token + match.tokenCount
            // What needs no particle was found at depth 0.
            guard depth == 0 || changed[tokens].contains(true) else { continue }
            match.start = Int(words[match.token].start)
            match.end = Int(words[tokens.upperBound - 1].end)
            candidates.append(match)
        }
    }

    private func match(_ candidate: PhraseMatch, _ card: TermCard, _ weight: Float) -> TermMatch {
        TermMatch(
            start: candidate.start, end: candidate.end, token: candidate.token, tokenCount: candidate.tokenCount,
            concept: Int(card.concept), term: Int(candidate.id), role: card.role, weight: weight)
    }

    private func judge(_ match: PhraseMatch, _ words: TextWords, _ capitalsEnd: Int) -> Verdict {
        let term = lexicon.terms[Int(match.id)]
        var weight = term.weight
        if !term.inflected.isEmpty, !isForm(term, match, words) { return .notItsForm }
        if !term.exact.isEmpty {
            let isWritten = isWritten(term.exact, match, words)
            let isFormal = match.end <= capitalsEnd && !term.isAcronym
            if !isFormal, !isWritten || term.isAcronym {
                // In capitals throughout, nothing tells `Turkey` from `turkey`, nor `US` from `us`.
                let isShouting = Shouting.isShouting(words.text, match.start..<match.end)
                if term.isAcronym {
                    if isShouting { return .shouting }
                    if !isWritten { return .otherCapitals }
                } else if !isShouting {
                    return .otherCapitals
                }
                if !isWritten { weight /= 2 }
            }
        }
        let end = match.token + match.tokenCount
        if term.forbidden != LexiconTerm.none,
            let place = lexicon.contexts[Int(term.forbidden)].place(near: match.token, end, within: 6, words)
        {
            return .forbidden(word: place)
        }
        if term.needed != LexiconTerm.none,
            lexicon.contexts[Int(term.needed)].place(near: match.token, end, within: 10, words) == nil
        {
            return .needed
        }
        return .counts(weight)
    }

    private func isForm(_ term: LexiconTerm, _ match: PhraseMatch, _ words: TextWords) -> Bool {
        Int(term.inflected.count) == match.tokenCount
            && lexicon.spellings.allSatisfy(term.inflected) { i, word in
                Inflection.isForm(words.word(match.token + i), of: word, term.family)
            }
    }

    private func isWritten(_ exact: WordPool.Words, _ match: PhraseMatch, _ words: TextWords) -> Bool {
        Int(exact.count) == match.tokenCount
            && lexicon.spellings.allSatisfy(exact) { i, word in
                words.text[words[match.token + i].range].starts(with: word)
            }
    }

    /// Of the terms of one kind that overlap the first and longest, in order of start; several of the same words.
    func longest(_ found: [TermMatch]) -> [TermMatch] {
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
