package import Records

/// A list of feeds as feed readers exchange it (OPML 1.0, 1.1, 2.0; opml.org).
package struct OPMLList: Sendable {
    /// What the head calls it.
    package var title: String?
    /// In the order of the file, repetitions included.
    package var entries: [OPMLEntry] = []
    /// What was left out, with its line, and what was wrong.
    package var diagnostics: [Diagnostic] = []
}

/// One outline that names something to subscribe to. Strings are never empty.
package struct OPMLEntry: Hashable, Sendable {
    /// Absolute, http or https.
    package var url: String
    package var title: String?
    /// The page of the publisher (`htmlUrl`).
    package var homepage: String?
    /// `.sitemap` where the type says so; else `.feed`.
    package var kind = Source.Kind.feed
    /// As written; BCP 47 if the writer kept to it.
    package var language: String?
    /// The folders that it lies in, outermost first, then its categories; each once, as written.
    package var topics: [String] = []
    /// Of its start tag, from 1.
    package var line: Int

    package init(url: String, line: Int) {
        self.url = url
        self.line = line
    }
}
