/// A comparison of names in words, one reason a line: `name: exact`, `igor = ihor`, `left out: nikolaevich`.
enum NameReasons {
    static func of(_ left: PreparedName, _ right: PreparedName, _ result: NameComparer.Result) -> [String] {
        let a = left.form.words
        let b = right.form.words
        var reasons: [String] = []
        let exact = result.pairs.allSatisfy { $0.similarity == 1 }
        if exact, result.pairs.count == a.count, a.count == b.count {
            let inOrder = result.pairs.allSatisfy { $0.left == $0.right }
            reasons.append(inOrder ? "name: exact" : "name: other order of words")
        } else {
            reasons.append("name: similar")
        }
        for pair in result.pairs.sorted(by: { $0.left.lowerBound < $1.left.lowerBound }) where pair.similarity < 1 {
            let initial = a[pair.left.lowerBound].role == .initial || b[pair.right.lowerBound].role == .initial
            reasons.append("\(text(a[pair.left])) = \(text(b[pair.right]))\(initial ? " (initial)" : "")")
        }
        reasons += missing(a, result.pairs.map(\.left), "only in the query")
        reasons += missing(b, result.pairs.map(\.right), "only in the list")
        if let x = left.form.legalForm, let y = right.form.legalForm, x != y { reasons.append("legal form: other") }
        if left.weak || right.weak { reasons.append("weak alias") }
        return reasons
    }

    private static func missing(_ words: [NameWord], _ met: [Range<Int>], _ label: String) -> [String] {
        let rest = words.indices.filter { i in !met.contains { $0.contains(i) } }
        return rest.isEmpty ? [] : ["\(label): " + rest.map { text(words[$0...$0]) }.joined(separator: " ")]
    }

    private static func text(_ words: ArraySlice<NameWord>) -> String {
        words.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
    }
}
