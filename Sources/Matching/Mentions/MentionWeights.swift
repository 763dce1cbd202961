import Glibc

/// What each finding does to the logit of a mention: the sum of them is how sure it is. Set by hand on news that was
/// read sentence by sentence (docs/decisions/0011-mentions-of-names.md).
enum MentionWeights {
    // What the name itself says.
    static let threeTellingWords = 3.4
    static let twoTellingWords = 2.8
    static let oneTellingWordAndMore = 1.6
    static let threeCommonWords = -0.2
    static let twoCommonWords = -0.1
    static let mark = 2.2
    static let longWord = 0.9
    static let shortWord = -0.3
    static let commonWord = -2.2
    static let acronym = -1.2
    static let loneName = -1.8
    static let commonName = 0.2
    static let weakAlias = -3.0
    static let initial = -0.2
    static let commonInitial = -1.2

    // How the name was met.
    static let typo = -0.7
    /// One letter of a firm's name: in a word for what firms do, in a long one, in a short one.
    static let slip = -0.4
    static let longSlip = -0.75
    static let shortSlip = -1.2
    static let otherWord = -2.4
    static let otherOrder = -0.6
    static let firmInOtherOrder = -1.6
    static let inflected = -0.2
    static let otherScript = -0.5
    /// Han by its reading: many characters sound alike.
    static let reading = -2.0
    static let shortWithoutVowels = -1.6
    static let noLegalForm = -0.3
    /// A single word that hardly anybody else has, by its length.
    static let rareLongWord = -0.75
    static let rareShortWord = 0.35
    /// One that begins or ends the names of several, in all.
    static let sharedWord = -0.5
    static let noPlace = -1.8
    static let otherSpelling = -0.1
    static let noMiddle = -0.3
    /// It may be the first half of another surname.
    static let wordBetween = -1.2
    /// For each hundredth that the comparison of screening takes off.
    static let unlike = -0.12
    /// The same below what names in two scripts are alike anyway.
    static let unlikeInOtherScript = -0.06
    static let alikeInOtherScript = 0.92
    static let loneWordInOtherForm = -0.5

    // What stands around.
    static let small = -4.2
    static let mostlySmall = -1.6
    static let shortNameInSmallLetters = -2.0
    static let shouting = -0.6
    static let headline = -0.6
    static let sentenceStart = -0.8
    static let rareWordAtStart = -0.3
    static let longerName = -2.6
    /// A capital before a person's full name: a rank, a party, a country more often than a first name.
    static let wordBeforeFullName = -0.5
    static let goesOn = -1.4
    /// In German, where it may be any noun.
    static let nounBehind = -1.2
    static let germanWord = -0.3
    /// Another character of a script without spaces on either side of a name out of order.
    static let withinCharacters = -3.5
    static let alsoPlace = -2.2
    static let lonelyShip = -2.2
    static let legalForm = 1.0
    /// Not that of the register: another firm, or one that the text knows by a form of its own country.
    static let otherForm = -1.6
    static let placeWithin = -0.9
    static let title = 0.7
    static let ship = 2.2
    static let firm = 0.5

    // What the rest of the text says of the party.
    static let country = 0.5
    static let trade = 0.5
    static let sanctions = 0.4
    static let fullName = 3.0
    /// Called by one word of the name after it was named, and without that.
    static let namedBefore = 1.6
    static let notNamedBefore = -4.0
    /// Parties of one name, of whom the text says more of another.
    static let otherPartyOfList = -0.6
    static let otherParty = -1.0
    static let confirmed = 3.6
    /// The most where the list has several parties of that name: which of them is meant, nobody says.
    static let severalParties = 0.2

    /// 0…1.
    static func score(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}
