import Foundation

/// The working directory in which the program meets a world.
struct WorkingDirectory: Sendable {
    let path: String

    /// Writes settings and sources for a world served by `site`.
    /// - Parameters:
    ///   - every: how often each source is asked.
    ///   - sink: a file that alerts are delivered to.
    func prepare(_ world: Newsworld, _ site: NewsSite, every: String = "1h", sink: String? = nil) throws {
        try FileManager.default.createDirectory(atPath: path + "/feeds", withIntermediateDirectories: true)
        let settings = """
            fetch:
              delay: 0
              per-host: 4
              contact: https://world.example/contact
              allow-networks: [127.0.0.0/8]

            """
        let delivery = sink.map { "deliver:\n  - {sink: file, path: \"\($0)\"}\n" } ?? ""
        try (settings + delivery).write(toFile: path + "/tidewaiter.yaml", atomically: true, encoding: .utf8)
        let sources = world.press.sources.map { entry($0, site) }.joined()
        let head = "defaults: {every: \(every), purpose: measurement, retain: 400d}\nsources:\n"
        let yaml = head + sources + lists(world, site)
        try yaml.write(toFile: path + "/feeds/world.yaml", atomically: true, encoding: .utf8)
    }

    private func entry(_ source: NewsSource, _ site: NewsSite) -> String {
        """
          - id: \(source.id)
            title: "\(source.title)"
            kind: \(source.kind == .sitemap ? "sitemap" : "feed")
            url: "\(site.base(source))\(source.path)"
            publisher: "\(source.publisher)"
            tier: \(source.tier)
            language: \(source.language)
        \(source.kind == .rssFollow || source.kind == .sitemap ? "    follow: true\n" : "")
        """ + "\n"
    }

    private func lists(_ world: Newsworld, _ site: NewsSite) -> String {
        let files = world.lists(1)
        let rows: [(id: String, list: ListedParty.List, file: String, format: String)] = [
            ("world-un", .un, "un.xml", "un-sc-xml"), ("world-ofac", .ofac, "sdn.csv", "ofac-sdn-csv"),
            ("world-eu", .eu, "eu.xml", "eu-fsf-xml"),
        ]
        return rows.map { row in
            let count = files.count(row.list)
            return """
                  - id: \(row.id)
                    title: "\(row.id)"
                    kind: list
                    format: \(row.format)
                    url: "\(site.listBase)\(row.file)"
                    publisher: "\(row.id)"
                    tier: official
                    expect: {entities: [\(count / 2), \(count * 2 + 50)]}

                """
        }.joined()
    }
}
