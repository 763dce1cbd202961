/// How decisions are made here, as the settings say.
package struct TriagePolicy: Hashable, Codable, Sendable {
    /// States into which an alert comes only when a second person agrees: `dismissed`, `suppressed`, `confirmed`,
    /// `escalated`.
    package var secondPerson: Set<Alert.State> = []
    package init(secondPerson: Set<Alert.State> = []) { self.secondPerson = secondPerson }

    /// The states that can be asked to take a second person.
    package static let guarded: [Alert.State] = [.confirmed, .dismissed, .escalated, .suppressed]

    /// Whether two names are one person's: case and spaces around do not count.
    package static func isSame(_ a: String, _ b: String) -> Bool { key(a) == key(b) }

    private static func key(_ user: String) -> String {
        String(user.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()).lowercased()
    }
}
