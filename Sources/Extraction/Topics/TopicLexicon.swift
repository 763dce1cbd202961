import Records
import Texts

/// A lexicon as topic models see it: concepts and countries as numbers and hashes.
struct TopicLexicon: Sendable {
    /// By the concept's place in the lexicon: the hash of its id, its country's place in `countries` or -1, whether it
    /// is a port.
    let hashes: [UInt64]
    let countryOf: [Int]
    let isPort: [Bool]
    /// ISO codes in alphabetical order.
    let countries: [String]
    /// The concepts that bear a name (`label:crude` and `topic:crude` bear `crude`), in their order.
    private let places: [String: [Int]]

    init(_ lexicon: Lexicon) {
        hashes = lexicon.concepts.map { Self.hash($0.id) }
        isPort = lexicon.concepts.map { $0.role == .mention(.port) }
        let countries = Set(lexicon.concepts.compactMap(\.country)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: countries.enumerated().map { ($1, $0) })
        countryOf = lexicon.concepts.map { $0.country.flatMap { numbers[$0] } ?? -1 }
        self.countries = countries
        var places: [String: [Int]] = [:]
        for (place, concept) in lexicon.concepts.enumerated() where concept.country == nil {
            if concept.role != .negation { places[concept.name, default: []].append(place) }
        }
        self.places = places
    }

    /// The concepts of a label.
    func concepts(named name: String) -> [Int] { places[name] ?? [] }

    /// The hash of an id or of a name, the same on every machine.
    static func hash(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in bytes.baseAddress.map { WordHash.hash($0, bytes.count) } ?? 0 }
    }
}
