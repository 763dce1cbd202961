package import Delivery
package import Records
import Settings
import Texts

/// One sink of `deliver` in the settings: which it is, what it wants and when, and what it reads itself.
///
///     deliver:
///       - sink: webhook
///         name: cases
///         url: https://cases.example/hook
///         secret-env: CASES_SECRET
///         only: {severity: high, subjects: [trader, party]}
///         digest: {low: daily, medium: hourly}
///         updates: [severity, facts]
package struct SinkSettings: Sendable {
    /// The name of one of `Sinks.all`.
    package var kind: String
    /// What receipts are noted under; the kind unless it is given.
    package var name: String
    package var filter = SinkFilter()
    package var digest = DigestPlan()
    /// Nil: as the sink does it by itself.
    package var updates: Set<AlertGist.Aspect>?
    package var attempts: Int?
    /// What that sink reads itself.
    package var options: [String: [String]] = [:]

    init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }

    package func route(_ surroundings: Surroundings) throws(DeliveryError) -> Route {
        let sink = try Sinks.make(kind, SinkOptions(options, surroundings))
        var route = Route(name: name, sink: sink, settings: text)
        route.filter = filter
        route.digest = digest
        if let updates { route.updates = updates }
        if let attempts { route.retry.rejections = attempts }
        return route
    }

    /// All of it, the same for equal settings.
    private var text: String {
        let options = options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let rhythms = digest.rhythms.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let sets = [filter.rules, filter.countries, filter.subjects].map { $0.sorted() }
        let updates = updates.map { $0.map(\.rawValue).sorted() } ?? ["as usual"]
        return "\(kind) \(options) \(filter.severity) \(sets) \(String(describing: filter.retrospective)) \(rhythms) "
            + "\(digest.daySeconds) \(updates)"
    }
}

// MARK: - Reading

extension SinkSettings {
    private static let own = ["sink", "name", "only", "digest", "digest-at", "updates", "attempts"]
    private static let subjectKinds = ["trader", "party", "vessel", "commodity", "country", "regulation", "source"]

    /// Those that can be used; the others are reported.
    static func read(_ top: Mapping, in directory: String) -> [SinkSettings] {
        var all: [SinkSettings] = []
        for mapping in top.mappings("deliver") {
            guard let settings = read(mapping, Surroundings(directory: directory)) else { continue }
            if all.contains(where: { $0.name == settings.name }) {
                mapping.report(
                    mapping.has("name") ? "name" : "sink",
                    "two sinks are called “\(settings.name)”: give each a `name` of its own")
            } else {
                all.append(settings)
            }
        }
        return all
    }

    private static func read(_ mapping: Mapping, _ surroundings: Surroundings) -> SinkSettings? {
        guard let kind = mapping.required("sink") else { return nil }
        let names = Sinks.all.map { $0.name }
        guard names.contains(kind) else {
            let advice = Suggestion.nearest(to: kind, among: names).map { "; did you mean “\($0)”?" } ?? ""
            mapping.report("sink", "“\(kind)” is not one of \(names.joined(separator: ", "))\(advice)")
            return nil
        }
        var settings = SinkSettings(kind: kind, name: mapping.string("name") ?? kind)
        if let only = mapping.mapping("only") { settings.filter = filter(only) }
        settings.readDigest(mapping)
        settings.readUpdates(mapping)
        settings.attempts = mapping.int("attempts", in: 1...100)
        for key in mapping.keys where !own.contains(key) { settings.options[key] = mapping.strings(key) }
        do {
            _ = try settings.route(surroundings)
        } catch {
            settings.report(error, mapping)
            return nil
        }
        return settings
    }

    /// A setting that the sink does not know may be a slip in one of ours.
    private func report(_ error: DeliveryError, _ mapping: Mapping) {
        let key = error.key.flatMap { mapping.has($0) ? $0 : nil } ?? "sink"
        let near = options[key] == nil ? nil : Suggestion.nearest(to: key, among: SinkSettings.own)
        let isUnknown = error.message.contains("does not know")
        mapping.report(key, isUnknown && near != nil ? "unknown key; did you mean “\(near ?? "")”?" : error.message)
    }

    private static func filter(_ mapping: Mapping) -> SinkFilter {
        var filter = SinkFilter()
        filter.severity = mapping.choice("severity", Alert.Severity.self) ?? .low
        filter.rules = Set(mapping.strings("rules"))
        filter.countries = Set(mapping.strings("countries").map { $0.uppercased() })
        filter.retrospective = mapping.bool("retrospective")
        for kind in mapping.strings("subjects") {
            if !subjectKinds.contains(kind) {
                let advice = Suggestion.nearest(to: kind, among: subjectKinds).map { "; did you mean “\($0)”?" } ?? ""
                mapping.report(
                    "subjects", "“\(kind)” is not one of \(subjectKinds.joined(separator: ", "))\(advice)")
            }
            filter.subjects.insert(kind)
        }
        mapping.finish()
        return filter
    }

    private mutating func readDigest(_ mapping: Mapping) {
        if let rhythms = mapping.mapping("digest") {
            for severity in Alert.Severity.allCases {
                digest.rhythms[severity] = rhythms.choice(severity.rawValue, DigestPlan.Rhythm.self)
            }
            rhythms.finish()
        }
        guard let text = mapping.string("digest-at") else { return }
        let parts = text.split(separator: ":").map { Int($0) ?? -1 }
        guard parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
            return mapping.report("digest-at", "“\(text)” is not a time of the day in UTC; write 06:00")
        }
        digest.daySeconds = Int64(parts[0] * 3_600 + parts[1] * 60)
    }

    private mutating func readUpdates(_ mapping: Mapping) {
        guard mapping.has("updates") else { return }
        var found: Set<AlertGist.Aspect> = []
        for word in mapping.strings("updates") where word != "none" {
            if word == "all" {
                found.formUnion(AlertGist.Aspect.allCases)
            } else if let aspect = AlertGist.Aspect(rawValue: word) {
                found.insert(aspect)
            } else {
                let words = AlertGist.Aspect.allCases.map(\.rawValue) + ["all", "none"]
                let advice = Suggestion.nearest(to: word, among: words).map { "; did you mean “\($0)”?" } ?? ""
                mapping.report("updates", "“\(word)” is not one of \(words.joined(separator: ", "))\(advice)")
            }
        }
        updates = found
    }
}
