/// What is known of a word or a phrase before any text is read: one bit each, in the masks of a model.
enum TaggerWordClass: UInt32, CaseIterable {
    case country = 0, demonym, place, given, surname
    /// `Ltd`, `GmbH`.
    case form
    /// `Bank`, `University`: the last word of many organisations.
    case body
    /// `Mr`, `General`.
    case title
    /// `minister`, `spokesman`.
    case role
    /// `River`, `Strait`, `Province`.
    case land
    /// `tanker`, `M/V`.
    case vessel
    /// `said`, `told`.
    case speech
    /// `of`, `and`, `the`.
    case function
    /// `in`, `near`, `from`.
    case whereabouts
    /// Months, days, currencies, tongues: capitals without a party.
    case calendar
    /// `UN`, `Reuters`, `Interpol`.
    case organisation
    /// A commodity, a term of trade or law that headlines write with capitals.
    case common
    /// `Lloyd's`, `Toyota`: products and works.
    case brand
    /// `Yankees`, `Aston Villa`: clubs, and what they are called.
    case team
    /// `goal`, `innings`: a text with several such words tells of sport, where cities stand for their clubs.
    case sport
    /// `However`, `She`: begins many sentences and no name.
    case opener
    /// A place of UN/LOCODE that has several kinds of traffic; many are surnames and common words too.
    case spot
    /// States, provinces and the parts of the world.
    case region

    /// Part of a phrase of several words.
    static let phrase = 31

    /// The bits of all classes.
    static var all: UInt32 { 2 &* region.bit &- 1 }

    @inline(__always)
    var bit: UInt32 { 1 &<< rawValue }

    /// The class of this name, as files have it.
    init?(name: String) {
        guard let known = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = known
    }
}
