package import Parsing
package import Records
import Settings
import Texts

/// Reads `sites/*.yaml`: a list `sites:` in each file, an entry per site.
///
///     sites:
///       - host: news.example              # with its subdomains; or/and
///         path: /story/*                  # path with query, * for anything
///         body: //div.story
///         prune: [//aside, "//p[contains(., 'Sign up')]"]
///         next: //a[@rel='next']
extension SiteRules {
    /// Pages of one article that may be asked for.
    private static let followPages = 2...50

    /// A bad expression is reported and left out; the rest of its entry stands.
    package static func load(files: [(name: String, bytes: [UInt8])]) -> (SiteRules, [Diagnostic]) {
        var rules: [SiteRule] = []
        var problems: [Diagnostic] = []
        var places: [String: String] = [:]
        for file in files {
            let (top, found) = SettingsFile.read(String(decoding: file.bytes, as: UTF8.self), place: file.name)
            for mapping in top?.mappings("sites") ?? [] {
                guard let rule = rule(mapping, file.name) else { continue }
                if let other = places[rule.scope] {
                    mapping.report(
                        rule.host == nil ? "path" : "host", "there is already a rule for \(rule.scope) in \(other)")
                    continue
                }
                places[rule.scope] = file.name + (mapping.line.map { ":\($0)" } ?? "")
                rules.append(rule)
            }
            top?.finish()
            problems += found.all
        }
        return (SiteRules(rules), problems)
    }

    private static func rule(_ mapping: Mapping, _ place: String) -> SiteRule? {
        defer { mapping.finish() }
        let host = mapping.string("host")?.lowercased()
        let path = mapping.string("path")
        var names = SiteNames()
        var entries: [SiteRule.Key: SiteRule.Entry] = [:]
        for key in SiteRule.Key.allCases {
            let expressions = mapping.strings(key.rawValue).compactMap { expression($0, key, mapping, &names) }
            if !expressions.isEmpty { entries[key] = SiteRule.Entry(expressions, line: mapping.line(of: key.rawValue)) }
        }
        let pages = mapping.int("follow-pages", in: followPages)
        if pages != nil, !mapping.has("next") { mapping.report("follow-pages", "it says nothing without `next`") }
        guard isUsable(host, path, mapping) else { return nil }
        guard !entries.isEmpty else { return nothing(mapping) }
        return SiteRule(
            host: host, path: path, entries: entries, names: names, followPages: pages ?? 5, place: place)
    }

    private static func isUsable(_ host: String?, _ path: String?, _ mapping: Mapping) -> Bool {
        if host == nil, path == nil {
            mapping.problems.report(.error, "missing-key", "a site needs a “host” or a “path”", line: mapping.line)
            return false
        }
        if let host, host.isEmpty || host.contains(where: { "/:*@ ".contains($0) }) || host.hasPrefix(".") {
            mapping.report(
                "host", "“\(host)” is not the name of a host; write example.org, which covers its subdomains")
            return false
        }
        if let path, !path.hasPrefix("/"), !path.hasPrefix("*") {
            mapping.report("path", "“\(path)” begins neither with / nor with *")
            return false
        }
        return true
    }

    private static func nothing(_ mapping: Mapping) -> SiteRule? {
        let keys = SiteRule.Key.allCases.map(\.rawValue)
        if !keys.contains(where: mapping.has) {
            mapping.problems.report(
                .error, "missing-key", "the site has no rule: it needs one of \(keys.joined(separator: ", "))",
                line: mapping.line)
        }
        return nil
    }

    private static func expression(
        _ text: String, _ key: SiteRule.Key, _ mapping: Mapping, _ names: inout SiteNames
    ) -> XPath? {
        do throws(XPathError) {
            return try XPath(text, names: &names)
        } catch {
            var advice = ""
            if let (word, known) = error.unknown {
                advice =
                    Suggestion.nearest(to: word, among: known).map { "; did you mean “\($0)”?" }
                    ?? "; known here: " + known.joined(separator: ", ")
            }
            mapping.report(key.rawValue, "“\(text)”: \(error)\(advice)")
            return nil
        }
    }
}
