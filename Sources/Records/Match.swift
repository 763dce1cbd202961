/// A mention that stands for a known party, and why we think so.
package struct Match: Hashable, Codable, Sendable {
    /// The mention, by its place in `Analysis.mentions`.
    package var mention: Int
    /// The entity's id.
    package var entity: String
    /// How sure, 0…1.
    package var score: Double
    /// For people, one reason a line: `name: exact`, `identifier: imo`.
    package var reasons: [String]

    package init(mention: Int, entity: String, score: Double, reasons: [String]) {
        self.mention = mention
        self.entity = entity
        self.score = score
        self.reasons = reasons
    }
}

/// A query of a screening that met an entry of a list.
package struct Hit: Hashable, Codable, Sendable {
    /// The id of the entry, and the list it stands on: two lists of one authority number their entries alike.
    package var entity: String
    package var list: String
    /// 0…1.
    package var score: Double
    /// The name of the entry that was met.
    package var name: String
    package var reasons: [String]

    package init(entity: String, list: String = "", score: Double, name: String, reasons: [String]) {
        self.entity = entity
        self.list = list
        self.score = score
        self.name = name
        self.reasons = reasons
    }
}
