import Records
import Settings

/// A way that the text names: `route: any`, `register` (from an origin to a destination of the register), `subject`, or
/// ways by country (`[RU>KZ]`).
struct RouteCondition: Condition {
    static let name = "route"
    static let title =
        "the way goods take: any, of the register, of the subject, or from country to country"

    enum Wanted: Hashable {
        case any, register, subject
        case ways([String])
    }

    private let wanted: Wanted

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        switch words {
        case ["any"]: wanted = .any
        case ["register"]: wanted = .register
        case ["subject"]: wanted = .subject
        default:
            guard !words.isEmpty, words.allSatisfy({ Watch.ends(of: $0) != nil && $0.count == 5 }) else {
                mapping.report(Self.name, "expected any, register, subject, or ways such as RU>KZ")
                return nil
            }
            wanted = .ways(words)
        }
    }

    var kinds: KindSet { KindSet(.route) }
    var asksSubject: Bool { wanted == .subject }
    var phrase: String {
        switch wanted {
        case .any: "a way of goods"
        case .register: "a way of the register"
        case .subject: "a way of the trader"
        case .ways(let ways): "the way " + ways.joined(separator: ", ")
        }
    }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .mentions(
            layout.mentions(kinds, polarity).filter { index in
                guard let (from, to) = Watch.ends(of: layout.scene.mention(index).id ?? "") else {
                    return false
                }
                switch wanted {
                case .any: return true
                case .register:
                    return layout.scene.watch.origins.contains(from)
                        && layout.scene.watch.destinations.contains(to)
                case .subject:
                    return subject.map { $0.origins.contains(from) && $0.destinations.contains(to) } ?? false
                case .ways(let ways): return ways.contains("\(from)>\(to)")
                }
            })
    }
}
