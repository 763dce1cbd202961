package import Fetching
import Foundation
package import Records
import Settings

/// `tidewaiter.yaml`: every setting has a default, unknown keys are errors.
package struct HarvestSettings: Sendable {
    package var fetch = FetchConfiguration()
    /// How many sources are worked on at once.
    package var width = 32
    /// Pages behind items fetched from one host within an hour, over all sources.
    package var pagesPerHostHour = 3_600
    /// Where alerts go besides the store.
    package var sinks: [SinkSettings] = []
    /// How many persons a decision on an alert takes.
    package var triage = TriagePolicy()

    package init() {}

    /// The settings of a workspace; the defaults where it has no file.
    package static func read(_ workspace: Workspace) -> (settings: HarvestSettings, problems: [Diagnostic]) {
        var settings = HarvestSettings()
        guard let data = FileManager.default.contents(atPath: workspace.settingsPath) else { return (settings, []) }
        let (top, problems) = SettingsFile.read(String(decoding: data, as: UTF8.self), place: "tidewaiter.yaml")
        if let top {
            if let fetch = top.mapping("fetch") { settings.read(fetch: fetch) }
            if let harvest = top.mapping("harvest") {
                settings.width = harvest.int("sources-at-once", in: 1...256) ?? settings.width
                settings.pagesPerHostHour =
                    harvest.int("pages-per-host-hour", in: 1...100_000) ?? settings.pagesPerHostHour
                harvest.finish()
            }
            settings.sinks = SinkSettings.read(top, in: workspace.directory)
            if let triage = top.mapping("triage") { settings.read(triage: triage) }
            top.finish()
        }
        return (settings, problems.all)
    }

    private mutating func read(triage mapping: Mapping) {
        let known = TriagePolicy.guarded.map(\.rawValue)
        for word in mapping.strings("second-person") {
            guard let state = TriagePolicy.guarded.first(where: { $0.rawValue == word }) else {
                mapping.report("second-person", "“\(word)” is not one of \(known.joined(separator: ", "))")
                continue
            }
            triage.secondPerson.insert(state)
        }
        mapping.finish()
    }

    private mutating func read(fetch mapping: Mapping) {
        fetch.delaySeconds = mapping.seconds("delay", in: 0...3_600) ?? fetch.delaySeconds
        fetch.perHost = mapping.int("per-host", in: 1...8) ?? fetch.perHost
        fetch.total = mapping.int("total", in: 1...512) ?? fetch.total
        fetch.timeoutSeconds = mapping.seconds("timeout", in: 1...600) ?? fetch.timeoutSeconds
        if let mebibytes = mapping.int("max-mebibytes", in: 1...1_024) { fetch.maxBytes = mebibytes << 20 }
        if let contact = mapping.string("contact") { fetch.contact = contact }
        if let agent = mapping.string("user-agent") { fetch.userAgent = agent }
        if let file = mapping.string("ca-file") { fetch.caFile = file }
        for key in ["allow-networks", "allow_networks"] {
            for text in mapping.strings(key) {
                guard let network = Network(text) else {
                    mapping.report(key, "“\(text)” is not a network (10.1.0.0/16, fd00::/8)")
                    continue
                }
                fetch.allowedNetworks.append(network)
            }
        }
        mapping.finish()
    }
}
