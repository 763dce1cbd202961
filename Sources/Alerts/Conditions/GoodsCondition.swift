package import Records
package import Settings

/// Goods: `goods: any`, `register` (those somebody in the register declares), `subject` (those the trader the rule is
/// about declares), or HS prefixes (`[7108, 26]`).
package struct GoodsCondition: Condition {
    package static let name = "goods"
    package static let title = "commodities: any, of the register, of the subject, or by HS prefix"

    enum Wanted: Hashable { case any, register, subject, codes([String]) }

    let wanted: Wanted

    package init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        switch words {
        case ["any"]: wanted = .any
        case ["register"]: wanted = .register
        case ["subject"]: wanted = .subject
        default:
            guard !words.isEmpty, words.allSatisfy({ 2...10 ~= $0.count && $0.allSatisfy(\.isNumber) }) else {
                mapping.report(Self.name, "expected any, register, subject, or HS codes of 2 to 10 digits")
                return nil
            }
            wanted = .codes(words)
        }
    }

    package func met(in scene: Scene, subject: Entity?) -> Met {
        .mentions(
            scene.affirmed([.commodity]).filter { index in
                let concept = scene.mention(index).id ?? ""
                switch wanted {
                case .any: return true
                case .register: return Watch.overlaps(concept, scene.watch.goods)
                case .subject: return subject.map { Watch.overlaps(concept, $0.commodities) } ?? false
                case .codes(let codes): return Watch.overlaps(concept, codes)
                }
            })
    }
}
