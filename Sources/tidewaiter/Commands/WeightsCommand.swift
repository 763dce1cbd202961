import ArgumentParser
import Foundation
import Harvest
import Matching
import Records

struct WeightsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weights",
        abstract: "The weights of the comparison: check them on labelled pairs, and fit them to pairs of your own.",
        discussion: """
            PAIRS holds one pair a line: {"group", "label": true|false, "left", "right"}, each side an entity as \
            `parse list` writes it – the decisions of your own desk, for example.

              tidewaiter weights check pairs.ndjson
              tidewaiter weights fit pairs.ndjson --entities list.ndjson --out screening.tsv
              tidewaiter compare pairs.ndjson --weights screening.tsv
            """,
        subcommands: [WeightsCheckCommand.self, WeightsFitCommand.self])
}

/// Pairs, and the weights to begin with.
struct WeightsInput: ParsableArguments {
    @Option(help: "A file of weights (NAME, tab, VALUE); the default is what Tidewaiter ships.", completion: .file())
    var weights: String?

    @Option(help: ArgumentHelp("Only pairs of groups that begin so; may be repeated.", valueName: "prefix"))
    var group: [String] = []

    @Option(
        help: "Also pairs made of these entities (NDJSON): corrupted names as matches, near names of others as none.",
        completion: .file())
    var entities: String?

    @Option(help: "The seed of what is drawn by chance.")
    var seed: UInt64 = 1

    @Argument(help: "Pairs, one a line; - : standard input.", completion: .file())
    var pairs: String?

    func read() throws -> [LabelledPair] {
        guard pairs != nil || entities != nil else { throw ValidationError("name a file of pairs, or --entities") }
        var all: [LabelledPair] = []
        if let pairs {
            try InputLines(pairs).forEach { line in
                do {
                    let pair = try BatchLine.decode(LabelledPair.self, from: line)
                    if group.isEmpty || group.contains(where: pair.group.hasPrefix) { all.append(pair) }
                } catch {
                    Terminal.note("\(pairs): \(error)")
                }
            }
        }
        if let entities {
            var generator = PairGenerator()
            generator.seed = seed
            all += generator.pairs(from: try ScreenQueries.entities(of: entities).parties)
        }
        guard !all.isEmpty else {
            Terminal.note("there is no pair in it")
            throw Status.impossible
        }
        return all
    }

    /// The weights of a file, or those that are shipped.
    static func weights(_ path: String?) throws -> ComparisonWeights {
        guard let path else { return .standard }
        do {
            return try ComparisonWeights(tsv: String(decoding: try Files.bytes(path), as: UTF8.self))
        } catch let error as WeightsError {
            Terminal.note("\(path): \(error)")
            throw Status.impossible
        }
    }
}

struct WeightsCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "How well the weights decide labelled pairs, group by group.")

    @OptionGroup var input: WeightsInput
    @OptionGroup var format: FormatOptions

    private struct Line: Encodable {
        let group: String
        let pairs: Int
        let precision, recall, f1, accuracy, loss: Double
    }

    func run() async throws {
        let figures = WeightFitting.check(try input.read(), try WeightsInput.weights(input.weights))
        let output = Output()
        if format.isTable {
            var table = Table("GROUP", "PAIRS", "PRECISION", "RECALL", "F1", "ACCURACY", "LOSS")
            for (group, f) in figures {
                table.add(
                    group, "\(f.pairs)", Self.text(f.precision), Self.text(f.recall), Self.text(f.f1),
                    Self.text(f.accuracy), Self.text(f.loss))
            }
            for line in table.lines() { output.line(line) }
        } else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for (group, f) in figures {
                let bytes = try encoder.encode(
                    Line(
                        group: group, pairs: f.pairs, precision: f.precision, recall: f.recall, f1: f.f1,
                        accuracy: f.accuracy, loss: f.loss))
                output.line { $0 += bytes }
            }
        }
        output.flush()
    }

    static func text(_ value: Double) -> String { String(format: "%.4f", value) }
}

struct WeightsFitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Find weights that decide labelled pairs better, with cross-validation.",
        discussion: """
            Deterministic: the same pairs, seed and weights give the same result. What is told of pairs not seen is what \
            to expect of pairs to come.
            """)

    @OptionGroup var input: WeightsInput

    @Option(help: "How many parts the pairs are divided into for cross-validation.")
    var folds = 5

    @Option(help: "How often the search goes over all weights.")
    var rounds = 3

    @Option(
        help: ArgumentHelp("A weight to fit; may be repeated. The default is what names can teach.", valueName: "name"))
    var weight: [String] = []

    @Option(
        help: "Where the fitted weights are written, with the comments of those they began with.", completion: .file())
    var out: String

    func run() async throws {
        guard (2...20).contains(folds), (1...20).contains(rounds) else {
            throw ValidationError("--folds is between 2 and 20, --rounds between 1 and 20")
        }
        let weights = try WeightsInput.weights(input.weights)
        for name in weight where weights[name] == nil { throw ValidationError("no weight is called “\(name)”") }
        var fitting = weight.isEmpty ? WeightFitting() : WeightFitting(fields: weight)
        fitting.folds = folds
        fitting.rounds = rounds
        fitting.seed = input.seed
        let outcome = fitting.fit(try input.read(), from: weights) { Terminal.note($0) }
        for change in outcome.changes { print("\(change.name)\t\(change.before) → \(change.after)") }
        print("all pairs: \(Self.text(outcome.before)) → \(Self.text(outcome.after))")
        print("pairs not seen: \(Self.text(outcome.unseenBefore)) → \(Self.text(outcome.unseenAfter))")
        try write(outcome.weights)
    }

    private func write(_ weights: ComparisonWeights) throws {
        let shipped = ShippedFiles.root.map { $0 + "/weights/screening.tsv" }
        let text = try (input.weights ?? shipped).map { String(decoding: try Files.bytes($0), as: UTF8.self) }
        do {
            try Data(
                (text.map(weights.written(over:)) ?? weights.values.map { "\($0.name)\t\($0.value)\n" }.joined()).utf8
            )
            .write(to: URL(fileURLWithPath: out), options: .atomic)
        } catch {
            Terminal.note("cannot write \(out): \(error.localizedDescription)")
            throw Status.impossible
        }
    }

    private static func text(_ f: WeightFigures) -> String {
        "F1 \(WeightsCheckCommand.text(f.f1)), loss \(WeightsCheckCommand.text(f.loss))"
    }
}
