/// What somebody may have meant who wrote an unknown word.
enum NearestWord {
    /// The known word with the fewest edits (insertion, deletion, substitution, swap of neighbours), if they are at most
    /// a third of its letters, and three.
    static func of(_ word: String, among known: some Sequence<String>) -> String? {
        let written = Array(word.utf8)
        guard written.count <= 80 else { return nil }
        var best: (edits: Int, word: String)?
        for candidate in known where candidate != word {
            let edits = distance(written, Array(candidate.utf8))
            guard edits <= min(3, max(1, written.count / 3)) else { continue }
            if best.map({ (edits, candidate) < $0 }) ?? true { best = (edits, candidate) }
        }
        return best?.word
    }

    /// Optimal string alignment; far apart (more than three) as soon as the lengths say so.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard abs(a.count - b.count) <= 3 else { return 4 }
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
