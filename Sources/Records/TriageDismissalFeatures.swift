/// What a dismissal rested on: of the subject and the linked entries what tells one person from another, the rule, and
/// what was said. It holds as long as `reopened(by:)` finds nothing.
package struct DismissalFeatures: Hashable, Codable, Sendable {
    package struct Party: Hashable, Codable, Sendable {
        package var id: String
        package var list: String
        package var name: String
        package var schema: Entity.Schema?
        package var aliases: Set<String> = []
        package var birthDates: Set<String> = []
        package var countries: Set<String> = []
        /// `type:value`.
        package var identifiers: Set<String> = []
        /// Owners and vessels of a trader.
        package var related: Set<String> = []
        /// Register or list had it: what else is here can be compared.
        package var isKnown: Bool

        /// A party as register or list has it now.
        package init(_ entity: Entity) {
            id = entity.id
            list = entity.dataset
            name = entity.name
            schema = entity.schema
            aliases = Set(entity.aliases + entity.weakAliases)
            birthDates = Set(entity.birthDates)
            countries = Set(entity.countries.map { $0.uppercased() })
            identifiers = Set(entity.identifiers.map { "\($0.type):\($0.value)" })
            related = Set(
                entity.owners.map { "owner " + Self.text($0) } + entity.vessels.map { "vessel " + Self.text($0) })
            isKnown = true
        }

        /// A party of which no more is known than the alert says.
        package init(id: String, list: String, name: String) {
            self.id = id
            self.list = list
            self.name = name
            isKnown = false
        }

        private static func text(_ related: Entity.Related) -> String {
            let identifiers = related.identifiers.map { "\($0.type):\($0.value)" }.sorted()
            return identifiers.isEmpty ? related.name : related.name + " (" + identifiers.joined(separator: ", ") + ")"
        }
    }

    package var subject: Party
    package var linked: [Party]
    /// The rule's fingerprint; nil where it is not known.
    package var rule: String?
    /// What happened: offences, sanctions, events and regulations. Goods, places and topics are no news by themselves.
    package var concepts: Set<String>
    /// The articles that correct or take back what was said.
    package var corrections: Set<String>

    /// - Parameters:
    ///   - subject: as the register or a list has it now; nil: there it is not.
    ///   - linked: the linked entries that are on a list in force.
    ///   - corrections: ids of articles.
    package init(
        of alert: Alert, subject: Entity?, linked: [Entity], rule: String?, corrections: some Sequence<String>
    ) {
        self.subject =
            subject.map(Party.init) ?? Party(id: alert.subject.id, list: alert.subject.kind, name: alert.subject.name)
        let entries = Dictionary(linked.map { ($0.id, $0) }) { first, _ in first }
        self.linked = alert.linked.map { link in
            entries[link.entity].map(Party.init) ?? Party(id: link.entity, list: link.list, name: link.name)
        }
        self.rule = rule
        concepts = Set(alert.concepts.filter(Self.isNews))
        self.corrections = Set(corrections)
    }

    private static func isNews(_ concept: String) -> Bool {
        let kind = concept.prefix { $0 != ":" }
        return ["offence", "sanction", "event", "regulation"].contains(kind)
    }

    /// What has changed since the dismissal so that it holds no more, a sentence each; empty: it holds. Whatever only
    /// went – a party that was struck off, a report that was withdrawn – is no reason to look again.
    package func reopened(by now: DismissalFeatures) -> [String] {
        var changes = Self.changes(from: subject, to: now.subject)
        let before = Dictionary(linked.map { ($0.id, $0) }) { first, _ in first }
        for party in now.linked {
            guard let old = before[party.id] else {
                changes.append("new party: \(party.name) (\(party.list))")
                continue
            }
            changes += Self.changes(from: old, to: party)
        }
        let concepts = now.concepts.subtracting(concepts).sorted()
        if !concepts.isEmpty { changes.append("new: " + concepts.joined(separator: ", ")) }
        let corrections = now.corrections.subtracting(corrections).count
        if corrections > 0 { changes.append("corrected or taken back in \(corrections == 1 ? "a report" : "reports")") }
        if let rule, let other = now.rule, rule != other { changes.append("the rule was changed") }
        return changes
    }

    private static func changes(from old: Party, to new: Party) -> [String] {
        guard new.isKnown else { return [] }
        guard old.isKnown else { return ["\(new.name) (\(new.id)) came onto \(new.list)"] }
        var changes: [String] = []
        func note(_ what: String, _ before: Set<String>, _ after: Set<String>) {
            guard before != after else { return }
            let came = after.subtracting(before).sorted().map { "+" + $0 }
            let went = before.subtracting(after).sorted().map { "−" + $0 }
            changes.append("\(what) of \(old.name) (\(old.id)): " + cut((came + went).joined(separator: ", ")))
        }
        note("name", [old.name], [new.name])
        note("aliases", old.aliases, new.aliases)
        note("birth dates", old.birthDates, new.birthDates)
        note("countries", old.countries, new.countries)
        note("identifiers", old.identifiers, new.identifiers)
        note("owners and vessels", old.related, new.related)
        note("kind", Set([old.schema?.rawValue].compactMap(\.self)), Set([new.schema?.rawValue].compactMap(\.self)))
        note("list", [old.list], [new.list])
        return changes
    }

    /// A trader with ten thousand aliases must not fill the history.
    private static func cut(_ text: String) -> String { text.count > 300 ? text.prefix(300) + "…" : text }
}
