import ArgumentParser
import Exports
import Matching
import Records

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "How alike two parties are, pair by pair, and whether they match.",
        discussion: """
            FILE holds one pair a line: {"id", "left", "right"}, each side an entity as `parse list` writes it.

              tidewaiter compare pairs.ndjson
            """)

    @Option(help: "A file of weights (`weights fit` writes one) instead of what is shipped.", completion: .file())
    var weights: String?

    @Argument(help: "Pairs, one a line; - or nothing: standard input.", completion: .file())
    var file: String?

    private struct Pair: Decodable {
        let id: String
        let left: Entity
        let right: Entity
    }

    func run() async throws {
        if try answers() > 0 { throw Status.withFailures }
    }

    /// Returns the number of lines that could not be answered.
    private func answers() throws -> Int {
        let weights = try WeightsInput.weights(weights)
        var batch = Batch()
        try batch.run(file, of: Pair.self) { pair, bytes in
            let comparison = EntityComparer.compare(pair.left, pair.right, weights: weights)
            var json = JSONWriter()
            json.object { json in
                json.member("id", pair.id)
                json.member("score", comparison.score)
                json.member("decision", comparison.isMatch ? "match" : "no-match")
                json.member("reasons", comparison.reasons)
            }
            bytes = json.bytes
        }
        return batch.failures
    }
}
