/// A family of feed formats, or a module that extends them: the names of its elements and what they mean.
///
/// Formats share one reader because feeds mix them: RSS with Atom links, Atom with Dublin Core dates. A new format or
/// module is a file with a table here and a line in `FeedFormats.all`.
package protocol FeedFormat: Sendable {
    /// Short, lower case, unique.
    static var name: String { get }
    /// For people, one line.
    static var title: String { get }
    /// Namespace addresses in lower case, and the prefix by which `elements` knows each; "" for the unprefixed names.
    static var namespaces: [String: String] { get }
    /// Names in lower case, `prefix:local` or `local`, and what each means.
    static var elements: [String: FeedElement] { get }
    /// The value of `Feed.format` for a document with this root; nil when it is none of the family.
    static func version(of root: FeedRoot) -> String?
}

extension FeedFormat {
    package static func version(of root: FeedRoot) -> String? { nil }
}

/// What tells formats and versions apart.
package struct FeedRoot: Sendable {
    /// The root's name as in `FeedFormat.elements`.
    package var name = ""
    /// Its namespace, lower case.
    package var namespace = ""
    /// Its attribute `version`.
    package var version = ""
    /// The namespace of the first element within, lower case.
    package var childNamespace = ""
    /// The document type declaration, lower case, empty when there is none.
    package var documentType = ""
}

/// All formats and modules, and their names put together.
package enum FeedFormats {
    package static let all: [any FeedFormat.Type] = [
        RSSFormat.self, RDFFormat.self, AtomFormat.self, CDFFormat.self, SitemapFormat.self, JSONFeedFormat.self,
        ContentModule.self, DublinCoreModule.self, ITunesModule.self, MediaModule.self, NewsModule.self,
        SyndicationModule.self, LicenceModule.self,
    ]

    /// The prefix for a namespace address (lower case); nil when no format knows it.
    static let prefixes: [String: String] = all.reduce(into: [:]) { found, format in
        found.merge(format.namespaces) { first, _ in first }
    }

    static let elements: [String: FeedElement] = all.reduce(into: [:]) { found, format in
        found.merge(format.elements) { first, _ in first }
    }

    static func version(of root: FeedRoot) -> String? {
        for format in all {
            if let version = format.version(of: root) { return version }
        }
        return nil
    }
}
