import Delivery
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
    package var pagesPerHostHour = 600
    /// Where alerts go besides the store.
    package var sinks: [SinkSettings] = []

    package struct SinkSettings: Sendable {
        /// The name of one of `Sinks.all`.
        package var kind: String
        /// What that sink reads itself.
        package var options: [String: String]
    }

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
            settings.sinks = top.mappings("deliver").compactMap(sink)
            top.finish()
        }
        return (settings, problems.all)
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

    private static func sink(_ mapping: Mapping) -> SinkSettings? {
        guard let kind = mapping.required("sink") else { return nil }
        let names = Sinks.all.map { $0.name }
        guard names.contains(kind) else {
            mapping.report("sink", "“\(kind)” is not one of \(names.joined(separator: ", "))")
            return nil
        }
        var options: [String: String] = [:]
        for key in mapping.keys where key != "sink" { options[key] = mapping.string(key) }
        do {
            _ = try Sinks.make(kind, options: options)
        } catch {
            mapping.report("sink", error.message)
            return nil
        }
        return SinkSettings(kind: kind, options: options)
    }
}
