import Records

/// Every name of a list, taken apart, so that the names worth comparing are found without comparing all.
///
/// Each distinct word is kept once, with the names that hold it. A word of a query finds the words that are alike by
/// the keys of its skeleton: the skeleton itself, and what is left when one consonant is dropped, so that two words
/// whose consonants differ by one edit share a key. Two words written as one are found by the skeleton of both.
struct NameIndex: Sendable {
    /// A name, in the order of the entities.
    struct Name: Sendable {
        var entity: Int32
        /// Its place among the names of its entity.
        var place: Int32
        var weak: Bool
        var legalForm: [UInt8]?
        var words: Range<Int32>
        var weight: Float
    }

    /// A word that is alike, and how much.
    struct Alike {
        var word: Int
        var similarity: Double
    }

    private(set) var names: [Name] = []
    private(set) var words: [NameWord] = []
    /// The words of all names behind one another, by their place in `words`.
    private var sequence: [Int32] = []
    private var byText: [[UInt8]: Int32] = [:]
    /// Of each word what rules it out quickly.
    private var groups: [UInt32] = []
    private var lengths: [UInt8] = []
    private var holders = RowTable()
    private var bySkeleton = KeyTable()
    private var byPair = KeyTable()

    init(_ entities: [Entity]) {
        for (number, entity) in entities.enumerated() {
            let texts = ([entity.name] + entity.aliases + entity.weakAliases).prefix(EntityComparer.namesLimit)
            for (place, text) in texts.enumerated() {
                add(
                    NameForm(text, schema: entity.schema), Int32(truncatingIfNeeded: number),
                    Int32(truncatingIfNeeded: place), weak: place > entity.aliases.count)
            }
        }
        weigh()
        index()
    }

    /// The form of a name, with the weights of the list.
    func form(_ name: Name) -> NameForm {
        NameForm(
            words: sequence[Int(name.words.lowerBound)..<Int(name.words.upperBound)].map { words[Int($0)] },
            legalForm: name.legalForm)
    }

    // MARK: Building

    private mutating func add(_ form: NameForm, _ entity: Int32, _ place: Int32, weak: Bool) {
        let start = Int32(truncatingIfNeeded: sequence.count)
        for word in form.words {
            if let known = byText[word.text] {
                sequence.append(known)
            } else {
                let new = Int32(truncatingIfNeeded: words.count)
                byText[word.text] = new
                words.append(word)
                sequence.append(new)
            }
        }
        names.append(
            Name(
                entity: entity, place: place, weak: weak, legalForm: form.legalForm,
                words: start..<Int32(truncatingIfNeeded: sequence.count), weight: 0))
    }

    /// Rare words count more: full weight up to twenty names, a third for the commonest.
    private mutating func weigh() {
        var pairs: [(Int, Int32)] = []
        pairs.reserveCapacity(sequence.count)
        for name in names.indices {
            for word in places(name) { pairs.append((Int(word), Int32(truncatingIfNeeded: name))) }
        }
        holders = RowTable(rows: words.count, pairs: pairs)
        let all = Double(max(names.count, 100))
        for i in words.indices {
            let share = max(0, (all / Double(max(holders[i].count, 1))).logarithm / (all / 20).logarithm)
            words[i].weight *= 0.35 + 0.65 * min(1, share)
        }
        for i in names.indices { names[i].weight = Float(places(i).reduce(0.0) { $0 + words[Int($1)].weight }) }
    }

    private func places(_ name: Int) -> ArraySlice<Int32> {
        sequence[Int(names[name].words.lowerBound)..<Int(names[name].words.upperBound)]
    }

    private mutating func index() {
        var single: [(UInt32, Int32)] = []
        for (i, word) in words.enumerated() {
            for key in SkeletonKeys.near(word.skeleton) { single.append((key, Int32(truncatingIfNeeded: i))) }
        }
        bySkeleton = KeyTable(single)
        groups = words.map(\.groups)
        lengths = words.map { UInt8(clamping: $0.text.count) }
        var pairs: [(UInt32, Int32)] = []
        for name in names.indices {
            let places = Array(places(name))
            for (a, b) in zip(places, places.dropFirst()) {
                let joined = Skeleton.of(words[Int(a)].text + words[Int(b)].text)
                pairs.append((SkeletonKeys.exact(joined), Int32(truncatingIfNeeded: name)))
            }
        }
        byPair = KeyTable(pairs)
    }

    // MARK: Searching

    /// The word itself, if the list has it.
    func word(_ text: [UInt8]) -> Int? { byText[text].map { Int($0) } }

    /// The names that hold a word.
    func holders(of word: Int) -> ArraySlice<Int32> { holders[word] }

    /// The words that are alike, the best first.
    func alike(_ word: NameWord) -> [Alike] {
        var seen: Set<Int32> = []
        var found: [Alike] = []
        if let exact = byText[word.text] {
            seen.insert(exact)
            found.append(Alike(word: Int(exact), similarity: 1))
        }
        guard word.role != .number, word.role != .initial else { return found }
        // A word that the list has is hardly a misspelling of another: then only its other spellings are looked for.
        let keys = found.isEmpty ? SkeletonKeys.near(word.skeleton) : [SkeletonKeys.exact(word.skeleton)]
        for key in keys {
            for candidate in bySkeleton[key] {
                let i = Int(candidate)
                // The commonest outcome first: a look at letters and length rules most words out.
                guard
                    word.consonants
                        || WordDistance.couldBeAlike(
                            word.groups, groups[i], longest: max(word.text.count, Int(lengths[i]))),
                    seen.insert(candidate).inserted
                else { continue }
                let similarity = NameComparer.similarity(word, words[i])
                if similarity > 0 { found.append(Alike(word: i, similarity: similarity)) }
            }
        }
        return found.sorted { $0.similarity > $1.similarity }
    }

    /// The words that two words of the query would be, written as one.
    func words(joining a: NameWord, _ b: NameWord) -> [Int] {
        bySkeleton[SkeletonKeys.exact(Skeleton.of(a.text + b.text))].map { Int($0) }
            .filter { WordDistance.similarity(words[$0].text, a.text + b.text) >= 0.8 }
    }

    /// The names that hold these letters as two words.
    func names(splitting text: [UInt8]) -> ArraySlice<Int32> { byPair[SkeletonKeys.exact(Skeleton.of(text))] }
}
