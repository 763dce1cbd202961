/// What concerns us, why, how sure – once per subject, rule and story. The JSON names are those of `alerts list`.
package struct Alert: Hashable, Codable, Sendable {
    package enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
        case low, medium, high, critical

        /// The severity of a score of 0…100.
        package init(score: Int) {
            self = score >= 85 ? .critical : score >= 65 ? .high : score >= 45 ? .medium : .low
        }

        package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What people have made of it.
    package enum State: String, Codable, Sendable, CaseIterable {
        /// Nobody has looked at it.
        case new
        /// Somebody is on it.
        case open
        case confirmed, dismissed, escalated
        /// Put aside by a suppression, for as long as that lasts.
        case suppressed

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            let word = try container.decode(String.self)
            // What stores of before called open.
            guard let state = State(rawValue: word == "acknowledged" ? "open" : word) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no state “\(word)”")
            }
            self = state
        }
    }

    /// Who or what the alert is about.
    package struct Subject: Hashable, Codable, Sendable {
        /// trader, party, vessel, commodity, country, regulation, source.
        package var kind: String
        package var id: String
        package var name: String
        package init(kind: String, id: String, name: String) {
            self.kind = kind
            self.id = id
            self.name = name
        }
    }

    /// A listed party that was met.
    package struct Link: Hashable, Codable, Sendable {
        package var entity: String
        package var list: String
        package var name: String
        package var score: Double
        package var reasons: [String]
        package init(entity: String, list: String, name: String, score: Double, reasons: [String]) {
            self.entity = entity
            self.list = list
            self.name = name
            self.score = score
            self.reasons = reasons
        }
    }

    /// The sentence that says it, out of one article.
    package struct Evidence: Hashable, Codable, Sendable {
        package struct Span: Hashable, Codable, Sendable {
            /// UTF-8 bytes of `quote`.
            package var start: Int
            package var end: Int
            /// trader, party, vessel, or the kind of a concept (offence, commodity, country …).
            package var kind: String
            package var id: String
            package init(start: Int, end: Int, kind: String, id: String) {
                self.start = start
                self.end = end
                self.kind = kind
                self.id = id
            }
        }

        package var article: String
        package var source: String
        package var tier: Source.Tier
        /// Of the source when the article was read, A–F.
        package var reliability: Source.Reliability?
        package var publisher: String?
        package var url: String
        package var published: Timestamp?
        package var title: String
        package var language: String?
        package var quote: String
        package var mentions: [Span]
        /// SHA-256 of the bytes it was read from.
        package var sha256: String?

        package init(
            article: String, source: String, tier: Source.Tier, publisher: String?, url: String,
            published: Timestamp?, title: String, language: String?, quote: String, mentions: [Span],
            sha256: String? = nil
        ) {
            self.article = article
            self.source = source
            self.tier = tier
            self.publisher = publisher
            self.url = url
            self.published = published
            self.title = title
            self.language = language
            self.quote = quote
            self.mentions = mentions
            self.sha256 = sha256
        }
    }

    /// One number of the sum that makes the score.
    package struct Contribution: Hashable, Codable, Sendable {
        package var reason: String
        package var points: Int
        package init(_ reason: String, _ points: Int) {
            self.reason = reason
            self.points = points
        }
    }

    /// Made of rule, subject and story: the same three are the same alert.
    package var id: String
    package var rule: String
    package var severity: Severity
    /// 0…100: the sum of the contributions, held within those bounds.
    package var score: Int
    package var state: State = .new
    package var subject: Subject
    package var linked: [Link] = []
    package var concepts: [String] = []
    package var countries: [String] = []
    package var commodities: [String] = []
    /// Oldest first.
    package var evidence: [Evidence] = []
    package var contributions: [Contribution] = []
    package var story: String
    /// How many articles, and of how many independent publishers.
    package var articles = 1
    package var origins = 1
    package var raised: Timestamp
    package var updated: Timestamp
    /// How credible what it says is, by who confirms it: 1 confirmed … 5 improbable, 6 cannot be judged (the second
    /// figure of the Admiralty code, NATO STANAG 2511).
    package var credibility: Int?
    /// Who is on it.
    package var assignee: String?
    /// It came of old articles read again (a new listing, a new trader).
    package var retrospective = false

    package init(
        id: String, rule: String, score: Int, subject: Subject, story: String, raised: Timestamp
    ) {
        self.id = id
        self.rule = rule
        self.score = score
        self.severity = Severity(score: score)
        self.subject = subject
        self.story = story
        self.raised = raised
        self.updated = raised
    }
}

/// What one rule found in one article: the part of an alert that is a pure function of that article. The alert of a
/// story is made of all of them, in any order of arrival.
package struct Finding: Hashable, Codable, Sendable {
    /// What the article is to the story.
    package enum Nature: String, Codable, Sendable {
        /// Says that it was wrong before, and how it is.
        case correction
        /// Takes back what was said.
        case retraction
    }

    package var rule: String
    package var subject: Alert.Subject
    package var article: String
    /// Nil: a report like any other.
    package var nature: Nature?
    package var linked: [Alert.Link]
    package var concepts: [String]
    package var countries: [String]
    package var commodities: [String]
    package var evidence: Alert.Evidence
    /// Those that depend on this article alone; corroboration is added when the story is put together.
    package var contributions: [Alert.Contribution]

    package init(
        rule: String, subject: Alert.Subject, article: String, linked: [Alert.Link], concepts: [String],
        countries: [String], commodities: [String], evidence: Alert.Evidence, contributions: [Alert.Contribution]
    ) {
        self.rule = rule
        self.subject = subject
        self.article = article
        self.linked = linked
        self.concepts = concepts
        self.countries = countries
        self.commodities = commodities
        self.evidence = evidence
        self.contributions = contributions
    }
}
