/// Reads the YAML files a user owns – `tidewaiter.yaml`, `feeds/*.yaml`, `rules/*.yaml` – strictly: every key is used
/// or reported with file, line and a suggestion. What enters: text; what leaves: a `Mapping` to ask, and the
/// diagnostics of all that was wrong.
///
///     let (top, problems) = SettingsFile.read(text, place: "feeds/trade.yaml")
///     let sources = top?.mappings("sources") ?? []
///     let title = sources[0].required("title")
///     sources[0].finish()                                // reports the keys nobody asked for
///     problems.all                                       // [Diagnostic]
package import Records
import Yams

/// Collects what was wrong with one file, in the order it was found.
package final class Problems {
    package private(set) var all: [Diagnostic] = []
    /// The file, as it is to be named to its owner.
    package let place: String

    package init(place: String) { self.place = place }

    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    package func report(_ severity: Diagnostic.Severity, _ code: String, _ message: String, line: Int?) {
        all.append(Diagnostic(severity, code, message, place: place, line: line))
    }
}

package enum SettingsFile {
    /// Files larger than this are refused: no person writes one, and YAML's aliases multiply.
    package static let maxBytes = 4 << 20

    /// The mapping at the top of a file; nil when there is none (an empty file has an empty one).
    package static func read(_ text: String, place: String) -> (top: Mapping?, problems: Problems) {
        let problems = Problems(place: place)
        guard text.utf8.count <= maxBytes else {
            problems.report(.error, "too-large", "the file is larger than \(maxBytes >> 20) MiB", line: nil)
            return (nil, problems)
        }
        do {
            guard let node = try Yams.compose(yaml: text) else {
                return (Mapping(pairs: [], line: 1, name: "", problems: problems), problems)
            }
            guard let mapping = Mapping(node, name: "", problems: problems) else {
                problems.report(.error, "not-a-mapping", "expected `key: value` lines at the top", line: line(of: node))
                return (nil, problems)
            }
            return (mapping, problems)
        } catch let error as YamlError {
            problems.report(.error, "not-yaml", message(of: error), line: line(of: error))
        } catch {
            problems.report(.error, "not-yaml", "\(error)", line: nil)
        }
        return (nil, problems)
    }

    static func line(of node: Node) -> Int? { node.mark?.line }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    private static func message(of error: YamlError) -> String {
        switch error {
        case .scanner(let context, let problem, _, _), .parser(let context, let problem, _, _),
            .composer(let context, let problem, _, _):
            "not YAML: \(problem)" + (context.map { ", \($0.text)" } ?? "")
        case .duplicatedKeysInMapping(let keys, _):
            "the key “\(keys.sorted().joined(separator: "”, “"))” is given twice in one block"
        default: "not YAML: \(error)"
        }
    }
}
