package import Records
package import Settings

/// Places, by country: `place: any`, `register` (origins and destinations in the register), `subject` (those of the
/// trader the rule is about), or countries (`[IR, RU]`); ports count for their country.
package struct PlaceCondition: Condition {
    package static let name = "place"
    package static let title = "countries and ports: any, of the register, of the subject, or by ISO code"

    enum Wanted: Hashable { case any, register, subject, countries(Set<String>) }

    let wanted: Wanted

    package init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        switch words {
        case ["any"]: wanted = .any
        case ["register"]: wanted = .register
        case ["subject"]: wanted = .subject
        default:
            guard !words.isEmpty, words.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isUppercase) }) else {
                mapping.report(Self.name, "expected any, register, subject, or ISO 3166-1 codes (two capitals)")
                return nil
            }
            wanted = .countries(Set(words))
        }
    }

    package func met(in scene: Scene, subject: Entity?) -> Met {
        .mentions(
            scene.affirmed([.country, .port]).filter { index in
                guard let country = Watch.country(of: scene.mention(index).id ?? "") else { return false }
                switch wanted {
                case .any: return true
                case .register: return scene.watch.places.contains(country)
                case .subject: return subject.map { Set($0.origins + $0.destinations).contains(country) } ?? false
                case .countries(let codes): return codes.contains(country)
                }
            })
    }
}
