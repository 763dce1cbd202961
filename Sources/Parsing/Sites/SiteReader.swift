import Records
import Texts

/// Reads one page as the rule of its site says. What the rule finds goes before what was found without it; what it does
/// not find stays as it was, with a diagnostic, so that a rule that has grown stale is seen.
struct SiteReader {
    private let rule: SiteRule
    private let tree: HTMLTree
    private let url: String
    private var evaluator: XPathEvaluator
    private var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - tree: the page as it was read without the rule.
    ///   - utf8: what that tree was made from.
    init(rule: SiteRule, tree: HTMLTree, utf8: [UInt8], url: String) {
        self.rule = rule
        self.tree = tree
        self.url = url
        evaluator = XPathEvaluator(tree: SiteTree(utf8: utf8, vocabulary: rule.vocabulary))
    }

    /// - Parameter page: as it was read without the rule.
    mutating func apply(to page: inout Page) {
        guard evaluator.tree.count == tree.count else { return }
        if let title = first(.title, { Self.line($0, most: 600) }) { page.title = title }
        if let authors = first(.author, Self.authors) { page.authors = authors }
        let isMonthFirst = isMonthFirst
        if let date = first(.date, { $0.lazy.compactMap { PageDate.reading($0, monthFirst: isMonthFirst) }.first }) {
            page.published = date
        }
        if let text = text(of: page) {
            page.text = text
            page.diagnostics.removeAll { $0.code == "no-text" }
            page.language = LanguageDetector().language(of: text, hint: nil)?.tag
        }
        if let language = first(.language, Self.language) { page.language = language }
        page.nextURL = first(.next, { Self.line($0, most: 4_096) }).flatMap(address)
        page.diagnostics += diagnostics
    }

    // MARK: - Values

    /// What the first expression of a key that finds something usable comes to.
    private mutating func first<T>(_ key: SiteRule.Key, _ use: ([String]) -> T?) -> T? {
        guard let entry = rule.entries[key] else { return nil }
        for expression in entry.expressions {
            guard let found = value(of: expression, key) else { return nil }
            if let value = use(strings(found, key)) { return value }
        }
        // An article need not have a further page; most are not signed.
        if key != .next { report("site-rule-empty", "found nothing", key, key == .author ? .note : .warning) }
        return nil
    }

    private mutating func value(of expression: XPath, _ key: SiteRule.Key) -> XPathValue? {
        do {
            return try evaluator.value(expression.expression)
        } catch {
            report("site-rule-too-costly", "was broken off: the page is too large for it", key, .warning)
            return nil
        }
    }

    private mutating func report(_ code: String, _ what: String, _ key: SiteRule.Key, _ severity: Diagnostic.Severity) {
        diagnostics.append(
            Diagnostic(
                severity, code, "the rule for \(rule.scope): “\(key.rawValue)” \(what)", place: rule.place,
                line: rule.entries[key]?.line))
    }

    /// The strings of a value, white space folded, without empty ones; at most 50.
    private func strings(_ value: XPathValue, _ key: SiteRule.Key) -> [String] {
        let found: [ArraySlice<UInt8>] =
            switch value {
            case .nodes(let nodes): nodes.prefix(50).map { bytes($0, key) }
            case .string(let bytes): [bytes[...]]
            case .number(let number): [XPathText.string(number)[...]]
            case .bool: []
            }
        return found.map { folded($0.prefix(16_384)) }.filter { !$0.isEmpty }
    }

    /// Elements say some things in attributes: `<time datetime>`, `<meta content>`, `<a href>`.
    private func bytes(_ node: XPathNode, _ key: SiteRule.Key) -> ArraySlice<UInt8> {
        guard !node.isAttribute, node.node >= 0 else { return evaluator.text(node) }
        let attributes: [HTMLAttribute] =
            switch key {
            case .date: [.datetime, .content]
            case .next: [.href]
            case .title, .author, .language: [.content]
            case .body, .prune: []
            }
        let stated = attributes.lazy.compactMap { evaluator.tree.value(Int(node.node), $0.rawValue) }
        return stated.first ?? evaluator.text(node)
    }

    // MARK: - The text

    private mutating func text(of page: Page) -> String? {
        let pruned = elements(.prune).flatMap(\.self)
        if rule.entries[.body] != nil {
            for roots in elements(.body) {
                let text = SiteText(tree: tree, pruned: pruned, page: page).text(of: roots)
                if !text.isEmpty { return text }
            }
            report("site-rule-empty", "found no text", .body, .warning)
        }
        return pruned.isEmpty ? nil : SiteText(tree: tree, pruned: pruned, page: page).text()
    }

    /// The elements and texts that each expression of a key finds, in order.
    private mutating func elements(_ key: SiteRule.Key) -> [[Int]] {
        var found: [[Int]] = []
        for expression in rule.entries[key]?.expressions ?? [] {
            guard case .nodes(let nodes)? = value(of: expression, key) else { continue }
            found.append(nodes.filter { !$0.isAttribute }.map { max(0, Int($0.node)) })
        }
        return found
    }

    // MARK: - Uses

    private static func line(_ strings: [String], most: Int) -> String? { strings.first { $0.utf8.count <= most } }

    private static func authors(_ strings: [String]) -> [String]? {
        var names: [String] = []
        for name in strings.filter({ $0.utf8.count < 200 }).flatMap(AuthorLine.names) where !names.contains(name) {
            names.append(name)
        }
        return names.isEmpty ? nil : names
    }

    private static func language(_ strings: [String]) -> String? {
        strings.lazy.map { String($0.map { $0 == "_" ? "-" : $0 }) }.first { tag in
            (2...35).contains(tag.utf8.count) && tag.utf8.allSatisfy { isASCIILetter($0) || isDigit($0) || $0 == 45 }
        }
    }

    private var isMonthFirst: Bool {
        let language = MetaTags(tree).language?.lowercased() ?? ""
        return ["en-us", "en_us"].contains(language)
            || (language == "en" || language.isEmpty) && !url.contains(".uk/")
    }

    private func address(_ reference: String) -> String? {
        let address = URLReference.resolved(reference, base: url)
        return address.hasPrefix("http://") || address.hasPrefix("https://") ? address : nil
    }
}
