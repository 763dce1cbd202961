// Written by Scripts/weights.py from weights/screening.tsv: change that file, not this one.

/// Every constant of the comparison of names and parties; as made, those that Tidewaiter ships.
package struct ComparisonWeights: Hashable, Sendable {
    package static let standard = ComparisonWeights()

    package var distance = Distance()
    package var abjad = Abjad()
    package var role = Role()
    package var pair = Pair()
    package var name = Name()
    package var evidence = Evidence()
    package var decision = Decision()

    package init() {}

    /// What edits of a word cost, and when words are alike.
    package struct Distance: Hashable, Sendable {
        /// Cost of a doubled letter too many.
        package var double = 0.193
        /// Cost of a vowel or an h too many.
        package var vowel = 0.647
        /// Cost of a vowel for a vowel.
        package var vowels = 0.54
        /// Cost of a letter for one that sounds like it.
        package var alike = 0.494
        /// Cost of a letter for its neighbour on the keyboard.
        package var key = 0.55
        /// Cost of two neighbouring letters the other way round.
        package var swap = 0.48
        /// Cost of letters that look alike in print: rn for m, vv for w, cl for d.
        package var glyphs = 0.275
        /// What a cost counts more where all its edits stand side by side: another word, no slip of the pen.
        package var density = 0.35
        /// Words less alike than this are not alike at all.
        package var least = 0.64
        /// The same for words of four letters and less.
        package var short = 0.66
        /// What words are alike that differ in the way of transliteration alone.
        package var sounds = 0.9
    }

    /// The comparison of a word written without its vowels with one written with them.
    package struct Abjad: Hashable, Sendable {
        /// Cost of a vowel that a script without vowels leaves out.
        package var vowel = 0.04
        /// Cost of a written long vowel without a counterpart.
        package var long = 0.45
        /// Cost of a consonant for one that sounds like it.
        package var alike = 0.35
        /// What an unvowelled word and its vowelled spelling are alike at most.
        package var highest = 0.95
        /// Less alike than this they are not alike at all.
        package var least = 0.62
    }

    /// What a word counts by what it does in a name; plain words and numbers count 1.
    package struct Role: Hashable, Sendable {
        /// What a patronymic counts in a name.
        package var patronymic = 0.6
        /// What an initial counts.
        package var initial = 0.5
        /// What a word counts that every other firm has in its name.
        package var generic = 0.3
        /// What a particle counts: al, von, de.
        package var particle = 0.12
        /// What a title counts: Dr, Haji, General.
        package var title = 0.12
        /// What the word of a legal form counts.
        package var legal = 0.1
    }

    /// How alike words of different kinds are.
    package struct Pair: Hashable, Sendable {
        /// How alike an initial and a word are.
        package var initial = 0.8
        /// The same where other words contradict.
        package var doubtful = 0.575
        /// How alike a name and the same name behind Abd are.
        package var servant = 0.703
        /// How alike two words and one must be to be one word written apart.
        package var joined = 0.7
    }

    /// How the pairs of words make the score of a name.
    package struct Name: Hashable, Sendable {
        /// The most that a name alone can prove.
        package var highest = 0.95
        /// Of the weight that an inexact pair lacks.
        package var inexact = 2.003
        /// Of the weight of words that are answered by other words, on both sides together.
        package var contradicted = 1.03
        /// Of the weight of words left out of a person's name.
        package var omittedPerson = 0.36
        /// Of the weight of words left out of a firm's name.
        package var omittedFirm = 0.95
        /// Of the weight of words left out of a ship's name.
        package var omittedShip = 0.8
        /// What of that a generic word counts.
        package var omittedGeneric = 0.45
        /// A single word that agrees, of a longer name on either side.
        package var lonely = 0.8
        /// A single word of a firm's name that agrees inexactly.
        package var lonelyInexact = 0.93
        /// A single word of a firm's name that agrees, with generic words on one side alone.
        package var lonelyGeneric = 0.9
        /// Numbers on both sides that differ.
        package var otherNumber = 0.5
        /// A number on one side alone.
        package var missingNumber = 0.85
        /// Legal forms of different classes.
        package var otherForm = 0.97
        /// Father and son the other way round: A bin B against B bin A.
        package var otherLine = 0.7
        /// What inexact and left out words count more in a name of Han or hangul against a Latin one.
        package var syllabic = 1.3
        /// The initials of a firm's words against its name.
        package var acronym = 0.74
        /// All letters of a name in their order, however they are cut into words.
        package var whole = 0.96
    }

    /// What is known besides the name: factors of the score, and shares of what it lacks to 1.
    package struct Evidence: Hashable, Sendable {
        /// The least score of parties with one number in common.
        package var identifier = 0.98
        /// Ships with different IMO numbers.
        package var otherImo = 0.4
        /// Equal days of birth: of what is missing to 1.
        package var date = 0.5
        /// Equal years of birth: of what is missing to 1.
        package var year = 0.25
        /// Days of birth with one slip: of what is missing to 1.
        package var nearDate = 0.1
        /// Years of birth one apart.
        package var yearOff = 0.9
        /// Years of birth two to five apart.
        package var yearsOff = 0.8
        /// Years of birth six to nine apart.
        package var decadeOff = 0.75
        /// Dates of birth further apart.
        package var datesOff = 0.66
        /// A country in common: of what is missing to 1.
        package var country = 0.1
        /// Persons without a country in common.
        package var otherCountryPerson = 0.95
        /// Firms without a country in common.
        package var otherCountryFirm = 0.85
        /// The same, with different legal forms.
        package var otherCountryForm = 0.85
        /// A man and a woman.
        package var otherGender = 0.7
        /// A place of birth in common: of what is missing to 1.
        package var birthPlace = 0.1
        /// Tagged family names that are not alike.
        package var otherFamily = 0.8
        /// Tagged given names that are not alike.
        package var otherGiven = 0.85
        /// Tagged patronymics that are not alike.
        package var otherPatronymic = 0.8
        /// A person and a ship.
        package var otherSchema = 0.65
        /// A name that its own list calls weak.
        package var weakAlias = 0.8
    }

    /// What follows from the score.
    package struct Decision: Hashable, Sendable {
        /// From this score on two parties count as the same.
        package var match = 0.7
    }
}

extension ComparisonWeights {
    /// A weight by the name it has in the file.
    struct Field: Sendable {
        let name: String
        let path: any WritableKeyPath<ComparisonWeights, Double> & Sendable
    }

    /// All of them, in the order of the file.
    static let fields: [Field] = [
        Field(name: "distance.double", path: \.distance.double),
        Field(name: "distance.vowel", path: \.distance.vowel),
        Field(name: "distance.vowels", path: \.distance.vowels),
        Field(name: "distance.alike", path: \.distance.alike),
        Field(name: "distance.key", path: \.distance.key),
        Field(name: "distance.swap", path: \.distance.swap),
        Field(name: "distance.glyphs", path: \.distance.glyphs),
        Field(name: "distance.density", path: \.distance.density),
        Field(name: "distance.least", path: \.distance.least),
        Field(name: "distance.short", path: \.distance.short),
        Field(name: "distance.sounds", path: \.distance.sounds),
        Field(name: "abjad.vowel", path: \.abjad.vowel),
        Field(name: "abjad.long", path: \.abjad.long),
        Field(name: "abjad.alike", path: \.abjad.alike),
        Field(name: "abjad.highest", path: \.abjad.highest),
        Field(name: "abjad.least", path: \.abjad.least),
        Field(name: "role.patronymic", path: \.role.patronymic),
        Field(name: "role.initial", path: \.role.initial),
        Field(name: "role.generic", path: \.role.generic),
        Field(name: "role.particle", path: \.role.particle),
        Field(name: "role.title", path: \.role.title),
        Field(name: "role.legal", path: \.role.legal),
        Field(name: "pair.initial", path: \.pair.initial),
        Field(name: "pair.doubtful", path: \.pair.doubtful),
        Field(name: "pair.servant", path: \.pair.servant),
        Field(name: "pair.joined", path: \.pair.joined),
        Field(name: "name.highest", path: \.name.highest),
        Field(name: "name.inexact", path: \.name.inexact),
        Field(name: "name.contradicted", path: \.name.contradicted),
        Field(name: "name.omitted-person", path: \.name.omittedPerson),
        Field(name: "name.omitted-firm", path: \.name.omittedFirm),
        Field(name: "name.omitted-ship", path: \.name.omittedShip),
        Field(name: "name.omitted-generic", path: \.name.omittedGeneric),
        Field(name: "name.lonely", path: \.name.lonely),
        Field(name: "name.lonely-inexact", path: \.name.lonelyInexact),
        Field(name: "name.lonely-generic", path: \.name.lonelyGeneric),
        Field(name: "name.other-number", path: \.name.otherNumber),
        Field(name: "name.missing-number", path: \.name.missingNumber),
        Field(name: "name.other-form", path: \.name.otherForm),
        Field(name: "name.other-line", path: \.name.otherLine),
        Field(name: "name.syllabic", path: \.name.syllabic),
        Field(name: "name.acronym", path: \.name.acronym),
        Field(name: "name.whole", path: \.name.whole),
        Field(name: "evidence.identifier", path: \.evidence.identifier),
        Field(name: "evidence.other-imo", path: \.evidence.otherImo),
        Field(name: "evidence.date", path: \.evidence.date),
        Field(name: "evidence.year", path: \.evidence.year),
        Field(name: "evidence.near-date", path: \.evidence.nearDate),
        Field(name: "evidence.year-off", path: \.evidence.yearOff),
        Field(name: "evidence.years-off", path: \.evidence.yearsOff),
        Field(name: "evidence.decade-off", path: \.evidence.decadeOff),
        Field(name: "evidence.dates-off", path: \.evidence.datesOff),
        Field(name: "evidence.country", path: \.evidence.country),
        Field(name: "evidence.other-country-person", path: \.evidence.otherCountryPerson),
        Field(name: "evidence.other-country-firm", path: \.evidence.otherCountryFirm),
        Field(name: "evidence.other-country-form", path: \.evidence.otherCountryForm),
        Field(name: "evidence.other-gender", path: \.evidence.otherGender),
        Field(name: "evidence.birth-place", path: \.evidence.birthPlace),
        Field(name: "evidence.other-family", path: \.evidence.otherFamily),
        Field(name: "evidence.other-given", path: \.evidence.otherGiven),
        Field(name: "evidence.other-patronymic", path: \.evidence.otherPatronymic),
        Field(name: "evidence.other-schema", path: \.evidence.otherSchema),
        Field(name: "evidence.weak-alias", path: \.evidence.weakAlias),
        Field(name: "decision.match", path: \.decision.match),
    ]
}
