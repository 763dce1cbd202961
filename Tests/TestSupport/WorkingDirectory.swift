import Foundation

/// A small working directory for one test: two traders, a handful of terms, one rule, and the sources it is given. Small,
/// so that what comes of it is known, and a harvest of it takes no time.
package struct WorkingDirectory: Sendable {
    package let folder: TemporaryFolder
    package var path: String { folder.path }

    package init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "tidewaiter.yaml")
        try folder.write(Self.lexicon, to: "lexicons/offences.tsv")
        try folder.write(Self.rules, to: "rules/rules.yaml")
        try folder.write(Self.register, to: "traders.csv")
        try write([])
    }

    /// One source of the catalogue.
    package struct Source: Sendable {
        package var id: String
        package var url: String
        package var kind = "feed"
        /// Further lines, as they stand in the file: `format: un-sc-xml`.
        package var more: [String] = []

        package init(_ id: String, _ url: String, kind: String = "feed", more: [String] = []) {
            self.id = id
            self.url = url
            self.kind = kind
            self.more = more
        }
    }

    /// Writes the catalogue, in place of what it was.
    package func write(_ sources: [Source]) throws {
        let entries = sources.map { source in
            let lines = ["id: \(source.id)", "url: \"\(source.url)\"", "kind: \(source.kind)"] + source.more
            return "  - " + lines.joined(separator: "\n    ")
        }
        let list = entries.isEmpty ? " []" : "\n" + entries.joined(separator: "\n")
        try folder.write("defaults: {every: 1h, language: en, tier: press}\nsources:\(list)\n", to: "feeds/test.yaml")
    }

    package static let settings = settings(timeoutSeconds: 20)

    package static func settings(timeoutSeconds: Int) -> String {
        """
        fetch:
          delay: 0
          per-host: 4
          timeout: \(timeoutSeconds)s
          contact: https://test.example/contact
          allow-networks: [127.0.0.1/32]

        """
    }

    private static let lexicon = """
        # title: Offences of the tests
        # origin: written for this project
        # licence: as the project
        # language: en
        # kind: offence
        offence:smuggling\tsmuggling
        offence:smuggling\tsmuggled
        offence:undervaluation\tundervaluation

        """

    package static let rules = """
        rules:
          - id: trader-offence
            title: A trader beside a customs offence
            subject: {party: trader}
            all:
              - concept: [offence]
            within: paragraph
            base: 35
            explain: "{subject} is named beside {concepts}"

        """

    package static let register = """
        id,name,aliases,schema,countries,identifiers,address,commodities,origins,destinations,owners,vessels,notes
        T-0001,Oceanic Metals FZE,Oceanic Metals,Company,AE,,"Jebel Ali, Dubai",7108,ML|GH,AE|CH,,,refines
        T-0002,Baltic Timber Trading OÜ,Baltic Timber Trading,Company,EE,,Tallinn,4407,LV|FI,DE|NL,,,

        """
}

/// Feeds for tests.
package enum TestFeed {
    package struct Item: Sendable {
        package var id: String
        package var title: String
        package var text: String

        package init(_ id: String, _ title: String, _ text: String) {
            self.id = id
            self.title = title
            self.text = text
        }
    }

    /// An RSS 2.0 feed of these items, whose texts must not hold markup.
    package static func rss(_ items: [Item], title: String = "Test feed") -> String {
        let body = items.map { item in
            """
            <item><title>\(item.title)</title><link>https://news.example/\(item.id)</link>\
            <guid isPermaLink="false">\(item.id)</guid><pubDate>Mon, 02 Nov 2026 09:00:00 +0000</pubDate>\
            <description>\(item.text)</description></item>

            """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0"><channel><title>\(title)</title><link>https://news.example/</link>
            <description>\(title)</description>
            \(body.joined())</channel></rss>

            """
    }

    /// Two items; the second names the trader T-0001 beside an offence, so that an alert comes of it.
    package static let good = rss([
        Item("good-1", "Harbour lights renewed", "The harbour authority renewed the lights of the northern pier."),
        Item(
            "good-2", "Gold refiner under suspicion",
            "Oceanic Metals FZE is accused of smuggling gold from Mali, the prosecutor in Dubai said."),
    ])
}
