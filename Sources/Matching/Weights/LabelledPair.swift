package import Records

/// Two parties of which somebody knows whether they are one.
package struct LabelledPair: Sendable {
    package var left: Entity
    package var right: Entity
    package var isMatch: Bool
    /// What kind of pair it is: the figures are told apart by it.
    package var group: String

    package init(_ left: Entity, _ right: Entity, isMatch: Bool, group: String) {
        (self.left, self.right, self.isMatch, self.group) = (left, right, isMatch, group)
    }
}

extension LabelledPair: Decodable {
    private enum CodingKeys: String, CodingKey { case left, right, label, group }

    /// A line of `{"group", "label", "left", "right"}`; the label is true or false.
    package init(from decoder: any Decoder) throws {
        let c = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try c.decode(Entity.self, forKey: .left), try c.decode(Entity.self, forKey: .right),
            isMatch: try c.decode(Bool.self, forKey: .label),
            group: try c.decodeIfPresent(String.self, forKey: .group) ?? "pairs")
    }
}
