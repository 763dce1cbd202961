/// An identifier met in a text.
package struct FoundIdentifier: Hashable, Sendable {
    /// UTF-8 bytes of the text, `start ..< end`, without the label (`9074729`, not `IMO 9074729`).
    package var start: Int
    package var end: Int
    /// The name of the scheme.
    package var scheme: String
    /// The normal form of the value.
    package var value: String
    /// How sure, 0…1: 1 with a check digit and a label, less with one of them alone.
    package var score: Double
    /// What it is to the shipment, where the text says so (`consignee`, `port-of-loading` …); see `Roles`.
    package var role: String?

    package init(
        start: Int, end: Int, scheme: String, value: String, score: Double, role: String? = nil
    ) {
        self.start = start
        self.end = end
        self.scheme = scheme
        self.value = value
        self.score = score
        self.role = role
    }
}
