package import Records

/// A sanctions list as published: one file, or a main file with others beside it.
package struct ListInput: Sendable {
    package var main: [UInt8]
    /// The other files by the names of `ListFormat.parts` (`alt`, `add`).
    package var parts: [String: [UInt8]]

    package init(main: [UInt8], parts: [String: [UInt8]] = [:]) {
        self.main = main
        self.parts = parts
    }
}

/// What a list holds: an entity for each of its records, in the list's order.
package struct ListResult: Sendable {
    package var entities: [Entity]
    /// The day the list says it was made (`2026-02-27`); nil when it does not.
    package var published: String?
    package var diagnostics: [Diagnostic]

    /// How many of each kind: what `expect` and the delta guard look at.
    package var counts: [Entity.Schema: Int] {
        entities.reduce(into: [:]) { $0[$1.schema, default: 0] += 1 }
    }
}

/// One official file format of sanctions lists. A conforming type per file, and its line in `ListFormats.all`.
package protocol ListFormat: Sendable {
    /// What `--format` and a source's `format:` call it.
    static var name: String { get }
    /// One line for people.
    static var title: String { get }
    /// The names of the other files that belong to the main one; usually none.
    static var parts: [String] { get }
    /// What the format's elements, attributes, columns or members are, and what becomes of each.
    static var fields: ListFields { get }

    /// Reads a whole list. Every value is used, ignored on purpose, or told in the diagnostics; records that are not
    /// well-formed are read as far as they go.
    ///
    /// - Parameter dataset: What the entities get as their `dataset`.
    /// - Throws: `ParseError` when the bytes are not this format at all, or hold no record.
    static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult
}

extension ListFormat {
    package static var parts: [String] { [] }
}

/// The formats that are known.
package enum ListFormats {
    package static let all: [any ListFormat.Type] = [
        OFACCSVList.self, OFACXMLList.self, OFACAdvancedList.self, UNList.self, EUList.self,
        UKList.self,
        UKTableList.self, UKConsolidatedList.self, SwissList.self, CanadianList.self,
        AustralianList.self,
        ConsolidatedScreeningList.self, ConsolidatedScreeningJSONList.self, DeniedPersonsList.self,
        WorldBankList.self, FollowTheMoneyList.self,
    ]

    /// The format of this name.
    package static func named(_ name: String) -> (any ListFormat.Type)? {
        all.first { $0.name == name }
    }
}
