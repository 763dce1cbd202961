package import Records
import Settings

/// Reads `feeds/*.yaml`: the sources, each with the defaults of its file.
package struct SourceCatalog: Sendable {
    /// In the order of the files.
    package let sources: [Source]
    /// Where each source stands, by its id: `feeds/trade.yaml:12`.
    package let places: [String: String]

    /// A bad source is reported and left out; the others stand.
    package static func read(
        files: [(name: String, bytes: [UInt8])]
    ) -> (catalog: SourceCatalog, problems: [Diagnostic]) {
        var sources: [Source] = []
        var problems: [Diagnostic] = []
        var places: [String: String] = [:]
        for file in files {
            let (top, found) = SettingsFile.read(String(decoding: file.bytes, as: UTF8.self), place: file.name)
            let template = top.map(template) ?? blank
            for mapping in top?.mappings("sources") ?? [] {
                guard let source = SourceReader(mapping: mapping).source(from: template) else { continue }
                if let other = places[source.id] {
                    mapping.report("id", "there is already a source “\(source.id)” in \(other)")
                    continue
                }
                places[source.id] = file.name + (mapping.line.map { ":\($0)" } ?? "")
                sources.append(source)
            }
            top?.finish()
            problems += found.all
        }
        return (SourceCatalog(sources: sources, places: places), problems)
    }

    /// What a file's `defaults:` make of a source that says nothing itself.
    static func template(of text: String) -> Source {
        SettingsFile.read(text, place: "").top.map(template) ?? blank
    }

    private static let blank = Source(id: "", title: "", kind: .feed, url: "")

    private static func template(_ top: Mapping) -> Source {
        guard let defaults = top.mapping("defaults") else { return blank }
        var template = blank
        SourceReader(mapping: defaults).apply(to: &template)
        defaults.finish()
        return template
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
        var source = template
        source.id = id
        source.title = title ?? id
        source.url = url
        apply(to: &source)
        guard Self.isAddress(url) || source.kind == .archive && Self.isPath(url) else {
            let orPath = source.kind == .archive ? ", and is no path of a file" : ""
            mapping.report("url", "“\(url)” does not begin with http:// or https://\(orPath)")
            return nil
        }
        if source.kind == .list, source.format == nil {
            mapping.report("format", "a list needs its format; see `tidewaiter parse list --help`")
            return nil
        }
        return source
    }

    private static func isAddress(_ url: String) -> Bool { url.hasPrefix("http://") || url.hasPrefix("https://") }

    /// A path, absolute or relative to the working directory, or a `file:` address (RFC 8089).
    private static func isPath(_ url: String) -> Bool {
        url.hasPrefix("file:") || !url.contains("://") && url.utf8.allSatisfy { $0 >= 32 }
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
        source.reliability = mapping.choice("reliability", Source.Reliability.self) ?? source.reliability
        source.language = mapping.string("language") ?? source.language
        source.follow = mapping.bool("follow") ?? source.follow
        source.pages = mapping.int("pages", in: 0...10_000) ?? source.pages
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
