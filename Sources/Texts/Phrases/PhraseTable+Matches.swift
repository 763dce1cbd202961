extension PhraseTable {
    /// Appends every occurrence to `matches`, in the order of the text (of those that begin together, the shorter
    /// first). `tokens` are the words of `text`.
    package func matches(
        in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, into matches: inout [PhraseMatch]
    ) {
        let count = tokens.count
        guard count > 0 else { return }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { candidates in
            guard let candidates = candidates.baseAddress else { return }
            let used = filter(tokens.tokens, count, candidates)
            if used > 0 { confirm(candidates, used, tokens, text, &matches) }
        }
    }

    /// Every occurrence in a text.
    package func matches(in text: String) -> [PhraseMatch] {
        var text = text
        return text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            var found: [PhraseMatch] = []
            matches(in: tokens, of: bytes, into: &found)
            return found
        }
    }

    /// Writes the words that may begin a phrase, and whether one of one word (1), of more (2); without branches.
    private func filter(
        _ tokens: UnsafeMutablePointer<Token>, _ count: Int, _ candidates: UnsafeMutablePointer<UInt32>
    ) -> Int {
        singles.words.withUnsafeBufferPointer { single in
            pairs.words.withUnsafeBufferPointer { pair in
                guard let single = single.baseAddress, let pair = pair.baseAddress else { return 0 }
                let singleShift = singles.shift & 63
                let pairShift = pairs.shift & 63
                var used = 0
                var hash = tokens[0].hash
                for i in 0..<count {
                    let bits = BlockedFilter.bits(hash)
                    let alone = single[Int(hash &>> singleShift)] & bits == bits
                    let next = i &+ 1 < count ? tokens[i &+ 1].hash : 0
                    let both = PhraseHash.extended(hash, by: next)
                    let pairBits = BlockedFilter.bits(both)
                    let joined = pair[Int(both &>> pairShift)] & pairBits == pairBits
                    let kinds: UInt32 = (alone ? 1 : 0) | (joined ? 2 : 0)
                    candidates[used] = UInt32(truncatingIfNeeded: i) << 2 | kinds
                    used &+= kinds == 0 ? 0 : 1
                    hash = next
                }
                return used
            }
        }
    }

    private func confirm(
        _ candidates: UnsafePointer<UInt32>, _ used: Int, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>,
        _ matches: inout [PhraseMatch]
    ) {
        let first = matches.count
        let shift = slots.shift & 63
        pool.bytes.withUnsafeBufferPointer { bytes in
            pool.offsets.withUnsafeBufferPointer { offsets in
                slots.slots.withUnsafeBufferPointer { slots in
                    tokens.folded.withUnsafeBufferPointer { folded in
                        let proof = PhraseProof(
                            text: text, tokens: UnsafePointer(tokens.tokens), count: tokens.count, folded: folded,
                            phrases: bytes, offsets: offsets, slots: slots, shift: shift)
                        for i in 0..<used { proof.run(candidates[i], &matches) }
                    }
                }
            }
        }
        if matches.count > first { giveIDs(&matches, from: first) }
    }

    /// Puts the ids in the place of the phrases' numbers.
    private func giveIDs(_ matches: inout [PhraseMatch], from first: Int) {
        var shared: [PhraseMatch] = []
        pool.ids.withUnsafeBufferPointer { ids in
            for i in first..<matches.count {
                let phrase = Int(matches[i].id)
                if pool.hasMoreIDs(phrase) { shared.append(matches[i]) }
                matches[i].id = ids[phrase]
            }
        }
        if !shared.isEmpty { giveMoreIDs(shared, &matches, from: first) }
    }

    /// Puts copies with the other ids behind the matches of phrases that have several. `shared` are those matches with
    /// their phrases' numbers, in order.
    private func giveMoreIDs(_ shared: [PhraseMatch], _ matches: inout [PhraseMatch], from first: Int) {
        let found = Array(matches[first...])
        matches.removeSubrange(first...)
        var rest = shared[...]
        for match in found {
            matches.append(match)
            guard let next = rest.first, next.token == match.token, next.tokenCount == match.tokenCount,
                pool.ids[Int(next.id)] == match.id
            else { continue }
            rest.removeFirst()
            for id in pool.moreIDs[Int(next.id)] ?? [] {
                var other = match
                other.id = id
                matches.append(other)
            }
        }
    }
}
