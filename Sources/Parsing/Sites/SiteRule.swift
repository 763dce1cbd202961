/// How the pages of one site are to be read: an entry of `sites/*.yaml`, compiled.
package struct SiteRule: Sendable {
    /// What an entry may say, by its key. Of several expressions of a key the first that finds something counts; of
    /// `prune` all.
    package enum Key: String, CaseIterable, Sendable {
        case body, prune, title, author, date, language, next
    }

    /// The expressions of a key, and the line where they stand.
    package struct Entry: Sendable {
        package var expressions: [XPath]
        package var line: Int?

        package init(_ expressions: [XPath], line: Int? = nil) {
            self.expressions = expressions
            self.line = line
        }
    }

    /// The host with all its subdomains, in lower case; nil for a rule about paths of any host.
    package var host: String?
    /// The path with the query, `*` for anything; nil for all.
    package var path: String?
    /// Pages of an article that are read at most, the first among them.
    package var followPages = 5
    /// The file, for messages.
    package var place: String
    let entries: [Key: Entry]
    let vocabulary: SiteVocabulary

    /// - Parameter names: those that the expressions were compiled with.
    package init(
        host: String?, path: String? = nil, entries: [Key: Entry], names: SiteNames, followPages: Int = 5,
        place: String = ""
    ) {
        self.host = host
        self.path = path
        self.entries = entries
        self.followPages = followPages
        self.place = place
        vocabulary = SiteVocabulary(names)
    }

    /// What the rule is about, for messages: `example.org/news/*`.
    package var scope: String { (host ?? "*") + (path ?? "") }
}
