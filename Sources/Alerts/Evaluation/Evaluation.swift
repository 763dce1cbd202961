import Records

/// One rule over one article: every subject it names, at the place where most speaks for it.
struct Evaluation {
    let entry: RuleIndex.Entry
    let layout: Layout
    let weights: Weights

    /// Mentions of one subject that are looked at, and readings of it that are weighed in full.
    private static let mostAnchors = 200
    private static let mostReadings = 4
    /// An article about more subjects than this is a list of names.
    private static let mostSubjects = 60

    private var rule: AlertRule { entry.rule }

    /// A finding for each subject, by kind and id.
    func findings() -> [Finding] {
        var found = weighed().filter { $0.points >= rule.least }
        if found.count > Self.mostSubjects {
            found = Array(found.sorted { $0.points > $1.points }.prefix(Self.mostSubjects))
        }
        return found.sorted { ($0.subject.kind, $0.subject.id) < ($1.subject.kind, $1.subject.id) }
    }

    /// Where the rule is met: of each subject the strongest reading, however weak it is.
    func weighed() -> [Finding] {
        var subjects = places().compactMap { places -> ArraySlice<Reading>? in
            let readings = places.compactMap(reading).map { ($0, $0.rank) }.sorted { $0.1 < $1.1 }.map(\.0)
            return readings.isEmpty ? nil : readings.prefix(Self.mostReadings)
        }
        if subjects.count > 2 * Self.mostSubjects { subjects = Array(subjects.prefix(2 * Self.mostSubjects)) }
        return subjects.compactMap { readings in
            let weighed = readings.map { $0.finding(weights) }
            return weighed.dropFirst().reduce(weighed.first) { best, next in
                best.map { next.points > $0.points ? next : $0 } ?? next
            }
        }
    }

    /// Where a subject is named.
    struct Anchor {
        let mention: Int
        let subject: Alert.Subject
        let party: Scene.Party?
    }

    /// The mentions of each subject.
    func places() -> [[Anchor]] {
        let met = layout.met(Layout.MemoryKey(atom: entry.subjectAtom, subject: nil)) {
            rule.subject.met(in: layout, subject: nil, Polarity())
        }
        guard case .mentions(let mentions) = met else { return [] }
        var places: [String: [Anchor]] = [:]
        for mention in mentions {
            for anchor in Subjects.of(mention, rule.subject, in: layout) {
                let key = anchor.subject.kind + " " + anchor.subject.id
                if places[key]?.count ?? 0 < Self.mostAnchors { places[key, default: []].append(anchor) }
            }
        }
        return Subjects.withoutHeadings(places).sorted { $0.key < $1.key }.map(\.value)
    }

    private func reading(_ anchor: Anchor) -> Reading? {
        let meeting = Meeting(layout: layout, anchor: anchor, cleared: layout.cleared(of: anchor))
        guard let met = meeting.met(entry.requirement, within: rule.reach) else { return nil }
        return Reading(rule: rule, layout: layout, anchor: anchor, met: met)
    }
}

/// Who or what a mention makes the subject of an alert.
enum Subjects {
    /// Parties can share one name, so there may be several.
    static func of(_ mention: Int, _ condition: any Condition, in layout: Layout) -> [Evaluation
        .Anchor]
    {
        if let condition = condition as? PartyCondition {
            return (layout.parties[mention] ?? []).filter(condition.admits).map { party in
                let entity = party.subject
                return Evaluation.Anchor(
                    mention: mention,
                    subject: Alert.Subject(kind: party.kind, id: entity.id, name: entity.name), party: party)
            }
        }
        let found = layout.scene.mention(mention)
        guard let id = found.id else { return [] }
        let subject: Alert.Subject
        if KindSet.places.has(found.kind) {
            guard let code = Watch.country(of: id) else { return [] }
            let name = layout.scene.title("country:" + code) ?? found.text
            subject = Alert.Subject(kind: "country", id: code, name: name)
        } else {
            subject = Alert.Subject(
                kind: found.kind.rawValue, id: id, name: layout.scene.title(id) ?? found.text)
        }
        return [Evaluation.Anchor(mention: mention, subject: subject, party: nil)]
    }

    /// Of goods that an article names both widely and narrowly (HS 76, HS 7607) the narrow ones alone are subjects.
    static func withoutHeadings(_ places: [String: [Evaluation.Anchor]]) -> [String: [Evaluation
        .Anchor]]
    {
        let codes = places.keys.filter { $0.hasPrefix("commodity ") }
        guard codes.count > 1 else { return places }
        return places.filter { key, _ in
            !key.hasPrefix("commodity ") || !codes.contains { $0.count > key.count && $0.hasPrefix(key) }
        }
    }
}
