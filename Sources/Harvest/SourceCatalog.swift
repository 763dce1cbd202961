package import Records
import Settings

/// Reads `feeds/*.yaml`: the sources, each with the defaults of its file.
package struct SourceCatalog: Sendable {
    /// In the order of the files.
    package let sources: [Source]

    /// A bad source is reported and left out; the others stand.
    package static func read(
        files: [(name: String, bytes: [UInt8])]
    ) -> (catalog: SourceCatalog, problems: [Diagnostic]) {
        var sources: [Source] = []
        var problems: [Diagnostic] = []
        var places: [String: String] = [:]
        for file in files {
            let (top, found) = SettingsFile.read(String(decoding: file.bytes, as: UTF8.self), place: file.name)
            let defaults = top?.mapping("defaults")
            var template = Source(id: "", title: "", kind: .feed, url: "")
            if let defaults { SourceReader(mapping: defaults).apply(to: &template) }
            for mapping in top?.mappings("sources") ?? [] {
                guard let source = SourceReader(mapping: mapping).source(from: template) else { continue }
                if let other = places[source.id] {
                    mapping.report("id", "there is already a source “\(source.id)” in \(other)")
                    continue
                }
                places[source.id] = file.name
                sources.append(source)
            }
            defaults?.finish()
            top?.finish()
            problems += found.all
        }
        return (SourceCatalog(sources: sources), problems)
    }
}

/// One source, or the defaults of a file.
private struct SourceReader {
    let mapping: Mapping

    /// - Parameter template: a source with the defaults of the file.
    func source(from template: Source) -> Source? {
        defer { mapping.finish() }
        let id = mapping.required("id")
        let title = mapping.string("title")
        let url = mapping.required("url")
        guard let id, let url else { return nil }
        guard id.utf8.allSatisfy({ $0 == 45 || $0 &- 48 < 10 || $0 &- 97 < 26 }) else {
            mapping.report("id", "“\(id)” is not kebab-case (small letters, digits and hyphens)")
            return nil
        }
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            mapping.report("url", "“\(url)” does not begin with http:// or https://")
            return nil
        }
        var source = template
        source.id = id
        source.title = title ?? id
        source.url = url
        apply(to: &source)
        if source.kind == .list, source.format == nil {
            mapping.report("format", "a list needs its format; see `tidewaiter parse list --help`")
            return nil
        }
        return source
    }

    /// Everything but id, title and url, which are a source's own.
    func apply(to source: inout Source) {
        if let kind = mapping.choice("kind", Source.Kind.self) { source.kind = kind }
        source.format = mapping.string("format") ?? source.format
        if let parts = mapping.mapping("parts") {
            for key in parts.keys { source.parts[key] = parts.string(key) }
        }
        source.publisher = mapping.string("publisher") ?? source.publisher
        if mapping.has("countries") { source.countries = mapping.strings("countries") }
        if mapping.has("topics") { source.topics = mapping.strings("topics") }
        mapping.expect(["countries", "topics"])
        source.tier = mapping.choice("tier", Source.Tier.self) ?? source.tier
        source.language = mapping.string("language") ?? source.language
        source.follow = mapping.bool("follow") ?? source.follow
        source.purpose = mapping.string("purpose") ?? source.purpose
        source.retainDays =
            mapping.duration("retain", in: 86_400...864_000_000).map { $0 / 86_400 } ?? source.retainDays
        source.enabled = mapping.bool("enabled") ?? source.enabled
        if let status = mapping.choice("status", Status.self) { source.verified = status == .verified }
        if let expect = mapping.mapping("expect") { read(expect, into: &source.expect) }
        readRhythm(into: &source)
    }

    private enum Status: String, CaseIterable { case verified, unverified }

    private func readRhythm(into source: inout Source) {
        guard let text = mapping.string("every") else { return }
        if text == "adaptive" {
            source.every = .adaptive
        } else if let seconds = mapping.duration("every", in: 60...2_592_000) {
            source.every = .every(seconds: seconds)
        }
    }

    private func read(_ expect: Mapping, into expectation: inout Source.Expectation) {
        defer { expect.finish() }
        let bounds = expect.strings("entities")
        let numbers = bounds.compactMap { Int($0) }
        guard bounds.isEmpty || numbers.count == 2 && numbers.count == bounds.count && numbers[0] <= numbers[1] else {
            expect.report("entities", "expected the least and the most: [900, 1200]")
            return
        }
        if numbers.count == 2 { expectation.entities = numbers[0]...numbers[1] }
    }
}
