package import Records

/// All that one article brings to the store, in one transaction.
package struct ArticleCommit: Sendable {
    package var article: Article
    /// Where the archive holds the bytes it was read from; nil when they may not be kept, or the store knows them.
    package var evidence: Capture?
    /// What is known now of the page behind it, where that is followed.
    package var page: FollowedPage?
    package var analysis: Analysis
    package var matches: [Match]
    package var findings: [Finding]
    package var sketch: Sketch
    /// It was stored before and is read again, so that new alerts are about the past.
    package var isRetrospective = false

    package init(
        article: Article, evidence: Capture? = nil, page: FollowedPage? = nil, analysis: Analysis = Analysis(),
        matches: [Match] = [], findings: [Finding] = [], sketch: Sketch = Sketch()
    ) {
        self.article = article
        self.evidence = evidence
        self.page = page
        self.analysis = analysis
        self.matches = matches
        self.findings = findings
        self.sketch = sketch
    }
}

/// What the store knew of an article before.
package enum Admission: String, Sendable {
    case new
    /// Stored with another fingerprint: this is a new revision of it.
    case changed
    /// Stored with this very fingerprint.
    case known
}

/// What a commit did.
package struct CommitOutcome: Sendable {
    package var admission: Admission
    /// The story the article belongs to now: the least id of the articles in it.
    package var story: String
    /// Alerts that were not there before, by id.
    package var raised: [Alert] = []
    /// Alerts that were there and say something else now, by id; one whose story was joined to another is among them
    /// under its new id.
    package var updated: [Alert] = []
    /// Ids that are no more.
    package var removed: [String] = []

    package init(admission: Admission, story: String) {
        self.admission = admission
        self.story = story
    }
}

/// An article with all that was read out of it.
package struct StoredArticle: Sendable {
    package var article: Article
    package var analysis: Analysis
    package var matches: [Match]
    package var findings: [Finding]
    package var sketch: Sketch
    package var story: String

    init(
        article: Article, analysis: Analysis = Analysis(), matches: [Match] = [], findings: [Finding] = [],
        sketch: Sketch = Sketch(), story: String
    ) {
        self.article = article
        self.analysis = analysis
        self.matches = matches
        self.findings = findings
        self.sketch = sketch
        self.story = story
    }
}

/// What an article said before it was changed.
package struct Revision: Hashable, Sendable {
    /// From 1.
    package var number: Int
    package var title: String
    package var text: String
    package var fingerprint: String
    /// SHA-256 of the bytes it was read from.
    package var evidence: String?
    package var fetched: Timestamp
    /// When the next revision took its place.
    package var replaced: Timestamp
}
