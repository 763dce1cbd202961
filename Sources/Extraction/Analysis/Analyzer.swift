import Identifiers
package import Records
import Texts

/// Reads an article: which known parties, identifiers, goods, places, offences … it mentions, what it denies, and what it
/// is about. A pure function; each text is cut into words once, and all tables look at the same words.
///
///     let analysis = Analyzer(lexicon: lexicon, names: names).analyze(title: "Tanker seized", text: text, language: "en")
package struct Analyzer: Sendable {
    private let lexicon: Lexicon
    private let names: NameTable
    private let tolerant: TolerantTable?
    private let identifiers = IdentifierScanner()

    /// With `tolerant`, names with typos or swapped words are mentions too, with scores below 1.
    package init(lexicon: Lexicon, names: NameTable, tolerant: Bool = false) {
        self.lexicon = lexicon
        self.names = names
        self.tolerant = tolerant ? TolerantTable(names.phrases) : nil
    }

    /// Mentions in order of zone and start. `language` (BCP 47) chooses among the terms; nil takes them all.
    package func analyze(title: String, text: String, language: String?) -> Analysis {
        var title = title
        var text = text
        let finder = TermFinder(lexicon: lexicon)
        let language = TermLanguage(language ?? "*")
        var analysis = Analysis()
        var about = Aboutness()
        var places = PlaceCount()
        title.withUTF8 { bytes in
            let zone = read(bytes, finder, language)
            analysis.title = zone.frame
            collect(zone, .title, bytes, &analysis, &about, &places)
        }
        text.withUTF8 { bytes in
            let zone = read(bytes, finder, language)
            analysis.text = zone.frame
            collect(zone, .text, bytes, &analysis, &about, &places)
        }
        say(about, textBytes: text.utf8.count, in: &analysis)
        analysis.countries = places.ranked
        return analysis
    }

    private func read(_ text: UnsafeBufferPointer<UInt8>, _ finder: TermFinder, _ language: TermLanguage) -> Zone {
        var zone = Zone()
        for (range, paragraph) in SentenceSplitter.sentences(in: text) {
            zone.frame.sentences.append(range)
            zone.frame.paragraphs.append(paragraph)
        }
        let tokens = TokenBuffer()
        Tokenizer.scan(text, into: tokens)
        findNames(tokens, text, &zone)
        zone.terms = finder.find(tokens, text, language)
        let cues = zone.terms.filter { lexicon.concepts[$0.concept].role == .negation }
        let negation = Negation(cues: cues, tokens: tokens, text: text, frame: zone.frame)
        zone.deniedTerms = zone.terms.map { term in
            negation.denies(token: term.token, isAccusation: isAccusation(lexicon.concepts[term.concept]))
        }
        zone.deniedNames = zone.names.map { negation.denies(token: $0.token, isAccusation: false) }
        zone.shares = zone.terms.map { term in
            lexicon.concepts[term.concept].country == nil ? 1 : PlaceNames.share(term, tokens, text)
        }
        return zone
    }

    private func findNames(_ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>, _ zone: inout Zone) {
        names.matches(in: tokens, of: text, into: &zone.names)
        zone.nameScores = [Float](repeating: 1, count: zone.names.count)
        guard let tolerant else { return }
        var found: [TolerantMatch] = []
        names.tolerantMatches(by: tolerant, in: tokens, of: text, exact: zone.names, into: &found)
        zone.names += found.map(\.match)
        zone.nameScores += found.map(\.score)
    }

    private func isAccusation(_ concept: Concept) -> Bool {
        switch concept.role {
        case .mention(.offence), .mention(.event), .mention(.sanction): true
        default: false
        }
    }

    private func collect(
        _ zone: Zone, _ place: Mention.Zone, _ text: UnsafeBufferPointer<UInt8>, _ analysis: inout Analysis,
        _ about: inout Aboutness, _ places: inout PlaceCount
    ) {
        var mentions = zone.names.indices.map { i in
            mention(zone.names[i], place, text, score: zone.nameScores[i], denied: zone.deniedNames[i])
        }
        for found in identifiers.scan(text) {
            mentions.append(
                Mention(
                    zone: place, start: found.start, end: found.end, text: written(found.start..<found.end, text),
                    kind: .identifier, scheme: found.scheme, id: found.value, score: found.score))
        }
        for (i, term) in zone.terms.enumerated() {
            let concept = lexicon.concepts[term.concept]
            if let country = concept.country {
                let part = concept.role == .mention(.port) ? PlaceCount.port : 1
                places.add(country, term.weight * zone.shares[i] * part, zone: place, start: term.start)
            }
            switch concept.role {
            case .mention(let kind):
                if kind == .topic { about.add(term.concept, term.weight, zone: place, start: term.start) }
                var mention = Mention(
                    zone: place, start: term.start, end: term.end, text: written(term.start..<term.end, text),
                    kind: kind, id: concept.id, score: Double(term.weight * zone.shares[i]))
                mention.negated = zone.deniedTerms[i]
                mentions.append(mention)
            case .label: about.add(term.concept, term.weight, zone: place, start: term.start)
            case .negation: break
            }
        }
        mentions.sort {
            ($0.start, $0.end, $0.kind.rawValue, $0.id ?? "") < ($1.start, $1.end, $1.kind.rawValue, $1.id ?? "")
        }
        analysis.mentions += mentions
    }

    private func mention(
        _ match: PhraseMatch, _ place: Mention.Zone, _ text: UnsafeBufferPointer<UInt8>, score: Float, denied: Bool
    ) -> Mention {
        var mention = Mention(
            zone: place, start: match.start, end: match.end, text: written(match.start..<match.end, text),
            kind: .entity,
            id: names.entity(match), score: Double(score))
        mention.negated = denied
        return mention
    }

    private func written(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }

    private func say(_ about: Aboutness, textBytes: Int, in analysis: inout Analysis) {
        for (place, weight) in about.sums {
            let concept = lexicon.concepts[place]
            let scored = Analysis.Scored(id: concept.name, score: Aboutness.score(weight, textBytes: textBytes))
            if concept.role == .label(isCommodity: true) {
                analysis.commodities.append(scored)
            } else {
                analysis.topics.append(scored)
            }
        }
        analysis.commodities.sort { ($1.score, $0.id) < ($0.score, $1.id) }
        analysis.topics.sort { ($1.score, $0.id) < ($0.score, $1.id) }
    }
}
