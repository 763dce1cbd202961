import ArgumentParser
import Harvest
import Records
import Settings
import Storage

/// Which alerts: the filters that `alerts list` and the bulk actions share.
struct AlertFilterOptions: ParsableArguments {
    @Option(help: "Only these, separated by commas: new, open, confirmed, dismissed, escalated, suppressed.")
    var state: [String] = []

    @Option(help: "Only those of this rule.")
    var rule: String?

    @Option(help: "Only these and worse ones: low, medium, high, critical.")
    var severity: Alert.Severity?

    @Option(help: "Only those about the subject of this id.")
    var subject: String?

    @Option(help: "Only those with evidence from this source.")
    var source: String?

    @Option(help: "Only those with this country (AE).")
    var country: String?

    @Option(help: ArgumentHelp("Only those with these goods: an HS code or its beginning, or an id.", valueName: "hs"))
    var commodity: String?

    @Option(
        help: ArgumentHelp(
            "Only those with this concept (offence:smuggling), or a kind of them (offence).", valueName: "id"))
    var concept: String?

    @Option(help: ArgumentHelp("Only this user's; “-” for nobody's.", valueName: "user"))
    var assignee: String?

    @Option(help: "Only those of this story.")
    var story: String?

    @Option(help: ArgumentHelp("Only those that the suppression of this id holds.", valueName: "id"))
    var suppression: String?

    @Option(
        help: ArgumentHelp(
            "Only those raised or updated since: a day (2026-03-04), a time, or 7d, 12h.", valueName: "when"))
    var since: String?

    @Option(help: ArgumentHelp("Only those raised and updated before: a day, a time, or 30d.", valueName: "when"))
    var before: String?

    @Flag(inversion: .prefixedNo, help: "Only those raised of old articles read again, or only the others.")
    var retrospective: Bool?

    var isEmpty: Bool {
        state.isEmpty && severity == nil && retrospective == nil
            && [rule, subject, source, country, commodity, concept, assignee, story, suppression, since, before]
                .allSatisfy { $0 == nil }
    }

    func filter(at now: Timestamp) throws -> AlertFilter {
        var filter = AlertFilter(rule: rule, severity: severity, source: source, subject: subject)
        filter.states = try states()
        filter.country = country
        filter.commodity = commodity
        filter.concept = concept
        filter.assignee = assignee == "-" ? "" : assignee
        filter.story = story
        filter.suppression = suppression
        filter.retrospective = retrospective
        filter.since = try since.map { try Self.moment($0, "--since", now) }
        filter.before = try before.map { try Self.moment($0, "--before", now) }
        return filter
    }

    private func states() throws -> Set<Alert.State> {
        Set(
            try state.flatMap { $0.split(separator: ",") }.map { word in
                guard let state = Alert.State(rawValue: word == "acknowledged" ? "open" : String(word)) else {
                    let known = Alert.State.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--state: there is no state “\(word)”; there are \(known)")
                }
                return state
            })
    }

    /// A day, a time, or so long ago.
    static func moment(_ text: String, _ option: String, _ now: Timestamp) throws -> Timestamp {
        if let moment = Timestamp(rfc3339: text) { return moment }
        if Int(text) == nil, let seconds = Duration.seconds(text) { return now.adding(-Int64(seconds)) }
        return try ScreenScope.day(text, option)
    }
}
