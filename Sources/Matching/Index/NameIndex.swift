import Records

/// Every name of a list, taken apart, so that the names worth comparing are found without comparing all.
///
/// Each distinct word is kept once, with the names that hold it. A word of a query finds the words that are alike by
/// the keys of its skeleton: the skeleton itself, and what is left when one consonant is dropped, so that two words
/// whose consonants differ by one edit share a key. Two words written as one are found by the skeleton of both.
///
/// All of it is columns of plain values, so that a cache is read without building anything (`NameIndex+Cache`).
struct NameIndex: Sendable {
    /// A name, in the order of the entities. Without padding: it is written as it stands in memory.
    struct Name: BitwiseCopyable, Sendable {
        var entity: Int32
        /// Its place among the names of its entity.
        var place: Int32
        /// Of its words, in `sequence`.
        var first: Int32
        var count: UInt8
        var flags: UInt8
        /// Its place in `legalForms`, from 1; 0 for none.
        var legalForm: UInt16
        var weight: Float

        static let isWeak: UInt8 = 1
        static let isSyllabic: UInt8 = 2

        var weak: Bool { flags & Name.isWeak != 0 }
        var words: Range<Int> { Int(first)..<Int(first) + Int(count) }
    }

    /// A word that is alike, and how much.
    struct Alike {
        var word: Int
        var similarity: Double
    }

    var names: [Name] = []
    var words: [NameWord] = []
    var legalForms: [[UInt8]] = []
    /// The words of all names behind one another, by their place in `words`.
    var sequence: [Int32] = []
    var byText = WordTable()
    /// Of each word what rules it out quickly.
    private var groups: [UInt32] = []
    private var lengths: [UInt8] = []
    var holders = RowTable()
    var bySkeleton = KeyTable<UInt32>()
    var byPair = KeyTable<UInt32>()
    /// Where the names of each entity begin; one more at the end.
    private var starts: [Int32] = [0]
    private let memory = AlikeMemory()

    init() {}

    init(_ shelf: EntityShelf) {
        for place in 0..<shelf.count {
            guard let entity = shelf[place]?.entity else { continue }
            let texts = ([entity.name] + entity.aliases + entity.weakAliases).prefix(EntityComparer.namesLimit)
            for (number, text) in texts.enumerated() {
                add(
                    NameForm(text, schema: entity.schema), Int32(truncatingIfNeeded: place),
                    Int32(truncatingIfNeeded: number), weak: number > entity.aliases.count)
            }
        }
        index()
        finish(entities: shelf.count)
    }

    /// The form of a name, with the weights of the list.
    func form(_ name: Name) -> NameForm {
        var form = NameForm(
            words: sequence[name.words].map { words[Int($0)] },
            legalForm: name.legalForm == 0 ? nil : legalForms[Int(name.legalForm) - 1])
        form.isSyllabic = name.flags & Name.isSyllabic != 0
        return form
    }

    /// The places of the names of an entity.
    func names(of entity: Int) -> Range<Int> { Int(starts[entity])..<Int(starts[entity + 1]) }

    // MARK: Building

    private mutating func add(_ form: NameForm, _ entity: Int32, _ place: Int32, weak: Bool) {
        let start = Int32(truncatingIfNeeded: sequence.count)
        let taken = form.words.prefix(Int(UInt8.max))
        for word in taken {
            if let known = byText.place(of: word, in: words) {
                sequence.append(known)
            } else {
                sequence.append(Int32(truncatingIfNeeded: words.count))
                words.append(word)
                byText.insertLast(of: words)
            }
        }
        names.append(
            Name(
                entity: entity, place: place, first: start, count: UInt8(taken.count),
                flags: (weak ? Name.isWeak : 0) | (form.isSyllabic ? Name.isSyllabic : 0),
                legalForm: number(ofLegalForm: form.legalForm), weight: 0))
    }

    private mutating func number(ofLegalForm form: [UInt8]?) -> UInt16 {
        guard let form else { return 0 }
        if let known = legalForms.firstIndex(of: form) { return UInt16(known + 1) }
        guard legalForms.count < UInt16.max else { return 0 }
        legalForms.append(form)
        return UInt16(legalForms.count)
    }

    /// The tables by which words and names are found.
    private mutating func index() {
        var held: [(Int32, Int32)] = []
        held.reserveCapacity(sequence.count)
        var pairs: [(UInt32, Int32)] = []
        for (number, name) in names.enumerated() {
            let number = Int32(truncatingIfNeeded: number)
            for at in name.words {
                held.append((sequence[at], number))
                guard at + 1 < name.words.upperBound else { continue }
                let joined = words[Int(sequence[at])].text + words[Int(sequence[at + 1])].text
                pairs.append((SkeletonKeys.exact(Skeleton.of(joined)), number))
            }
        }
        holders = RowTable(rows: words.count, pairs: held)
        for i in words.indices { words[i].weight *= rarity(ofWord: i) }
        byPair = KeyTable(pairs)
        var single: [(UInt32, Int32)] = []
        for (i, word) in words.enumerated() {
            for key in SkeletonKeys.near(word.skeleton) { single.append((key, Int32(truncatingIfNeeded: i))) }
            if let key = NameIndex.soundKey(word) { single.append((key, Int32(truncatingIfNeeded: i))) }
        }
        bySkeleton = KeyTable(single)
    }

    /// `zavakhiri` and `zawahiri` have consonants of their own, and sound the same.
    private static func soundKey(_ word: NameWord) -> UInt32? {
        word.sounds.isEmpty ? nil : SkeletonKeys.exact(Skeleton.of(word.sounds))
    }

    /// Rare words count more: full weight up to twenty names, a third for the commonest.
    func rarity(ofWord word: Int) -> Double {
        let all = Double(max(names.count, 100))
        let share = max(0, (all / Double(max(holders[word].count, 1))).logarithm / (all / 20).logarithm)
        return 0.35 + 0.65 * min(1, share)
    }

    /// What follows from the rest, built or read: the weights of names, and what is looked at first.
    mutating func finish(entities: Int) {
        for i in names.indices {
            names[i].weight = Float(sequence[names[i].words].reduce(0.0) { $0 + words[Int($1)].weight })
        }
        groups = words.map(\.groups)
        lengths = words.map { UInt8(clamping: $0.text.count) }
        starts = [Int32](repeating: 0, count: entities + 1)
        for name in names { starts[Int(name.entity) + 1] += 1 }
        for i in 0..<entities { starts[i + 1] += starts[i] }
    }

    // MARK: Searching

    /// The word itself, if the list has it.
    func word(_ text: [UInt8]) -> Int? { byText.place(of: text, in: words).map { Int($0) } }

    /// The names that hold a word.
    func holders(of word: Int) -> ArraySlice<Int32> { holders[word] }

    /// The words that are alike, the best first.
    func alike(_ word: NameWord) -> [Alike] { memory.alike(word) { search(word) } }

    private func search(_ word: NameWord) -> [Alike] {
        var seen: Set<Int32> = []
        var found: [Alike] = []
        if let exact = self.word(word.text) {
            seen.insert(Int32(exact))
            found.append(Alike(word: exact, similarity: 1))
        }
        guard word.role != .number, word.role != .initial else { return found }
        // A word that the list has is hardly a misspelling of another: then only its other spellings are looked for.
        var keys = found.isEmpty ? SkeletonKeys.near(word.skeleton) : [SkeletonKeys.exact(word.skeleton)]
        if let key = NameIndex.soundKey(word), !keys.contains(key) { keys.append(key) }
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
