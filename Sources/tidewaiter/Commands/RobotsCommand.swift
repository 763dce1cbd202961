import ArgumentParser
import Fetching
import Foundation

struct RobotsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "robots",
        abstract: "Says which addresses a robots.txt lets an agent fetch (RFC 9309).")

    @Option(help: "The name of the agent, or its whole User-Agent line.")
    var agent = "Tidewaiter"

    @Argument(help: "The body of robots.txt; - : standard input.", completion: .file())
    var file: String

    @Argument(help: "Addresses to judge.")
    var urls: [String]

    private struct Answer: Encodable {
        let url: String
        let allowed: Bool
    }

    func run() async throws {
        let policy = RobotsPolicy(parsing: try Files.bytes(file))
        let output = Output()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        for url in urls {
            let bytes = try encoder.encode(Answer(url: url, allowed: policy.allows(url, agent: agent)))
            output.line { $0 += bytes }
        }
        output.flush()
    }
}
