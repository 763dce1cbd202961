import Records
import Settings

/// How much: `quantity: [t, kg]`, with `least: 100` no less than that of one of the units.
struct QuantityCondition: Condition {
    static let name = "quantity"
    static let title = "a quantity in one of these units, no less than `least`"

    private let units: Set<String>
    private let least: Double

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        guard !words.isEmpty else { return nil }
        units = Set(words)
        least = mapping.double("least", in: 0...1e15) ?? 0
    }

    var kinds: KindSet { KindSet(.quantity) }
    var phrase: String { "a quantity in " + units.sorted().joined(separator: ", ") }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .mentions(
            layout.mentions(kinds, polarity).filter { index in
                let parts = (layout.scene.mention(index).id ?? "").split(separator: " ")
                guard parts.count == 2, let value = Double(parts[0]) else { return false }
                return units.contains("any") && value >= least
                    || units.contains(String(parts[1])) && value >= least
            })
    }
}
