import Records
import Settings

/// Goods: `goods: any`, `register` (those somebody in the register declares), `subject` (those the trader the rule is
/// about declares), or HS prefixes (`[7108, 26]`).
struct GoodsCondition: Condition {
    static let name = "goods"
    static let title = "commodities: any, of the register, of the subject, or by HS prefix"

    enum Wanted: Hashable {
        case any, register, subject
        case codes([String])
    }

    let wanted: Wanted

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        switch words {
        case ["any"]: wanted = .any
        case ["register"]: wanted = .register
        case ["subject"]: wanted = .subject
        default:
            guard !words.isEmpty, words.allSatisfy({ 2...10 ~= $0.count && $0.allSatisfy(\.isNumber) })
            else {
                mapping.report(Self.name, "expected any, register, subject, or HS codes of 2 to 10 digits")
                return nil
            }
            wanted = .codes(words)
        }
    }

    var kinds: KindSet { KindSet(.commodity) }
    var asksSubject: Bool { wanted == .subject }
    var phrase: String {
        switch wanted {
        case .any: "goods"
        case .register: "goods of the register"
        case .subject: "goods that the trader declares"
        case .codes(let codes): "goods of HS " + codes.joined(separator: ", ")
        }
    }

    func mayBeMet(_ presence: Presence) -> Bool {
        presence.kinds.has(.commodity) && (wanted != .register || presence.hasDeclaredGoods)
    }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .mentions(
            layout.mentions(kinds, polarity).filter { index in
                let concept = layout.scene.mention(index).id ?? ""
                switch wanted {
                case .any: return true
                case .register: return layout.scene.watch.declares(concept)
                case .subject: return subject.map { Watch.overlaps(concept, $0.commodities) } ?? false
                case .codes(let codes): return Watch.overlaps(concept, codes)
                }
            })
    }
}
