/// An occurrence of a phrase in a text.
package struct PhraseMatch: Hashable, Sendable {
    /// UTF-8 offsets into the text as written, `start ..< end`.
    package var start: Int
    package var end: Int
    /// The first of its words among the text's, and their number.
    package var token: Int
    package var tokenCount: Int
    /// What the phrase was inserted with.
    package var id: UInt32

    package init(start: Int, end: Int, token: Int, tokenCount: Int, id: UInt32) {
        self.start = start
        self.end = end
        self.token = token
        self.tokenCount = tokenCount
        self.id = id
    }

    /// Keeps of matches that overlap the longest (in words, the earlier of equals), with all its ids. Sorts by start.
    package static func keepLongest(_ matches: inout [PhraseMatch]) {
        matches.sort { ($0.tokenCount, $1.token, $1.id) > ($1.tokenCount, $0.token, $0.id) }
        var taken: [Range<Int>: Bool] = [:]
        var covered: Set<Int> = []
        matches.removeAll { match in
            let words = match.token..<match.token + match.tokenCount
            if taken[words] == true { return false }
            if words.contains(where: covered.contains) { return true }
            taken[words] = true
            covered.formUnion(words)
            return false
        }
        matches.sort { ($0.token, $0.tokenCount, $0.id) < ($1.token, $1.tokenCount, $1.id) }
    }
}
