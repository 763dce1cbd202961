/// Alerts of a kind that nobody wants to see for some time. They are put aside as long as it stands, counted, and come
/// back when it ends.
package struct Suppression: Hashable, Codable, Sendable {
    /// What an alert must have: all that is not nil.
    package struct Scope: Hashable, Codable, Sendable {
        /// The id of the alert's subject.
        package var subject: String?
        package var rule: String?
        /// The id of the story, or of any article of it.
        package var story: String?
        /// Nothing but this source reports it.
        package var source: String?
        /// The id of a concept. Of what happened (offence, sanction, event, regulation) no other of the kind may be
        /// in the alert: who is tired of counterfeits may still want to hear of smuggling.
        package var concept: String?
        /// A word or words that stand in the title or the quote of every report, whatever the case.
        package var term: String?

        package init(
            subject: String? = nil, rule: String? = nil, story: String? = nil, source: String? = nil,
            concept: String? = nil, term: String? = nil
        ) {
            self.subject = subject
            self.rule = rule
            self.story = story
            self.source = source
            self.concept = concept
            self.term = term
        }

        package var isEmpty: Bool { self == Scope() }
    }

    package enum State: String, Codable, Sendable, CaseIterable {
        /// Waits for a second person.
        case proposed
        case standing
        case ended
        case refused
    }

    /// How it came to stand no more, or to stand.
    package struct Step: Hashable, Codable, Sendable {
        package var user: String
        package var at: Timestamp
        package var note: String?
        package init(user: String, at: Timestamp, note: String? = nil) {
            self.user = user
            self.at = at
            self.note = note
        }
    }

    /// `s` and a number; empty while it is not stored.
    package var id = ""
    package var scope: Scope
    package var state = State.standing
    package var reason: TriageReason
    package var note: String?
    package var user: String
    package var at: Timestamp
    /// It ends then.
    package var until: Timestamp
    /// The second person's answer.
    package var answer: Step?
    package var end: Step?

    package static let defaultDays: Int64 = 90
    package static let mostDays: Int64 = 731

    package init(_ scope: Scope, reason: TriageReason, user: String, at: Timestamp, until: Timestamp? = nil) {
        self.scope = scope
        self.reason = reason
        self.user = user
        self.at = at
        self.until = until ?? at.adding(Suppression.defaultDays * 86_400)
    }

    /// Why it cannot be made; nil where it can.
    package var refusal: String? {
        if scope.isEmpty { return "a suppression needs a subject, rule, story, source, concept or term" }
        if until <= at { return "it would be over on \(until.day) already" }
        if until > at.adding(Suppression.mostDays * 86_400) {
            return "it may last two years at most: it can be renewed then"
        }
        return nil
    }

    package func isStanding(at now: Timestamp) -> Bool { state == .standing && until > now }

    /// Whether the alert is of the kind that is put aside, whatever its state.
    package func holds(_ alert: Alert) -> Bool {
        scope.holds(
            subject: alert.subject.id, rule: alert.rule, story: alert.story,
            concepts: alert.concepts + alert.commodities + alert.countries.map { "country:" + $0 },
            evidence: alert.evidence)
    }

    /// The same of a finding by itself.
    package func holds(_ finding: Finding, story: String) -> Bool {
        scope.holds(
            subject: finding.subject.id, rule: finding.rule, story: story,
            concepts: finding.concepts + finding.commodities + finding.countries.map { "country:" + $0 },
            evidence: [finding.evidence])
    }
}

extension Suppression.Scope: CustomStringConvertible {
    /// `rule valuation, source gulf-trade`.
    package var description: String {
        [
            ("subject", subject), ("rule", rule), ("story", story), ("source", source), ("concept", concept),
            ("term", term),
        ].compactMap { name, value in value.map { "\(name) \($0)" } }.joined(separator: ", ")
    }

    fileprivate func holds(
        subject: String, rule: String, story: String, concepts: [String], evidence: [Alert.Evidence]
    ) -> Bool {
        guard !isEmpty else { return false }
        if let wanted = self.subject, wanted != subject { return false }
        if let wanted = self.rule, wanted != rule { return false }
        // A story takes the id of its least article, and so another one when an older article comes in.
        if let wanted = self.story, wanted != story, !evidence.contains(where: { $0.article == wanted }) {
            return false
        }
        if let source, evidence.isEmpty || !evidence.allSatisfy({ $0.source == source }) { return false }
        if let concept, !Self.carries(concept, concepts) { return false }
        if let term {
            let words = SuppressedWords(term)
            if evidence.isEmpty || !evidence.allSatisfy({ words.stand(in: $0.title) || words.stand(in: $0.quote) }) {
                return false
            }
        }
        return true
    }

    private static func carries(_ concept: String, _ concepts: [String]) -> Bool {
        guard concepts.contains(concept) else { return false }
        let kind = concept.prefix { $0 != ":" }
        guard ["offence", "sanction", "event", "regulation"].contains(kind) else { return true }
        return concepts.allSatisfy { $0 == concept || !$0.hasPrefix(kind + ":") }
    }
}

/// Words to be found in a text as whole words, whatever the case.
private struct SuppressedWords {
    private let wanted: [Character]

    init(_ term: String) { wanted = Array(term.lowercased()) }

    func stand(in text: String) -> Bool {
        guard !wanted.isEmpty else { return false }
        let text = Array(text.lowercased())
        guard text.count >= wanted.count else { return false }
        return (0...(text.count - wanted.count)).contains { start in
            let end = start + wanted.count
            return text[start] == wanted[0] && text[start..<end].elementsEqual(wanted)
                && isEdge(text, start) && isEdge(text, end)
        }
    }

    /// Between two letters or digits is no edge of a word, but in writing without spaces anywhere is.
    private func isEdge(_ text: [Character], _ place: Int) -> Bool {
        guard place > 0, place < text.count else { return true }
        let (left, right) = (text[place - 1], text[place])
        let isWord = [left, right].allSatisfy { $0.isLetter || $0.isNumber }
        let isSpaced = [left, right].allSatisfy { ($0.unicodeScalars.first?.value ?? 0) < 0x2E80 }
        return !(isWord && isSpaced)
    }
}
