extension PhraseTable {
    /// Appends every occurrence to `matches`, in the order of the text (of those that begin together, the shorter
    /// first). `tokens` are the words of `text`.
    package func matches(
        in tokens: TokenBuffer, of text: UnsafeBufferPointer<UInt8>, into matches: inout [PhraseMatch]
    ) {
        let count = tokens.count
        // As many words at a time as there is room for on the stack.
        let atOnce = 256
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { candidates in
            guard let candidates = candidates.baseAddress else { return }
            var start = 0
            while start < count {
                let end = min(start &+ atOnce, count)
                let used = filter(tokens.tokens, start, end, count, candidates)
                if used > 0 { confirm(candidates, used, tokens, text, &matches) }
                start = end
            }
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

    /// Writes the words from `start` up to `end` that may begin a phrase (their number × 4), and whether one of one word
    /// (1), of more (2); without branches. Gives how many.
    private func filter(
        _ tokens: UnsafePointer<Token>, _ start: Int, _ end: Int, _ count: Int,
        _ candidates: UnsafeMutablePointer<UInt32>
    ) -> Int {
        singles.words.withBuffer { single in
            pairs.words.withBuffer { pair in
                guard let single = single.baseAddress, let pair = pair.baseAddress else { return 0 }
                let singleShift = singles.shift & 63
                let pairShift = pairs.shift & 63
                var used = 0
                @inline(__always) func take(_ i: Int, _ hash: UInt64, _ next: UInt64) {
                    let both = PhraseHash.extended(hash, by: next)
                    let alone = BlockedFilter.holds(single[Int(truncatingIfNeeded: hash &>> singleShift)], hash)
                    let joined = BlockedFilter.holds(pair[Int(truncatingIfNeeded: both &>> pairShift)], both)
                    candidates[used] = UInt32(truncatingIfNeeded: i) &<< 2 | joined &<< 1 | alone
                    used &+= Int(truncatingIfNeeded: alone | joined)
                }
                var hash = tokens[start].hash
                for i in start..<min(end, count &- 1) {
                    let next = tokens[i &+ 1].hash
                    take(i, hash, next)
                    hash = next
                }
                if end == count { take(count &- 1, hash, 0) }
                return used
            }
        }
    }

    private func confirm(
        _ candidates: UnsafePointer<UInt32>, _ used: Int, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>,
        _ matches: inout [PhraseMatch]
    ) {
        pool.bytes.withBuffer { bytes in
            pool.ids.nodes.withBuffer { nodes in
                slots.slots.withBuffer { slots in
                    tokens.folded.withUnsafeBufferPointer { folded in
                        let proof = PhraseProof(
                            text: text, tokens: UnsafePointer(tokens.tokens), count: tokens.count, folded: folded,
                            phrases: bytes, nodes: nodes, slots: slots)
                        for i in 0..<used { proof.run(candidates[i], &matches) }
                    }
                }
            }
        }
    }
}
