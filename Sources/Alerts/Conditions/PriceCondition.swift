import Records
import Settings

/// A price: `price: any`, or in certain currencies (`[USD, EUR]`).
struct PriceCondition: Condition {
    static let name = "price"
    static let title = "a price, in any currency or in one of these"

    private let currencies: Set<String>

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        guard !words.isEmpty else { return nil }
        currencies = words == ["any"] ? [] : Set(words)
    }

    var kinds: KindSet { KindSet(.price) }
    var phrase: String {
        currencies.isEmpty ? "a price" : "a price in " + currencies.sorted().joined(separator: ", ")
    }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .mentions(
            layout.mentions(kinds, polarity).filter { index in
                currencies.isEmpty
                    || currencies.contains(String((layout.scene.mention(index).id ?? "").prefix(3)))
            })
    }
}
