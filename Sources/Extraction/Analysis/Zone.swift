import Records
import Texts

/// One text of an article (its title, its body) with all that was found in it.
struct Zone {
    var frame = TextFrame()
    var dateline = Dateline()
    var terms: [TermMatch] = []
    var names: [PhraseMatch] = []
    /// How sure each name is: 1 word for word.
    var nameScores: [Float] = []
    /// Whose name each is, by id.
    var nameEntities: [String] = []
    /// Of each term, and of each name: a cue of its sentence denies it.
    var deniedTerms: [Bool] = []
    var deniedNames: [Bool] = []
    /// Of each term: the sentence only supposes it.
    var supposedTerms: [Bool] = []
    /// Of each term: the sentence gives it as somebody else's word.
    var reportedTerms: [Bool] = []
    /// People, organisations, locations and ships that the tagger finds.
    var parties: [PartyTagger.Party] = []
    /// Quantities, prices, routes.
    var measures: [FoundMeasure] = []
    /// Where somebody else speaks.
    var quotation: Quotation?
    /// A place that is part of something else's name counts less, and so does an accusation that is only supposed.
    var shares: [Float] = []
}
