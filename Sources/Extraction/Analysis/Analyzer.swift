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
    /// Mark parties that no table knows, each in the languages of its model, and ships in any; none unless given.
    package var taggers: [PartyTagger] = []
    /// Finds names of known parties in other forms than the register's; none unless given.
    package var finder: NameFinder?
    /// Decides what stories are about instead of the lexicon alone; none unless given.
    package var topics: TopicJudge?

    /// With `tolerant`, names with typos or swapped words are mentions too, with scores below 1.
    package init(lexicon: Lexicon, names: NameTable, tolerant: Bool = false) {
        self.lexicon = lexicon
        self.names = names
        self.tolerant = tolerant ? TolerantTable(names.phrases) : nil
    }

    /// Mentions in order of zone and start. `language` (BCP 47) chooses among the terms; nil takes them all.
    package func analyze(title: String, text: String, language: String?) -> Analysis {
        var evidence = topics.map { _ in TopicEvidence() }
        var analysis = read(title: title, text: text, language: language, &evidence)
        if let topics, let evidence { topics.decide(evidence, in: &analysis) }
        return analysis
    }

    /// The same by the lexicon alone, with what a topic model judges by.
    package func read(
        title: String, text: String, language: String?
    ) -> (analysis: Analysis, evidence: TopicEvidence) {
        var evidence: TopicEvidence? = TopicEvidence()
        let analysis = read(title: title, text: text, language: language, &evidence)
        return (analysis, evidence ?? TopicEvidence())
    }

    private func read(
        title: String, text: String, language: String?, _ evidence: inout TopicEvidence?
    ) -> Analysis {
        var title = title
        var text = text
        var analysis = Analysis()
        var about = Aboutness()
        var places = PlaceCount()
        let parties = taggers.isEmpty ? nil : PartyReading(among: taggers, language: language, bytes: text.utf8.count)
        let reader = ZoneReader(language: language, finder: TermFinder(lexicon: lexicon), parties: parties)
        text.withUTF8 { textBytes in
            // The text first: the names of a title are told in its light.
            let textZone = read(textBytes, .text, reader, &evidence)
            title.withUTF8 { titleBytes in
                let titleZone = read(titleBytes, .title, reader, &evidence)
                (analysis.title, analysis.text) = (titleZone.frame, textZone.frame)
                collect(titleZone, .title, titleBytes, &analysis, &about, &places)
                collect(textZone, .text, textBytes, &analysis, &about, &places)
            }
        }
        say(about, textBytes: text.utf8.count, in: &analysis)
        analysis.countries = places.ranked
        return analysis
    }

    /// What the readings of both zones of an article share.
    private struct ZoneReader {
        let language: String?
        let terms: TermLanguage
        let finder: TermFinder
        let parties: PartyReading?
        let tokens = TokenBuffer()

        init(language: String?, finder: TermFinder, parties: PartyReading?) {
            self.language = language
            self.finder = finder
            self.parties = parties
            terms = TermLanguage(language ?? "*")
        }
    }

    private func read(
        _ text: UnsafeBufferPointer<UInt8>, _ place: Mention.Zone, _ reader: ZoneReader,
        _ evidence: inout TopicEvidence?
    ) -> Zone {
        var zone = Zone()
        for (range, paragraph) in SentenceSplitter.sentences(in: text) {
            zone.frame.sentences.append(range)
            zone.frame.paragraphs.append(paragraph)
        }
        Tokenizer.scan(text, into: reader.tokens)
        findNames(reader.tokens, text, reader.language, &zone)
        reader.tokens.withWords(of: text) { words in
            zone.dateline = Dateline(of: text)
            zone.terms = reader.finder.find(words, of: reader.tokens, reader.terms, capitalsEnd: zone.dateline.end)
            zone.quotation = Quotation(text)
            zone.measures = Measures(
                words: words, frame: zone.frame, terms: zone.terms, concepts: lexicon.concepts,
                language: reader.language
            ).find()
            weigh(&zone, words)
            zone.parties = reader.parties?.parties(in: words, zone.frame.sentences) ?? []
            evidence?.add(zone, words, place)
        }
        return zone
    }

    /// What the words around say of each term and name.
    private func weigh(_ zone: inout Zone, _ words: TextWords) {
        zone.deniedTerms = [Bool](repeating: false, count: zone.terms.count)
        zone.deniedNames = [Bool](repeating: false, count: zone.names.count)
        zone.supposedTerms = zone.deniedTerms
        zone.reportedTerms = zone.deniedTerms
        zone.shares = [Float](repeating: 1, count: zone.terms.count)
        let cues = zone.terms.filter { lexicon.concepts[$0.concept].role == .negation }
        if !cues.isEmpty {
            let negation = Negation(cues: cues, of: lexicon.concepts, words: words, frame: zone.frame)
            for (i, term) in zone.terms.enumerated() {
                let isAccusation = lexicon.concepts[term.concept].isAccusation
                zone.deniedTerms[i] = negation.denies(token: term.token, isAccusation: isAccusation)
                zone.supposedTerms[i] = negation.supposes(token: term.token)
                zone.reportedTerms[i] = negation.reports(token: term.token)
                if negation.weakens(token: term.token), isAccusation || isRegulation(term) {
                    zone.shares[i] = Negation.supposedShare
                }
            }
            for (i, name) in zone.names.enumerated() {
                // Who is cited is not who is accused.
                zone.deniedNames[i] =
                    negation.denies(token: name.token, isAccusation: false) || negation.cites(token: name.token)
            }
        }
        for (i, term) in zone.terms.enumerated() {
            switch lexicon.concepts[term.concept].role {
            case .mention(.country), .mention(.port): zone.shares[i] = NamePart.share(ofPlace: term, words)
            case .label(.goods), .label(.energy): zone.shares[i] = NamePart.share(ofGood: term, words)
            default: break
            }
        }
    }

    private func isRegulation(_ term: TermMatch) -> Bool {
        lexicon.concepts[term.concept].role == .mention(.regulation)
    }

    private func findNames(
        _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>, _ language: String?, _ zone: inout Zone
    ) {
        names.matches(in: tokens, of: text, into: &zone.names)
        zone.nameScores = [Float](repeating: 1, count: zone.names.count)
        if let tolerant {
            var found: [TolerantMatch] = []
            names.tolerantMatches(by: tolerant, in: tokens, of: text, exact: zone.names, into: &found)
            zone.names += found.map(\.match)
            zone.nameScores += found.map(\.score)
        }
        zone.nameEntities = zone.names.map { names.entity($0) }
        guard let finder else { return }
        let known = zip(zone.names, zone.nameEntities).map { (range: $0.start..<$0.end, entity: $1) }
        for candidate in finder(tokens, text, language, known) {
            zone.names.append(candidate.match)
            zone.nameScores.append(Float(candidate.score))
            zone.nameEntities.append(candidate.entity)
        }
    }

    private func collect(
        _ zone: Zone, _ place: Mention.Zone, _ text: UnsafeBufferPointer<UInt8>, _ analysis: inout Analysis,
        _ about: inout Aboutness, _ places: inout PlaceCount
    ) {
        let found = identifiers.scan(text)
        // The concepts alone: to hand the lexicon around copies its tables' references for each mention.
        let concepts = lexicon.concepts
        let finds = ZoneFinds(zone: zone, identifiers: found, concepts: concepts)
        analysis.mentions.reserveCapacity(analysis.mentions.count + finds.ordered.count)
        for find in finds.ordered {
            let written = String(decoding: text[find.start..<find.end], as: UTF8.self)
            var mention = Mention(zone: place, start: find.start, end: find.end, text: written, kind: find.kind)
            switch find.source {
            case .name(let i):
                mention.id = zone.nameEntities[i]
                mention.score = Double(zone.nameScores[i])
                mention.negated = zone.deniedNames[i]
            case .identifier(let i):
                mention.scheme = found[i].scheme
                mention.role = found[i].role
                mention.id = found[i].value
                mention.score = found[i].score
            case .measure(let i):
                mention.id = zone.measures[i].id
                mention.concept = zone.measures[i].concept
                mention.score = Double(zone.measures[i].score)
            case .party(let i, let place):
                mention.id = place.map { concepts[zone.terms[$0].concept].id }
                mention.score = Double(zone.parties[i].score)
            case .term(let i):
                mention.id = concepts[zone.terms[i].concept].id
                mention.score = Double(zone.terms[i].weight * zone.shares[i])
                mention.negated = zone.deniedTerms[i]
                mention.supposed = zone.supposedTerms[i]
                mention.quoted = zone.reportedTerms[i]
            }
            if zone.quotation?.holds(find.start, find.end) == true { mention.quoted = true }
            analysis.mentions.append(mention)
        }
        count(zone, place, &places)
        about.add(zone, place, text, lexicon)
    }

    /// The first paragraph names where it was written before it says anything: that place always counts.
    private func countDateline(_ dateline: Dateline, _ terms: [TermMatch], _ places: inout PlaceCount) {
        guard dateline.country == nil else {
            dateline.country.map { places.addDateline($0) }
            return
        }
        for term in terms {
            guard term.end <= dateline.end else { break }
            lexicon.concepts[term.concept].country.map { places.addDateline($0) }
        }
    }

    /// The countries that the terms of a zone name.
    private func count(_ zone: Zone, _ place: Mention.Zone, _ places: inout PlaceCount) {
        if place == .text { countDateline(zone.dateline, zone.terms, &places) }
        for (i, term) in zone.terms.enumerated() {
            let role = lexicon.concepts[term.concept].role
            if let country = lexicon.concepts[term.concept].country, place == .title || term.end > zone.dateline.end {
                let part = role == .mention(.port) ? PlaceCount.port : 1
                places.add(country, term.weight * zone.shares[i] * part, zone: place, start: term.start)
            }
        }
    }

    /// A label and a topic of one id are one: the surer counts.
    private func say(_ about: Aboutness, textBytes: Int, in analysis: inout Analysis) {
        for (place, score) in about.scores(lexicon.concepts, textBytes: textBytes) {
            let concept = lexicon.concepts[place]
            switch concept.role {
            case .label(.goods), .label(.energy):
                analysis.commodities.append(Analysis.Scored(id: concept.name, score: score))
            default:
                if let same = analysis.topics.firstIndex(where: { $0.id == concept.name }) {
                    analysis.topics[same].score = max(analysis.topics[same].score, score)
                } else {
                    analysis.topics.append(Analysis.Scored(id: concept.name, score: score))
                }
            }
        }
        analysis.commodities.sort { ($1.score, $0.id) < ($0.score, $1.id) }
        analysis.topics.sort { ($1.score, $0.id) < ($0.score, $1.id) }
    }
}
