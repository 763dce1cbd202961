import Records
import Settings

/// Places, by country: `place: any`, `register` (origins and destinations in the register), `subject` (those of the
/// trader the rule is about), or countries (`[IR, RU]`); ports count for their country. With `role: origin` or
/// `destination` only those of register or subject that are such, and of what the text says of goods on their way.
struct PlaceCondition: Condition {
    static let name = "place"
    static let title = "countries and ports: any, of the register, of the subject, or by ISO code"

    enum Wanted: Hashable {
        case any, register, subject
        case countries(Set<String>)
    }
    enum Role: String, CaseIterable { case origin, destination }

    let wanted: Wanted
    private let role: Role?

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        role = mapping.choice("role", Role.self)
        if mapping.has("role"), role == nil { return nil }
        switch words {
        case ["any"]: wanted = .any
        case ["register"]: wanted = .register
        case ["subject"]: wanted = .subject
        default:
            guard !words.isEmpty, words.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isUppercase) })
            else {
                mapping.report(
                    Self.name, "expected any, register, subject, or ISO 3166-1 codes (two capitals)")
                return nil
            }
            wanted = .countries(Set(words))
        }
    }

    var kinds: KindSet { role == nil ? .places : KindSet.places.union(KindSet(.route)) }
    var asksSubject: Bool { wanted == .subject }
    var phrase: String {
        let what = role?.rawValue ?? "place"
        switch wanted {
        case .any: return "a " + what
        case .register: return "a \(what) of the register"
        case .subject: return "a \(what) of the trader"
        case .countries(let codes): return "a \(what) in " + codes.sorted().joined(separator: ", ")
        }
    }

    func mayBeMet(_ presence: Presence) -> Bool {
        guard !kinds.isDisjoint(with: presence.kinds) else { return false }
        return wanted != .register || presence.hasDeclaredPlaces || presence.kinds.has(.route)
    }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .mentions(
            layout.mentions(kinds, polarity).filter { index in
                guard let country = country(of: layout.scene.mention(index)) else { return false }
                switch wanted {
                case .any: return true
                case .register: return registered(layout.scene.watch).contains(country)
                case .subject: return subject.map { declared($0).contains(country) } ?? false
                case .countries(let codes): return codes.contains(country)
                }
            })
    }

    /// The country of a place; of a way the end that is asked for; nil for a place that the text gives the other role.
    private func country(of mention: Mention) -> String? {
        guard let id = mention.id else { return nil }
        if mention.kind == .route {
            let ends = Watch.ends(of: id)
            return role == .origin ? ends?.from : ends?.to
        }
        if let role, let said = mention.role, said != role.rawValue { return nil }
        return Watch.country(of: id)
    }

    private func registered(_ watch: Watch) -> Set<String> {
        role == nil ? watch.places : role == .origin ? watch.origins : watch.destinations
    }

    private func declared(_ trader: Entity) -> [String] {
        role == nil
            ? trader.origins + trader.destinations
            : role == .origin ? trader.origins : trader.destinations
    }
}
