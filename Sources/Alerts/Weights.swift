import Settings

/// The points of each contribution to a score, from `rules/weights.yaml`. The defaults are the shipped file's figures.
package struct Weights: Sendable, Equatable {
    package var sameSentence = 15
    package var sameParagraph = 8
    package var inTitle = 8
    package var official = 10
    package var press = 5
    package var community = -5
    package var goodsDeclared = 10
    package var placesDeclared = 8
    package var listedPartyBeside = 12
    /// For a match without certainty, times the doubt (1 − score) in tenths.
    package var doubtPerTenth = -6
    /// The article names goods and places, none of them the trader's.
    package var namesake = -35
    package var identifier = 10
    package var furtherOrigin = 6
    package var furtherOriginMost = 18

    package init() {}

    /// The keys as they stand in the file.
    static let keys: [(name: String, set: @Sendable (inout Weights, Int) -> Void)] = [
        ("same-sentence", { $0.sameSentence = $1 }),
        ("same-paragraph", { $0.sameParagraph = $1 }),
        ("in-title", { $0.inTitle = $1 }),
        ("official", { $0.official = $1 }),
        ("press", { $0.press = $1 }),
        ("community", { $0.community = $1 }),
        ("goods-declared", { $0.goodsDeclared = $1 }),
        ("places-declared", { $0.placesDeclared = $1 }),
        ("listed-party-beside", { $0.listedPartyBeside = $1 }),
        ("doubt-per-tenth", { $0.doubtPerTenth = $1 }),
        ("namesake", { $0.namesake = $1 }),
        ("identifier", { $0.identifier = $1 }),
        ("further-origin", { $0.furtherOrigin = $1 }),
        ("further-origin-most", { $0.furtherOriginMost = $1 }),
    ]

    init(_ mapping: Mapping) {
        for key in Self.keys {
            if let points = mapping.int(key.name, in: -100...100) { key.set(&self, points) }
        }
        mapping.finish()
    }
}
