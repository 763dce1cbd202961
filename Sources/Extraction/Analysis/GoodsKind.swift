/// What kind of goods a label stands for: stories list goods of one kind (crops, metals, fuels) together.
enum GoodsKind: Hashable {
    case crops, animals, metals, softs, timber, fibres, energy, drugs, weapons
    /// A label that has no kin.
    case alone(String)

    init(label: String) { self = GoodsKind.kinds[label] ?? .alone(label) }

    /// The group that a label belongs to, so that a story about the one is about the other: wheat is grain.
    static func group(of label: String) -> String? { groups[label] }

    /// Goods that few stories speak of unless they are about them: a mention of linseed is about linseed, one of gold may
    /// be about a currency.
    static func isSeldomAside(_ label: String) -> Bool { special.contains(label) }

    private static let members: [(group: String, labels: String)] = [
        ("grain", "wheat corn barley rice sorghum oat rye"),
        (
            "oilseed",
            "soybean rapeseed sunseed coconut castorseed linseed cottonseed flaxseed palmkernel groundnut red-bean lupin"
        ),
        (
            "veg-oil",
            "palm-oil soy-oil sun-oil rape-oil coconut-oil corn-oil cotton-oil castor-oil lin-oil groundnut-oil tung-oil"
        ),
        (
            "meal-feed",
            "soy-meal fishmeal tapioca cornglutenfeed citruspulp rape-meal sun-meal copra-cake lin-meal"
        ),
        ("livestock", "hog l-cattle f-cattle pork-belly"),
        ("drugs", "cocaine heroin methamphetamine cannabis fentanyl ketamine"), ("wildlife", "ivory"),
    ]

    private static let groups: [String: String] = {
        var groups: [String: String] = [:]
        for (group, labels) in members { for label in words(labels) { groups[label] = group } }
        return groups
    }()

    private static let kinds: [String: GoodsKind] = {
        let others: [(GoodsKind, String)] = [
            (.crops, "grain oilseed veg-oil meal-feed cotton"), (.animals, "livestock carcass"),
            (
                .metals,
                "gold silver platinum palladium copper zinc lead nickel tin alum iron-steel strategic-metal"
            ),
            (.softs, "cocoa coffee sugar tea rubber orange potato"), (.timber, "lumber plywood"),
            (.fibres, "wool silk"),
            (.energy, "crude nat-gas gas heat fuel jet naphtha propane pet-chem coal"),
            (.drugs, "drugs"),
            (.weapons, "firearms arms explosives"),
        ]
        var kinds: [String: GoodsKind] = [:]
        for (kind, labels) in others { for label in words(labels) { kinds[label] = kind } }
        for (group, labels) in members { for label in words(labels) { kinds[label] = kinds[group] ?? .alone(group) } }
        return kinds
    }()

    private static let special = Set(
        words(
            """
            sorghum oat rye rapeseed sunseed coconut castorseed linseed cottonseed flaxseed palmkernel groundnut red-bean \
            lupin palm-oil soy-oil sun-oil rape-oil coconut-oil corn-oil cotton-oil castor-oil lin-oil groundnut-oil \
            tung-oil soy-meal fishmeal tapioca cornglutenfeed citruspulp rape-meal sun-meal copra-cake lin-meal \
            pork-belly potato tea wool silk lumber plywood strategic-metal
            """))

    private static func words(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }
}
