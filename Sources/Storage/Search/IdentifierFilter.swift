/// A condition on the identifiers that an article gives: what is nil may be anything.
package struct IdentifierFilter: Hashable, Sendable {
    /// The name of the scheme (`imo`).
    package var scheme: String?
    /// Letters and digits in capitals, as `IdentifierFilter.key` makes them.
    package var value: String?
    /// Whether the value only begins so.
    package var isBeginning = false
    /// What it is to the shipment (`consignee`).
    package var role: String?

    package init(scheme: String? = nil, value: String? = nil, isBeginning: Bool = false, role: String? = nil) {
        self.scheme = scheme
        self.value = value
        self.isBeginning = isBeginning
        self.role = role
    }

    /// What is compared of a value: its letters and digits in capitals, so that spaces, hyphens and dots do not matter.
    package static func key(_ value: String) -> String { value.uppercased().filter { $0.isLetter || $0.isNumber } }
}

extension SearchQuery {
    /// Identifiers that an article must give, of each group one; `readIdentifiers` fills them from the text.
    package struct Identifiers: Hashable, Sendable {
        package var wanted: [[IdentifierFilter]] = []
        /// None of these may stand in it.
        package var unwanted: [IdentifierFilter] = []

        package init() {}
    }
}
