import Records
import Texts
import Yams

/// One `key: value` block of a settings file. Asking for a key uses it up; `finish()` reports what nobody asked for.
/// A value of the wrong kind is reported with its line and counts as missing.
package final class Mapping {
    private let pairs: [(key: String, value: Node, line: Int?)]
    /// Where it begins, for messages.
    package let line: Int?
    /// The key it stands under, for messages (`sources[2]`); empty at the top.
    package let name: String
    package let problems: Problems
    private var asked: Set<String> = []

    init(pairs: [(key: String, value: Node, line: Int?)], line: Int?, name: String, problems: Problems) {
        self.pairs = pairs
        self.line = line
        self.name = name
        self.problems = problems
    }

    convenience init?(_ node: Node, name: String, problems: Problems) {
        guard case .mapping(let mapping) = node else { return nil }
        var pairs: [(key: String, value: Node, line: Int?)] = []
        for (key, value) in mapping {
            let line = SettingsFile.line(of: key)
            guard let text = key.string else {
                problems.report(.error, "bad-key", "a key must be a word", line: line)
                continue
            }
            pairs.append((text, value, line))
        }
        self.init(pairs: pairs, line: SettingsFile.line(of: node), name: name, problems: problems)
    }

    /// The keys in the order of the file.
    package var keys: [String] { pairs.map(\.key) }

    /// Names keys that may stand here though they are read only where they do.
    package func expect(_ keys: [String]) { asked.formUnion(keys) }

    /// Whether the key is there, without using it up.
    package func has(_ key: String) -> Bool { pairs.contains { $0.key == key } }

    /// The line of a key's value, for a caller's own report.
    package func line(of key: String) -> Int? { pairs.first { $0.key == key }?.line ?? line }

    /// Reports something a caller found wrong with a key's value.
    package func report(_ key: String, _ message: String) {
        problems.report(.error, "bad-value", "\(path(key)): \(message)", line: line(of: key))
    }

    /// Reports each key that nobody asked for, with the nearest of those that were.
    package func finish() {
        for pair in pairs where !asked.contains(pair.key) {
            let advice = Suggestion.nearest(to: pair.key, among: asked.sorted()).map { ", did you mean “\($0)”?" }
            let known = asked.isEmpty ? "" : "; known here: " + asked.sorted().joined(separator: ", ")
            problems.report(
                .error, "unknown-key", "unknown key “\(pair.key)”" + (advice ?? known), line: pair.line)
        }
    }

    func path(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }

    func node(_ key: String) -> Node? {
        asked.insert(key)
        guard let value = pairs.first(where: { $0.key == key })?.value else { return nil }
        // `key:` with nothing behind it is as good as no key.
        if case .scalar(let scalar) = value, scalar.string.isEmpty, scalar.style == .plain { return nil }
        return value
    }
}

// MARK: - Values by kind

extension Mapping {
    /// A word or sentence; numbers and booleans are taken as they are written.
    package func string(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let scalar) = node else {
            report(key, "expected a single value")
            return nil
        }
        return scalar.string
    }

    /// A value that must be there: reported when it is not.
    package func required(_ key: String) -> String? {
        if let value = string(key), !value.isEmpty { return value }
        if !problems.all.contains(where: { $0.line == line(of: key) && $0.code == "bad-value" }) {
            let spot = name.isEmpty ? "" : " in \(name)"
            problems.report(.error, "missing-key", "“\(key)” is missing\(spot)", line: line)
        }
        return nil
    }

    package func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = string(key) else { return nil }
        guard let value = Int(text.filter { $0 != "_" }), range.contains(value) else {
            report(key, "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return value
    }

    package func double(_ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let text = string(key) else { return nil }
        guard let value = Double(text), range.contains(value) else {
            report(key, "“\(text)” is not a number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return value
    }

    package func bool(_ key: String) -> Bool? {
        guard let text = string(key) else { return nil }
        switch text.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            report(key, "“\(text)” is neither true nor false")
            return nil
        }
    }

    /// One of a fixed set of words.
    package func choice<T: RawRepresentable & CaseIterable>(_ key: String, _ type: T.Type) -> T?
    where T.RawValue == String {
        guard let text = string(key) else { return nil }
        if let value = T(rawValue: text) { return value }
        let words = T.allCases.map(\.rawValue)
        let advice = Suggestion.nearest(to: text, among: words).map { "did you mean “\($0)”?" }
        report(key, "“\(text)” is not one of \(words.joined(separator: ", "))" + (advice.map { "; " + $0 } ?? ""))
        return nil
    }

    /// A length of time in seconds: `30s`, `5m`, `2h`, `1d`, `1w`, or a bare number of seconds.
    package func duration(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = string(key) else { return nil }
        guard let value = Duration.seconds(text), range.contains(value) else {
            report(
                key,
                "“\(text)” is not a duration from \(Duration.text(range.lowerBound)) to "
                    + "\(Duration.text(range.upperBound)); write 30s, 5m, 2h or 1d")
            return nil
        }
        return value
    }

    /// Seconds with a fraction (`0.5`), or a duration (`2m`).
    package func seconds(_ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let text = string(key) else { return nil }
        guard let value = Double(text) ?? Duration.seconds(text).map(Double.init), range.contains(value) else {
            report(key, "“\(text)” is not a time from \(range.lowerBound) to \(range.upperBound) s; write 0.5 or 2m")
            return nil
        }
        return value
    }

    /// A list of words; a single word is a list of one.
    package func strings(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        switch node {
        case .scalar(let scalar): return [scalar.string]
        case .sequence(let sequence):
            return sequence.compactMap { item in
                if case .scalar(let scalar) = item { return scalar.string }
                problems.report(
                    .error, "bad-value", "\(path(key)): expected words", line: SettingsFile.line(of: item))
                return nil
            }
        default:
            report(key, "expected a list of words")
            return []
        }
    }

    /// A block below this one.
    package func mapping(_ key: String) -> Mapping? {
        guard let node = node(key) else { return nil }
        if let mapping = Mapping(node, name: path(key), problems: problems) { return mapping }
        report(key, "expected `key: value` lines below it")
        return nil
    }

    /// A list of blocks.
    package func mappings(_ key: String) -> [Mapping] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            report(key, "expected a list (`- key: value`)")
            return []
        }
        return sequence.enumerated().compactMap { index, item in
            if let mapping = Mapping(item, name: "\(path(key))[\(index)]", problems: problems) { return mapping }
            problems.report(
                .error, "bad-value", "\(path(key))[\(index)]: expected `key: value` lines",
                line: SettingsFile.line(of: item))
            return nil
        }
    }
}
