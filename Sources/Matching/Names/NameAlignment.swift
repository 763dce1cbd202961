/// Which words of two names belong together.
enum NameAlignment {
    typealias Pair = NameComparer.Pair

    static func pairs(_ left: NameForm, _ right: NameForm, _ weights: ComparisonWeights) -> [Pair] {
        let a = left.words
        let b = right.words
        var freeLeft = [Bool](repeating: true, count: a.count)
        var freeRight = [Bool](repeating: true, count: b.count)
        var pairs: [Pair] = []
        glue(a, b, &freeLeft, &freeRight, &pairs, weights, swapped: false)
        glue(b, a, &freeRight, &freeLeft, &pairs, weights, swapped: true)
        align(a, b, &freeLeft, &freeRight, &pairs, weights, exact: left.isSyllabic && right.isSyllabic)
        return pairs
    }

    /// Two words of `a` that are one word of `b` (`mikhail ovich`): before anything else, since each half alone would
    /// be taken for another word.
    private static func glue(
        _ a: [NameWord], _ b: [NameWord], _ freeA: inout [Bool], _ freeB: inout [Bool], _ pairs: inout [Pair],
        _ weights: ComparisonWeights, swapped: Bool
    ) {
        guard a.count > 1 else { return }
        for i in 0..<(a.count - 1) where freeA[i] && freeA[i + 1] {
            let length = a[i].text.count + a[i + 1].text.count
            let groups = a[i].groups | a[i + 1].groups
            let open = a[i].consonants || a[i + 1].consonants
            for j in b.indices where freeB[j] && b[j].text.count > 4 && abs(b[j].text.count - length) < 6 {
                guard a[i].text != b[j].text, a[i + 1].text != b[j].text else { continue }
                guard
                    open || b[j].consonants
                        || WordDistance.couldBeAlike(groups, b[j].groups, longest: max(length, b[j].text.count))
                else { continue }
                let similarity = joined(a[i], a[i + 1], b[j], weights)
                guard similarity >= weights.pair.joined else { continue }
                // A half that is alike by itself, and better, leaves the other half to stand alone.
                let alone = max(
                    NameComparer.similarity(a[i], b[j], weights), NameComparer.similarity(a[i + 1], b[j], weights))
                guard similarity > alone else { continue }
                freeA[i] = false
                freeA[i + 1] = false
                freeB[j] = false
                pairs.append(
                    swapped
                        ? Pair(left: j..<j + 1, right: i..<i + 2, similarity: similarity)
                        : Pair(left: i..<i + 2, right: j..<j + 1, similarity: similarity))
                break
            }
        }
    }

    /// How alike two words written as one are to one.
    private static func joined(
        _ first: NameWord, _ second: NameWord, _ one: NameWord, _ weights: ComparisonWeights
    ) -> Double {
        let text = first.text + second.text
        if first.consonants || second.consonants || one.consonants {
            guard (first.consonants && second.consonants) != one.consonants else { return 0 }
            return one.consonants
                ? AbjadDistance.similarity(one.text, text, weights.abjad)
                : AbjadDistance.similarity(text, one.text, weights.abjad)
        }
        guard abs(text.count - one.text.count) < 3 else { return 0 }
        let letters = WordDistance.similarity(text, one.text, weights.distance)
        guard letters > 0, letters < weights.distance.sounds else { return letters }
        let sounds = WordDistance.similarity(
            Sounds.of(text), one.sounds.isEmpty ? one.text : one.sounds, weights.distance)
        return max(letters, sounds * weights.distance.sounds)
    }

    private static func align(
        _ a: [NameWord], _ b: [NameWord], _ freeA: inout [Bool], _ freeB: inout [Bool], _ pairs: inout [Pair],
        _ weights: ComparisonWeights, exact: Bool
    ) {
        var found: [(i: Int, j: Int, similarity: Double, worth: Double)] = []
        for i in a.indices where freeA[i] {
            for j in b.indices where freeB[j] {
                let s = exact ? (a[i].text == b[j].text ? 1 : 0) : NameComparer.similarity(a[i], b[j], weights)
                // Of two equal pairs the one with its place in the same order wins.
                if s > 0 { found.append((i, j, s, s * (a[i].weight + b[j].weight + 0.2) - 0.001 * Double(abs(i - j)))) }
            }
        }
        if found.count > 1 { found.sort { $0.worth > $1.worth } }
        for pair in found where freeA[pair.i] && freeB[pair.j] {
            freeA[pair.i] = false
            freeB[pair.j] = false
            pairs.append(Pair(left: pair.i..<pair.i + 1, right: pair.j..<pair.j + 1, similarity: pair.similarity))
        }
    }
}
