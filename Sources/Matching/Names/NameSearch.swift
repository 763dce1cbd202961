/// The search for the names of an index that are worth comparing with one name.
struct NameSearch {
    /// The name of the query, with the weights of the list.
    let form: NameForm
    private let index: NameIndex
    private var scores: [Float]
    private var touched: [Int32] = []
    private var lastWord: [Int16]

    init(_ index: NameIndex, _ form: NameForm) {
        self.index = index
        scores = [Float](repeating: 0, count: index.names.count)
        lastWord = [Int16](repeating: -1, count: index.names.count)
        var weighted = form
        var alike: [[NameIndex.Alike]] = []
        for i in form.words.indices {
            let found = NameSearch.alike(form.words[i], index)
            weighted.words[i].weight = NameSearch.weight(form.words[i], found, index)
            alike.append(found)
        }
        self.form = weighted
        for (i, found) in alike.enumerated() where found.count > 0 { count(found, Int16(truncatingIfNeeded: i)) }
        countJoined()
    }

    /// The places of the best names, the best first.
    func best(_ most: Int) -> [Int] {
        let whole = Float(form.words.reduce(0) { $0 + $1.weight })
        let rated = touched.map { name in
            (name: Int(name), rate: scores[Int(name)] / max(0.1, whole + index.names[Int(name)].weight))
        }
        guard rated.count > most else { return rated.sorted { $0.rate > $1.rate }.map(\.name) }
        // What cannot be among the best is left out before sorting.
        let floor = (rated.map(\.rate).max() ?? 0) * 0.35
        return rated.filter { $0.rate >= floor }.sorted { $0.rate > $1.rate }.prefix(most).map(\.name)
    }

    /// The words of the index that are alike, the best first; an unvowelled word is looked for in each of its readings.
    private static func alike(_ word: NameWord, _ index: NameIndex) -> [NameIndex.Alike] {
        let found = index.alike(word)
        guard word.consonants else { return found }
        var best: [Int: Double] = [:]
        for item in found { best[Int(item.word)] = item.similarity }
        for skeleton in Skeleton.readings(word.text).dropFirst() {
            var other = word
            other.skeleton = skeleton
            for item in index.alike(other) { best[Int(item.word)] = item.similarity }
        }
        return best.map { NameIndex.Alike(word: $0.key, similarity: $0.value) }
            .sorted { ($1.similarity, $0.word) < ($0.similarity, $1.word) }
    }

    /// A word of the list has the list's weight. One that is not there is rare, unless it is a misspelling of a word
    /// that says nothing.
    private static func weight(_ word: NameWord, _ alike: [NameIndex.Alike], _ index: NameIndex) -> Double {
        guard let nearest = alike.first else { return word.weight }
        let weight = index.words[nearest.word].weight
        if nearest.similarity == 1 || (nearest.similarity >= 0.85 && weight < 0.4) { return min(weight, word.weight) }
        return word.weight
    }

    private mutating func count(_ alike: [NameIndex.Alike], _ place: Int16) {
        for item in alike {
            let worth = Float(item.similarity * index.words[item.word].weight)
            for name in index.holders(of: item.word) { add(worth, to: name, place) }
        }
    }

    /// Words written as one, on either side.
    private mutating func countJoined() {
        let words = form.words
        var place = Int16(words.count)
        for (a, b) in zip(words, words.dropFirst()) where a.text.count + b.text.count > 4 {
            for word in index.words(joining: a, b) {
                for name in index.holders(of: word) { add(Float(index.words[word].weight), to: name, place) }
            }
            place += 1
            for name in index.names(splitting: a.text + b.text) { add(1, to: name, place) }
            place += 1
        }
        for word in words where word.text.count > 6 {
            for name in index.names(splitting: word.text) { add(1.2, to: name, place) }
            place += 1
        }
    }

    /// A word of the query counts once for a name, at its best: the words that are alike come best first.
    private mutating func add(_ worth: Float, to name: Int32, _ place: Int16) {
        let i = Int(name)
        guard lastWord[i] != place else { return }
        if lastWord[i] < 0 { touched.append(name) }
        lastWord[i] = place
        scores[i] += worth
    }
}
