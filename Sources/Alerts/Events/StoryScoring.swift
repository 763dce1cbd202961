import Records

/// What a story as a whole adds to the score of its strongest report.
struct StoryScoring {
    /// All findings and those that report, oldest first.
    let ordered: [Finding]
    let reports: [Finding]
    let origins: Int
    let weights: Weights

    /// Concepts that are deeds: a new one makes the matter worse.
    private static let deeds = [
        "offence:", "sanction:", "event:seizure", "event:arrest", "event:indictment", "event:fine",
    ]

    func contributions(_ history: [Alert.Contribution]) -> [Alert.Contribution] {
        history + escalation() + amendments() + corroboration()
    }

    private func corroboration() -> [Alert.Contribution] {
        guard origins > 1 else { return [] }
        let points = min(weights[.furtherOriginMost], (origins - 1) * weights[.furtherOrigin])
        return [Alert.Contribution("\(origins) independent reports", points)]
    }

    /// What later reports brought that the first did not have.
    private func escalation() -> [Alert.Contribution] {
        guard let first = reports.first, reports.count > 1 else { return [] }
        var all: [Alert.Contribution] = []
        let offences = added(first.concepts, reports.map(\.concepts)).filter { concept in
            Self.deeds.contains { concept.hasPrefix($0) }
        }
        if !offences.isEmpty {
            let words = offences.map { $0.split(separator: ":").last.map(String.init) ?? $0 }
            all.append(.init("new in the story: " + words.joined(separator: ", "), weights[.newOffence]))
        }
        let known = Set(first.linked.map(\.entity))
        let parties = reports.dropFirst().flatMap(\.linked).filter { !known.contains($0.entity) }
        if let party = parties.min(by: { $0.entity < $1.entity }) {
            all.append(.init("new in the story: \(party.name)", weights[.newParty]))
        }
        return all
    }

    private func added(_ first: [String], _ all: [[String]]) -> [String] {
        Set(all.dropFirst().flatMap { $0 }).subtracting(first).sorted()
    }

    private func amendments() -> [Alert.Contribution] {
        var all: [Alert.Contribution] = []
        if let retraction = ordered.last(where: { $0.nature == .retraction }) {
            let points = isTakenBack ? weights[.retraction] : weights[.retraction] / 3
            all.append(.init("taken back by \(Self.publisher(retraction))", points))
        }
        if let correction = ordered.last(where: { $0.nature == .correction }) {
            all.append(.init("corrected by \(Self.publisher(correction))", weights[.correction]))
        }
        return all
    }

    /// Whether all who reported it have taken it back.
    var isTakenBack: Bool {
        let back = Set(ordered.filter { $0.nature == .retraction }.map(Self.publisher))
        return !back.isEmpty && reports.allSatisfy { back.contains(Self.publisher($0)) }
    }

    static func publisher(_ finding: Finding) -> String {
        finding.evidence.publisher ?? finding.evidence.source
    }
}
