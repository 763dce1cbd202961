import Foundation
import Records
import Testing

@testable import Matching

@Suite("Weights of the comparison")
struct WeightTests {
    private static let file: URL = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/", !FileManager.default.fileExists(atPath: url.appendingPathComponent("Sources").path) {
            url.deleteLastPathComponent()
        }
        return url.appendingPathComponent("weights/screening.tsv")
    }()

    @Test("the file of weights and the weights in the program are the same")
    func fileIsStandard() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(try ComparisonWeights(tsv: text) == .standard)
        let named = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            $0.split(separator: "\t").first
        }
        #expect(named.map(String.init) == ComparisonWeights.standard.values.map(\.name))
        #expect(ComparisonWeights.standard.written(over: text) == text)
    }

    static let wrong: [(String, Int, String)] = [
        ("# head\nname.inexact\ta lot\n", 2, "name.inexact must be a number from 0 to 10, not a lot"),
        ("name.inexakt\t1\n", 1, "no weight is called name.inexakt; meant name.inexact?"),
        ("name.inexact\t1\nname.inexact\t2\n", 2, "name.inexact stands on line 1 already"),
        ("name.inexact\n", 1, "a name, a tab and a number are wanted: name.inexact"),
        ("name.inexact\t-1\n", 1, "name.inexact must be a number from 0 to 10, not -1"),
        ("name.inexact\tnan\n", 1, "name.inexact must be a number from 0 to 10, not nan"),
    ]

    @Test("what is wrong with a file is said with its line", arguments: wrong)
    func errors(_ text: String, _ line: Int, _ message: String) {
        #expect(throws: WeightsError(line: line, message: message)) { try ComparisonWeights(tsv: text) }
    }

    @Test("a file may name some weights, with carriage returns and no last line break")
    func part() throws {
        let weights = try ComparisonWeights(tsv: "# mine\r\nname.inexact\t2.5\tmuch\r\n\r\npair.initial\t0.7")
        #expect(weights["name.inexact"] == 2.5 && weights["pair.initial"] == 0.7)
        #expect(weights["name.contradicted"] == ComparisonWeights.standard["name.contradicted"])
        #expect(weights["no.such"] == nil)
    }

    @Test("weights change the comparison")
    func used() {
        var weights = ComparisonWeights.standard
        let plain = EntityComparer.compare(.party("Ana Keller"), .party("Anna KELLER"))
        weights["name.inexact"] = 5
        #expect(
            EntityComparer.compare(.party("Ana Keller"), .party("Anna KELLER"), weights: weights).score < plain.score)
        weights = .standard
        weights["evidence.date"] = 0
        let born = EntityComparer.compare(
            .party("Ana Keller", born: ["1966-09-08"]), .party("Ana KELLER", born: ["1966-09-08"]), weights: weights)
        #expect(born.score == 0.95)
    }

    private static let names: [(String, Entity.Schema)] = [
        ("Ana Maria KELLER", .person), ("Anna Marie KELLNER", .person), ("Yevgeniy Viktorovich ORLOVSKIY", .person),
        ("Yevgeniy Viktorovich ORLENKO", .person), ("Khalid Hasan HAMMOUD", .person),
        ("Khalid Husayn HAMMUDA", .person),
        ("VEKTOR METALL LLC", .company), ("VEKTOR METAL TRADING LLC", .company), ("NORTHERN SHIPYARD JSC", .company),
        ("GOLDEN LIGHT 9", .vessel), ("GOLDEN LIGHT 10", .vessel), ("EP-MNG", .airplane),
    ]
    static let list = names.enumerated().map { Entity.party($0.element.0, id: "l:\($0.offset)", $0.element.1) }

    @Test("pairs are made from a list: spoilt names of its own entries, names of others, the same each time")
    func generator() {
        var generator = PairGenerator()
        let pairs = generator.pairs(from: Self.list)
        let names = pairs.map { "\($0.group) \($0.left.name) \($0.right.id)" }
        #expect(names == generator.pairs(from: Self.list).map { "\($0.group) \($0.left.name) \($0.right.id)" })
        generator.seed = 2
        #expect(names != generator.pairs(from: Self.list).map { "\($0.group) \($0.left.name) \($0.right.id)" })
        let groups = Set(pairs.map(\.group))
        for group in [
            "typo", "transliteration", "initials", "order", "legal form", "glue", "split", "middle name left out",
        ] {
            #expect(groups.contains("made: " + group), "\(groups)")
        }
        #expect(pairs.contains { !$0.isMatch && $0.group == "made: near name" })
        #expect(pairs.allSatisfy { $0.left.name != $0.right.name && $0.left.schema == $0.right.schema })
        #expect(pairs.filter(\.isMatch).allSatisfy { $0.right.schema != .airplane })
    }

    @Test(
        "a fit lowers the loss, is the same each time, moves no weight it was not asked to, and is told apart by fold")
    func fit() {
        let pairs = PairGenerator().pairs(from: Self.list)
        var start = ComparisonWeights.standard
        start["name.inexact"] = 4
        var fitting = WeightFitting(fields: ["name.inexact", "distance.key"])
        fitting.folds = 2
        fitting.rounds = 2
        var told: [String] = []
        let outcome = fitting.fit(pairs, from: start) { told.append($0) }
        #expect(outcome.after.loss < outcome.before.loss)
        #expect(outcome.weights == fitting.fit(pairs, from: start).weights)
        #expect(outcome.changes.allSatisfy { ["name.inexact", "distance.key"].contains($0.name) })
        #expect(outcome.unseenAfter.pairs == pairs.count && told.count == 3)
    }

    @Test("a check tells all pairs first, then group by group")
    func check() {
        let pairs = PairGenerator().pairs(from: Self.list)
        let figures = WeightFitting.check(pairs)
        #expect(figures.first?.group == "all" && figures.first?.figures.pairs == pairs.count)
        #expect(figures.dropFirst().map(\.figures.pairs).reduce(0, +) == pairs.count)
        #expect(figures.dropFirst().map(\.group) == figures.dropFirst().map(\.group).sorted())
        #expect(WeightFitting.check([]).first?.figures == WeightFigures())
    }
}
