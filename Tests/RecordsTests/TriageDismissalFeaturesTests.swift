import Records
import Testing

@Suite struct TriageDismissalFeaturesTests {
    static var trader: Entity {
        var trader = Entity(id: "T-1", schema: .company, name: "Oceanic Metals FZE", dataset: "register")
        trader.aliases = ["Oceanic"]
        trader.countries = ["ae"]
        trader.vessels = [.init(name: "SEA PRIDE", identifiers: [.init(type: "imo", value: "9074729")])]
        return trader
    }

    static var entry: Entity {
        var entry = Entity(id: "ofac-1", schema: .person, name: "Ana KELLER", dataset: "ofac")
        entry.birthDates = ["1966-09-08"]
        entry.countries = ["pa"]
        entry.identifiers = [.init(type: "passport", value: "X1")]
        return entry
    }

    static var alert: Alert {
        var alert = Alert(
            id: "a1", rule: "listing", score: 70, subject: .init(kind: "trader", id: "T-1", name: "Oceanic Metals FZE"),
            story: "m1", raised: Timestamp(seconds: 0))
        alert.linked = [.init(entity: "ofac-1", list: "ofac", name: "Ana KELLER", score: 0.8, reasons: [])]
        alert.concepts = ["offence:smuggling", "topic:gold"]
        return alert
    }

    static func features(
        _ alert: Alert = alert, subject: Entity? = trader, linked: [Entity] = [entry], rule: String? = "r1",
        corrections: [String] = []
    ) -> DismissalFeatures {
        DismissalFeatures(of: alert, subject: subject, linked: linked, rule: rule, corrections: corrections)
    }

    static func changed<T>(_ value: T, _ change: (inout T) -> Void) -> T {
        var value = value
        change(&value)
        return value
    }

    /// What was done, how it is then, and a word of the sentence; nil: the dismissal holds.
    static let cases: [(String, DismissalFeatures, String?)] = [
        ("nothing", features(), nil),
        ("the order of values", features(subject: changed(trader) { $0.aliases = ["Oceanic", "Oceanic"] }), nil),
        ("an address", features(subject: changed(trader) { $0.addresses = ["Dubai"] }), nil),
        ("a programme", features(linked: [changed(entry) { $0.programs = ["SDGT"] }]), nil),
        ("a topic more", features(changed(alert) { $0.concepts.append("topic:silver") }), nil),
        ("an offence less", features(changed(alert) { $0.concepts = [] }), nil),
        ("delisted", features(linked: []), nil),
        ("struck from the register", features(subject: nil), nil),
        ("no link any more", features(changed(alert) { $0.linked = [] }), nil),
        ("a rule nobody knows now", features(rule: nil), nil),
        ("the trader's name", features(subject: changed(trader) { $0.name = "Oceanic Metals LLC" }), "name"),
        ("an alias", features(subject: changed(trader) { $0.aliases.append("OM") }), "+OM"),
        ("an alias gone", features(subject: changed(trader) { $0.aliases = [] }), "−Oceanic"),
        ("a country", features(subject: changed(trader) { $0.countries = ["ae", "ir"] }), "+IR"),
        ("a vessel", features(subject: changed(trader) { $0.vessels = [] }), "vessel"),
        ("an owner", features(subject: changed(trader) { $0.owners = [.init(name: "Keller")] }), "+owner Keller"),
        ("the entry's birth date", features(linked: [changed(entry) { $0.birthDates = ["1966"] }]), "birth dates"),
        ("a weak alias", features(linked: [changed(entry) { $0.weakAliases = ["A. K."] }]), "+A. K."),
        ("an identifier", features(linked: [changed(entry) { $0.identifiers = [] }]), "−passport:X1"),
        ("another list", features(linked: [changed(entry) { $0.dataset = "eu" }]), "list"),
        ("another schema", features(linked: [changed(entry) { $0.schema = .company }]), "kind"),
        ("the rule", features(rule: "r2"), "the rule was changed"),
        ("an offence more", features(changed(alert) { $0.concepts.append("offence:diversion") }), "offence:diversion"),
        ("an event", features(changed(alert) { $0.concepts.append("event:arrest") }), "event:arrest"),
        ("a correction", features(corrections: ["m2"]), "corrected"),
        (
            "a party more",
            features(
                changed(alert) {
                    $0.linked.append(.init(entity: "eu-2", list: "eu", name: "Bo", score: 1, reasons: []))
                }),
            "new party: Bo"
        ),
    ]

    @Test("a dismissal holds until what it rests on changes", arguments: cases)
    func changes(what: String, now: DismissalFeatures, word: String?) {
        let changes = Self.features().reopened(by: now)
        #expect(changes.isEmpty == (word == nil), "\(what): \(changes)")
        if let word { #expect(changes.contains { $0.contains(word) }, "\(what): \(changes)") }
        #expect(now.reopened(by: now) == [])
    }

    @Test("an entry that was not on a list when it was dismissed, and is now, opens the alert")
    func cameOn() {
        #expect(Self.features(linked: []).reopened(by: Self.features()).contains { $0.contains("came onto ofac") })
        #expect(Self.features(rule: nil).reopened(by: Self.features()) == [])
    }

    @Test("ten thousand aliases make a short sentence")
    func many() {
        let now = Self.features(subject: Self.changed(Self.trader) { $0.aliases = (0..<10_000).map { "Alias \($0)" } })
        let changes = Self.features().reopened(by: now)
        #expect(changes.count == 1 && changes[0].count < 400)
    }
}
