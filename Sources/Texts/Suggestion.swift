/// “Did you mean …?”
package enum Suggestion {
    /// In bytes.
    private static let longest = 80

    /// The nearest word by Damerau–Levenshtein distance, if it is near enough to be a slip of the hand: at most a third
    /// of the letters, and at most three; nil for a word that is known, or longer than a name.
    package static func nearest(to word: String, among words: [String]) -> String? {
        guard word.utf8.count <= longest else { return nil }
        let letters = Array(word.lowercased())
        let most = min(3, max(1, letters.count / 3))
        return words.map { ($0, distance(letters, Array($0.lowercased()))) }
            .filter { 1...most ~= $0.1 }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
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
