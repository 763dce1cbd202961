/// What is known of a word or a phrase before any text is read: one bit each, in the masks of a model.
enum TaggerWordClass: String, CaseIterable {
    case country, demonym, place, given, surname
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
    static let all = allCases.reduce(UInt32(0)) { $0 | $1.bit }

    var bit: UInt32 { 1 << UInt32(TaggerWordClass.allCases.firstIndex(of: self) ?? 0) }
}
