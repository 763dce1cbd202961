/// Finds the phrases of a `PhraseTable` although a word of five letters or more has one typo (of nine: two), or the words
/// stand in another order, or both. A second look at words that were cut already; a snapshot of the table.
///
/// One of the phrase's two rarest words must be right. Only capitalised words (or others than ASCII) are looked at. What
/// is found word for word and in order is left to the table.
package struct TolerantTable: Sendable {
    private let pool: PhrasePool
    private let keyed: KeyedPhrases

    package init(_ table: PhraseTable) {
        pool = table.pool
        keyed = KeyedPhrases(table.pool)
    }

    /// Appends what is found, in order of start; of one phrase the surest of the places that overlap.
    package func matches(
        in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, into matches: inout [TolerantMatch]
    ) {
        guard tokens.count > 1, !keyed.entries.isEmpty else { return }
        var found: [PhraseFit] = []
        pool.bytes.withUnsafeBufferPointer { bytes in
            tokens.folded.withUnsafeBufferPointer { folded in
                keyed.withTables { tables in
                    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TolerantSearch.longestWord) { room in
                        let search = TolerantSearch(
                            text: text, tokens: UnsafePointer(tokens.tokens), count: tokens.count, folded: folded,
                            phrases: bytes, keyed: tables, room: room)
                        search.run(&found)
                    }
                }
            }
        }
        if !found.isEmpty { report(found, tokens, &matches) }
    }

    private func report(_ found: [PhraseFit], _ tokens: TokenBuffer, _ matches: inout [TolerantMatch]) {
        var last: [UInt32: PhraseFit] = [:]
        var kept: [PhraseFit] = []
        for fit in found.sorted(by: { ($0.first, -$0.score) < ($1.first, -$1.score) }) {
            if let before = last[fit.phrase], before.first + before.count > fit.first {
                guard fit.score > before.score else { continue }
                kept.removeAll { $0.phrase == fit.phrase && $0.first == before.first }
            }
            last[fit.phrase] = fit
            kept.append(fit)
        }
        for fit in kept {
            let phrase = Int(fit.phrase)
            let end = fit.first + fit.count - 1
            for id in [pool.ids[phrase]] + (pool.moreIDs[phrase] ?? []) {
                let match = PhraseMatch(
                    start: Int(tokens[fit.first].start), end: Int(tokens[end].end), token: fit.first,
                    tokenCount: fit.count, id: id)
                matches.append(TolerantMatch(match: match, score: fit.score))
            }
        }
    }
}

/// Where a phrase was found to fit.
struct PhraseFit {
    var phrase: UInt32
    var first: Int
    var count: Int
    var score: Float
}
