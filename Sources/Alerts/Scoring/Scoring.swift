import Records

/// What raises and lowers the score of one finding, each with its reason and its points. One file a kind of reason, one
/// line in `all`.
struct Scoring {
    let reading: Reading
    let weights: Weights
    let linked: [Alert.Link]

    static let all: [@Sendable (Scoring) -> [Alert.Contribution]] = [
        { $0.proximity() }, { $0.certainty() }, { $0.publisher() }, { $0.business() }, { $0.company() },
        { $0.attribution() }, { $0.manner() },
    ]

    var layout: Layout { reading.layout }
    var scene: Scene { reading.layout.scene }
    /// The mention that decides, where there is one.
    var decisive: Int? { reading.met.first }

    func contributions() -> [Alert.Contribution] { Self.all.flatMap { $0(self) } }

    func one(_ reason: String, _ weight: Weight) -> Alert.Contribution {
        Alert.Contribution(reason, weights[weight])
    }
}
