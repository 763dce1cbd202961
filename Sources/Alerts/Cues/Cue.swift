/// What some words of a sentence say about the mentions in it, by the lists of `rules/cues.yaml`.
enum Cue: String, CaseIterable, Sendable {
    /// “the company”, “it”: the sentence goes on about the party of the one before.
    case anaphor
    /// “the shipment”, “the importer”: the sentence goes on about what happened in the one before.
    case event
    /// “meanwhile”, “separately”: the sentence turns to something else.
    case turn
    /// “while”, “whereas”: another clause, which may be about somebody else.
    case clause = "break"
    /// “and”, “its director”: what may stand between names that are spoken of together.
    case link
    /// “customs”, “court”, “prosecutor”: a name with such a word accuses and is not accused.
    case authority
    /// “was”: something was done to the party.
    case passive
    /// “accused of”, “fined for”: ties an offence to its doer.
    case accused
    /// “reported to customs”: whoever does so is no culprit.
    case helper
    /// “thanks to a tip from”: the same, in front of its name.
    case helperBefore = "helper-before"
    case victim
    case victimBefore = "victim-before"
    /// “law firm”, “represented”: takes part without being meant.
    case counsel
    case counselBefore = "counsel-before"
    /// “said”, “according to”: speaks about it.
    case speaker
    case speakerBefore = "speaker-before"
    case sponsor
    case sponsorBefore = "sponsor-before"
    /// “match”, “novel”: another world.
    case figurative
    /// “acquitted of”, “no link to”: not a party's own denial, but others' finding.
    case cleared
    /// “no”, “without”: right in front of it, there was none.
    case none = "not"
    /// “called off”, “reopened”: a disruption that is no more.
    case over
    /// “a decade ago”.
    case past
    case correction
    case retraction
    /// “read also”, “sign up”: furniture of a page.
    case furniture
}
