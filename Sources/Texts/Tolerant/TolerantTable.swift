/// Finds the phrases of a `PhraseTable` although a word of five letters or more has one typo (of nine: two), or the
/// words stand in another order, or both. A second look at words that were cut already.
///
/// At most one word may be wrong. Only capitalised words (or such of a script without capitals) are looked at, with one
/// in small letters among them at most; particles (“of”, “von”) do not count. What is found word for word and in order
/// is left to the table.
package struct TolerantTable: Sendable {
    private var phrases: PhraseTable

    /// The phrases as they are now; costs nothing when the table is prepared.
    package init(_ table: PhraseTable) {
        phrases = table
        phrases.prepareTolerant()
    }

    /// Adds a phrase to this table, as `PhraseTable.insert`.
    @discardableResult
    package mutating func insert(_ phrase: String, id: UInt32) -> Bool { phrases.insert(phrase, id: id) }

    /// Takes a phrase away from this table, as `PhraseTable.remove`.
    @discardableResult
    package mutating func remove(_ phrase: String, id: UInt32) -> Bool { phrases.remove(phrase, id: id) }

    /// Appends what is found, in order of start; of one phrase the surest of the places that overlap.
    package func matches(
        in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, into matches: inout [TolerantMatch]
    ) {
        guard tokens.count > 1, phrases.keyed != nil else { return }
        let room = TolerantRoom(words: tokens.count)
        defer { room.deallocate() }
        var found: [PhraseFit] = []
        phrases.pool.bytes.withBuffer { bytes in
            phrases.keyed?.withTables { tables in
                // Nothing but pointers is looked at in here: what counts references, threads would share.
                tokens.withWords(of: text) { TolerantSearch($0, room, bytes, tables).run(&found) }
            }
        }
        if !found.isEmpty { report(surest(found), tokens, &matches) }
    }

    /// Of fits of one phrase that overlap, the one with the highest score, the earlier of equals.
    private func surest(_ found: [PhraseFit]) -> [PhraseFit] {
        var kept: [PhraseFit] = []
        var last: [UInt32: Int] = [:]
        for fit in found.sorted(by: { ($0.first, -$0.score) < ($1.first, -$1.score) }) {
            if let index = last[fit.phrase], kept[index].first + kept[index].count > fit.first {
                if fit.score > kept[index].score { kept[index] = fit }
            } else {
                last[fit.phrase] = kept.count
                kept.append(fit)
            }
        }
        return kept
    }

    private func report(_ fits: [PhraseFit], _ tokens: TokenBuffer, _ matches: inout [TolerantMatch]) {
        let start = matches.count
        for fit in fits {
            let end = fit.first + fit.count - 1
            phrases.pool.forEachID(fit.phrase) { id in
                let match = PhraseMatch(
                    start: Int(tokens[fit.first].start), end: Int(tokens[end].end), token: fit.first,
                    tokenCount: fit.count, id: id)
                matches.append(TolerantMatch(match: match, score: fit.score))
            }
        }
        matches[start...].sort {
            ($0.match.token, $0.match.tokenCount, $0.match.id) < ($1.match.token, $1.match.tokenCount, $1.match.id)
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
