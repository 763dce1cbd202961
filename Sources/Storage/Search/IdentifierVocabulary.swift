import Texts

/// The schemes and roles that a query may name. The standards are another station's; who asks hands them in.
package struct IdentifierVocabulary: Sendable {
    /// Names of schemes, lower case.
    package var schemes: [String]
    /// Names of roles, lower case.
    package var roles: [String]
    /// The normal form of a value as people write it; nil when the scheme's own rules refuse it.
    package var normalized: @Sendable (_ scheme: String, _ value: String) -> String?

    package init(
        schemes: [String], roles: [String],
        normalized: @escaping @Sendable (_ scheme: String, _ value: String) -> String?
    ) {
        self.schemes = schemes
        self.roles = roles
        self.normalized = normalized
    }

    /// The scheme of that name, any case.
    func scheme(_ name: Substring) throws(SearchSyntaxError) -> String { try known(name, among: schemes, "scheme") }

    func role(_ name: Substring) throws(SearchSyntaxError) -> String { try known(name, among: roles, "role") }

    private func known(_ name: Substring, among names: [String], _ what: String) throws(SearchSyntaxError) -> String {
        let name = name.lowercased()
        if names.contains(name) { return name }
        let advice =
            Suggestion.nearest(to: name, among: names).map { "did you mean “\($0)”?" }
            ?? "known are \(names.sorted().joined(separator: ", "))"
        throw SearchSyntaxError("“\(name.prefix(80))” is no \(what) of identifiers: \(advice)")
    }

    /// What a value may be stored as: of one scheme its normal form, of any scheme what is typed and, where that is
    /// something else, the normal form of each scheme that takes it. Empty when no scheme takes it.
    func filters(scheme: String?, value: String) -> [IdentifierFilter] {
        if let scheme {
            return normalized(scheme, value).map { [IdentifierFilter(scheme: scheme, value: IdentifierFilter.key($0))] }
                ?? []
        }
        let typed = IdentifierFilter.key(value)
        let normal = schemes.compactMap { scheme in
            normalized(scheme, value).map { IdentifierFilter(scheme: scheme, value: IdentifierFilter.key($0)) }
        }
        return normal.isEmpty ? [] : [IdentifierFilter(value: typed)] + normal.filter { $0.value != typed }
    }
}

/// Why a query is not understood, and what may have been meant.
package struct SearchSyntaxError: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
