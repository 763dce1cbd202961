import Fetching
import Foundation
import Testing

@Suite("robots.txt")
struct RobotsPolicyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var title: String
        var robots: String
        var agent = "Tidewaiter"
        var allowed: [String] = []
        var forbidden: [String] = []
        var testDescription: String { title }
    }

    static let cases: [Case] = [
        Case(title: "an empty file allows all", robots: "", allowed: ["https://example.org/a"]),
        Case(
            title: "the longest rule wins, whatever the order",
            robots: "User-agent: *\nDisallow: /a/b\nAllow: /a\nDisallow: /",
            allowed: ["/a", "/a/c"], forbidden: ["/a/b", "/a/bc", "/x"]),
        Case(
            title: "an allowing rule wins among equals", robots: "User-agent: *\nDisallow: /a\nAllow: /a",
            allowed: ["/a"]),
        Case(
            title: "our own group replaces the one for all",
            robots: "User-agent: *\nDisallow: /\n\nUser-agent: TIDEWAITER/2.0 (x)\nDisallow: /own", allowed: ["/x"],
            forbidden: ["/own"]),
        Case(
            title: "groups of the same agent are one",
            robots:
                "User-agent: tidewaiter\nDisallow: /a\nUser-agent: other\nDisallow: /c\nUser-agent: tidewaiter\nDisallow: /b",
            allowed: ["/c"], forbidden: ["/a", "/b"]),
        Case(
            title: "an empty Disallow of our group allows all",
            robots: "User-agent: Tidewaiter\nDisallow:\nUser-agent: *\nDisallow: /",
            allowed: ["/x"]),
        Case(
            title: "several agents share the rules below them",
            robots: "User-agent: a\nUser-agent: Tidewaiter\nDisallow: /p",
            forbidden: ["/p"]),
        Case(
            title: "unknown lines end no group",
            robots: "User-agent: a\nSitemap: https://x/\nUser-agent: Tidewaiter\nDisallow: /p",
            forbidden: ["/p"]),
        Case(
            title: "rules before the first agent are nobody's", robots: "Disallow: /\nUser-agent: *\nDisallow: /p",
            allowed: ["/x"]),
        Case(
            title: "stars and the end",
            robots: "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/*/now\nDisallow: /x$y",
            allowed: ["/a.pdf?x", "/print/a/now", "/x"],
            forbidden: ["/a.pdf", "/d/a.b.pdf", "/n/print/1/nowhere", "/x$y1"]),
        Case(
            title: "misspelt lines, missing colons, blanks, comments",
            robots: "\u{FEFF}  USERAGENT : *  # all\r  dissallow /a\rDisallow:/b#c\r\n\tDISALLAW\t:\t/d",
            allowed: ["/x"],
            forbidden: ["/a", "/b", "/d"]),
        Case(
            title: "octets are compared percent-encoded", robots: "User-agent: *\nDisallow: /Ö\nDisallow: /a%3cb",
            allowed: ["/%C3%85", "/a<b"], forbidden: ["/%C3%96x", "/a%3Cb"]),
        Case(
            title: "an allowed index.html allows its folder",
            robots: "User-agent: *\nDisallow: /\nAllow: /d/index.html",
            allowed: ["/d/", "/d/index.html"], forbidden: ["/d/x", "/"]),
        Case(
            title: "the query belongs to the path, the fragment does not", robots: "User-agent: *\nDisallow: /*?s=",
            allowed: ["https://example.org/a#?s=", "https://example.org"],
            forbidden: ["https://example.org?s=1", "https://example.org/a?s=1"]),
    ]

    @Test("follows RFC 9309 and Google's matching", arguments: cases)
    func matching(_ one: Case) {
        let policy = RobotsPolicy(parsing: Array(one.robots.utf8))
        for url in one.allowed { #expect(policy.allows(url, agent: one.agent), "\(url)") }
        for url in one.forbidden { #expect(!policy.allows(url, agent: one.agent), "\(url)") }
        let excerpt = RobotsPolicy(parsing: Array(policy.excerpt(for: one.agent).utf8))
        for url in one.allowed + one.forbidden {
            #expect(excerpt.allows(url, agent: one.agent) == policy.allows(url, agent: one.agent), "excerpt, \(url)")
        }
    }

    @Test("Crawl-delay is the group's, and survives nonsense")
    func crawlDelay() {
        let policy = RobotsPolicy(
            parsing: Array(
                "User-agent: *\nCrawl-delay: 2.5\nDisallow:\nUser-agent: b\nCrawl-delay: x\nCrawl-delay: -1\nDisallow: /"
                    .utf8))
        #expect(policy.crawlDelay(agent: "Tidewaiter") == 2.5)
        #expect(policy.crawlDelay(agent: "B") == nil)
        #expect(RobotsPolicy(parsing: Array(policy.excerpt(for: "a").utf8)).crawlDelay(agent: "a") == 2.5)
    }

    @Test("sitemaps are found anywhere, in order")
    func sitemaps() {
        let policy = RobotsPolicy(
            parsing: Array("Sitemap: https://a/1.xml\nUser-agent: *\nsite-map: https://a/2.xml # two".utf8))
        #expect(policy.sitemaps == ["https://a/1.xml", "https://a/2.xml"])
    }

    @Test("any bytes are a policy, at little cost")
    func hostile() {
        var bytes = Array("User-agent: *\nDisallow: /".utf8)
        for _ in 0..<2_000 { bytes += Array("*a".utf8) }
        bytes +=
            Array("b$\n".utf8) + [0, 255, 10, 58, 10, 32, 58, 32, 10] + Array("User-agent:\nAllow: %\nAllow: %4".utf8)
        let path = "/" + String(repeating: "a", count: 20_000)
        #expect(RobotsPolicy(parsing: bytes).allows(path, agent: "Tidewaiter"))
        #expect(RobotsPolicy(parsing: [UInt8](repeating: 10, count: 4 << 20)).allows("/", agent: "a"))
    }
}

private let sharedCases: URL? = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
        let file = folder.appending(path: "shared/data/robots/cases-dev.ndjson")
        if FileManager.default.isReadableFile(atPath: file.path) { return file }
        folder.deleteLastPathComponent()
    }
    return nil
}()

/// Cases of the suites of google/robotstxt, protego and reppy on which they and the reference matcher agree.
@Suite("robots.txt, shared cases", .enabled(if: sharedCases != nil, "../shared/data/robots is not there"))
struct SharedRobotsTests {
    struct Row: Decodable {
        var id: String
        var robots: String
        var agent: String
        var url: String
        var allowed: Bool
        var google: Bool
    }

    @Test("gives the answer of all")
    func agreed() throws {
        let lines = try String(contentsOf: try #require(sharedCases), encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 200)
        for line in lines {
            let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
            guard row.allowed == row.google else { continue }
            let policy = RobotsPolicy(parsing: Array(row.robots.utf8))
            #expect(policy.allows(row.url, agent: row.agent) == row.allowed, "\(row.id)")
        }
    }
}
