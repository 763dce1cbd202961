/// What stands around a candidate: labels before it, words near it.
struct Context: Sendable {
    /// Words that name the scheme.
    let labels: WordSet
    /// Words that may stand between a label and the value.
    let between: WordSet

    /// Of any scheme: “number”, “no.”, “code”, “and” in the languages of trade.
    static let common = WordSet(
        """
        no nr num nos number numbers code codes id ids nummer nummern numero numeros número números numéro numéros n \
        is was are were the of for with its as and or und oder et ou y o e и или номер номера код коды кода № é est ist \
        reference ref registration reg identification identifier identifiers following listed under given
        """)

    init(labels: String, between: String = "") {
        self.labels = WordSet(labels)
        self.between = Context.common + WordSet(between)
    }

    /// Labelled by one or the other, as far as their words between are those of both: a first sieve.
    static func any(of a: Context, _ b: Context) -> Context {
        Context(labels: a.labels + b.labels, between: a.between + b.between)
    }

    private init(labels: WordSet, between: WordSet) {
        self.labels = labels
        self.between = between
    }

    /// Whether a label stands before the place, with nothing but words of `between`, punctuation and further values
    /// (`IMO numbers 9074729, 9187629 and 9312345`) in the way. A sentence's end stops the walk, an abbreviation's full
    /// stop does not. `joined` gets the words that were passed.
    func isLabelled(_ start: Int, in text: TextView, passing joined: WordSet? = nil) -> Bool {
        label(before: start, in: text, passing: joined) != nil
    }

    /// Where that label stands; nil when there is none.
    func label(before start: Int, in text: TextView, passing joined: WordSet? = nil) -> Range<Int>? {
        var at = start
        var passed = joined == nil
        var listed = false
        var conjoined = false
        for _ in 0..<40 {
            guard let (range, ended) = text.word(before: at) else { return nil }
            let hash = WordSet.hash(text, range)
            if let joined, joined.contains(hash) { passed = true }
            if labels.contains(hash) { return passed ? range : nil }
            if !between.contains(hash) {
                // A further value of a list: a comma, a line break or “and” stands behind the first that is passed.
                listed = listed || Context.isListed(range.upperBound..<at, in: text) || conjoined
                guard listed, !ended, text.hasDigit(range) || UNLocodePlaces.contains(text.bytes[range]) else {
                    return nil
                }
            }
            conjoined = Context.conjunctions.contains(hash)
            at = range.lowerBound
        }
        return nil
    }

    private static let conjunctions = WordSet("and or und oder et ou y e o и или as")

    private static func isListed(_ gap: Range<Int>, in text: TextView) -> Bool {
        gap.contains {
            text[$0] == 0x2C || text[$0] == 0x3B || text[$0] == 0x2F || text[$0] == 0x0A || text[$0] == 0x7C
        }
    }

    /// Whether one of the words stands within `reach` words on either side of the range, in the same sentence.
    static func near(_ range: Range<Int>, in text: TextView, reach: Int, words: WordSet) -> Bool {
        before(range.lowerBound, in: text, reach: reach, words: words)
            || after(range.upperBound, in: text, reach: reach, words: words)
    }

    static func before(_ start: Int, in text: TextView, reach: Int, words: WordSet) -> Bool {
        var at = start
        for _ in 0..<reach {
            guard let (range, ended) = text.word(before: at), !ended else { return false }
            if words.contains(WordSet.hash(text, range)) { return true }
            at = range.lowerBound
        }
        return false
    }

    static func after(_ end: Int, in text: TextView, reach: Int, words: WordSet) -> Bool {
        var at = end
        for _ in 0..<reach {
            guard let range = text.word(after: at) else { return false }
            if words.contains(WordSet.hash(text, range)) { return true }
            at = range.upperBound
        }
        return false
    }
}
