import ArgumentParser
import Exports
import Fetching
import Foundation
import Harvest

struct CrawlCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crawl",
        abstract: "Ask many feeds at once, politely, and count what is new in each.",
        discussion: """
            FEEDS holds one address a line. STATE keeps, between two calls, what manners ask for – validators, moves, \
            pauses, robots.txt – and which items were seen; no content. One answer per address, in their order; \
            `outcome` is one of ok, not-modified, moved, gone, forbidden, deferred, failed.

            A host that is not public is reached where FEEDS names it by its IP address, or with --allow-net.

            Exit status: 0 done; 1 done, and some feeds failed; 2 could not be done.

              tidewaiter crawl --feeds feeds.txt --delay 2 --state var/crawl --once
            """)

    @Option(help: "A file with one feed address a line; - : standard input.", completion: .file())
    var feeds: String

    @Option(help: "Least seconds between two requests to a host; its Crawl-delay makes it longer.")
    var delay: Double = 1

    @Option(help: "A folder that is kept between calls; made where it is missing.", completion: .directory)
    var state: String

    @Flag(help: "One pass over all feeds, now. Needed: it is the only way to crawl so far.")
    var once = false

    @OptionGroup var networks: NetworkOptions

    func validate() throws {
        guard once else { throw ValidationError("say --once: crawling goes by single passes") }
        guard (0...3_600).contains(delay) else { throw ValidationError("--delay must be 0 to 3600 seconds") }
    }

    func run() async throws {
        let feeds = try addresses()
        var configuration = CrawlPass.configuration(delaySeconds: delay)
        configuration.allowedNetworks = networks.networks + Self.named(in: feeds)
        let output = Output()
        let answers: [CrawlAnswer]
        do {
            answers = try await CrawlPass(directory: state, configuration).run(feeds)
        } catch {
            Terminal.note(Terminal.coloured("error: ", .red, error: true) + "\(error)")
            throw Status.impossible
        }
        for answer in answers { output.line { $0 += Self.line(answer) } }
        output.flush()
        if answers.contains(where: { $0.outcome == .failed }) { throw Status.withFailures }
    }

    /// The lines of the file that hold anything, without space around them.
    private func addresses() throws -> [String] {
        var addresses: [String] = []
        try InputLines(feeds).forEach { line in
            let text = String(decoding: line, as: UTF8.self)
            addresses.append(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return addresses
    }

    /// The IP addresses that stand in the feeds' addresses as hosts: who writes one down means it. What a name or a
    /// redirect leads to is not among them.
    private static func named(in feeds: [String]) -> [Network] {
        let hosts = Set(feeds.compactMap { URLComponents(string: $0)?.host })
        return hosts.compactMap { Network($0.trimmingCharacters(in: ["[", "]"])) }
    }

    private static func line(_ answer: CrawlAnswer) -> [UInt8] {
        var json = JSONWriter(reserving: 192)
        json.object { json in
            json.member("feed", answer.feed)
            json.member("status", answer.status)
            json.member("outcome", answer.outcome.rawValue)
            json.member("items", answer.items)
            json.member("new", answer.new)
            if let reason = answer.reason {
                if answer.outcome == .failed { json.member("error", reason) } else { json.member("reason", reason) }
            }
        }
        return json.bytes
    }
}
