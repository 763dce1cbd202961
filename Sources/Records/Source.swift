/// One source of the catalogue (`feeds/*.yaml`): where something is published, and how it is to be collected.
package struct Source: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case feed, sitemap, page, list, archive
    }

    /// How much a publisher is to be trusted; a contribution to an alert's score.
    package enum Tier: String, Codable, Sendable, CaseIterable {
        /// A government, a court, an international organisation.
        case official
        /// Established trade or general press with editors.
        case press
        /// A blog, a forum, a social channel.
        case community
        case unknown
    }

    /// The first figure of the Admiralty code (NATO STANAG 2511).
    package enum Reliability: String, Codable, Sendable, CaseIterable {
        /// Completely reliable.
        case a = "A"
        /// Usually reliable.
        case b = "B"
        /// Fairly reliable.
        case c = "C"
        /// Not usually reliable.
        case d = "D"
        /// Unreliable.
        case e = "E"
        /// Cannot be judged.
        case f = "F"

        /// Of a source that nobody has rated.
        package init(_ tier: Tier) {
            self =
                switch tier {
                case .official: .a
                case .press: .b
                case .community: .d
                case .unknown: .f
                }
        }
    }

    /// How often it is asked.
    package enum Rhythm: Hashable, Codable, Sendable {
        /// By its own history of new items.
        case adaptive
        case every(seconds: Int)
    }

    /// How many records of each kind a list must hold to be believed: a list that suddenly halves is an error, not a
    /// de-listing of everyone.
    package struct Expectation: Hashable, Codable, Sendable {
        /// All records, least and most, both inclusive.
        package var entities: ClosedRange<Int>?
        package init(entities: ClosedRange<Int>? = nil) { self.entities = entities }
    }

    /// Stable, unique, kebab-case.
    package var id: String
    package var title: String
    package var kind: Kind
    /// Absolute, http or https; of an archive also a path, relative to the working directory.
    package var url: String
    /// The official format of a list (`un-sc-xml`, `ofac-sdn-csv` …); nil for the other kinds.
    package var format: String?
    /// Further files of a list by name (`alt`, `add`) where they are not beside the first.
    package var parts: [String: String] = [:]
    package var publisher: String?
    /// ISO 3166-1 alpha-2, capitals.
    package var countries: [String] = []
    package var topics: [String] = []
    package var tier: Tier = .unknown
    /// As somebody has rated it; nil: by its tier.
    package var reliability: Reliability?
    /// BCP 47; what to believe of a text that does not show its language itself.
    package var language: String?
    package var every: Rhythm = .adaptive
    /// Fetch the article behind each item of the feed.
    package var follow = false
    /// Pages behind items that are fetched in one pass at most; what is left waits for the next one.
    package var pages = 200
    /// Why this may be collected (legal basis), as it is to be told on request.
    package var purpose: String?
    /// How long what it yields is kept.
    package var retainDays: Int?
    package var expect = Expectation()
    /// False where nobody could request it yet (`status: unverified`).
    package var verified = true
    /// False leaves it in the catalogue but out of every harvest.
    package var enabled = true

    package init(id: String, title: String, kind: Kind, url: String) {
        self.id = id
        self.title = title
        self.kind = kind
        self.url = url
    }
}
