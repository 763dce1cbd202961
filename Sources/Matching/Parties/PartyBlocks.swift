import Records

/// The pairs of entries that are worth a look: those that share a number, a day of birth and a word, or a whole name.
enum PartyBlocks {
    /// What more entries share says nothing.
    private static let largest = 40

    /// Pairs of places, the smaller one first, each once, in their order. Of one list only those that share a number.
    static func pairs(_ screener: Screener) -> [(Int, Int)] {
        var pairs: [UInt64] = []
        add(numbers(screener), screener, sameList: true, to: &pairs)
        add(names(screener), screener, sameList: false, to: &pairs)
        pairs.sort()
        var last: UInt64?
        return pairs.compactMap { pair in
            defer { last = pair }
            return pair == last ? nil : (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
        }
    }

    private static func add(
        _ keys: [(UInt64, Int32)], _ screener: Screener, sameList: Bool, to pairs: inout [UInt64]
    ) {
        let keys = keys.sorted { $0 < $1 }
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end].0 == keys[start].0 { end += 1 }
            defer { start = end }
            guard end - start > 1, end - start <= largest else { continue }
            for i in start..<end {
                for j in i + 1..<end where keys[i].1 != keys[j].1 {
                    let (a, b) = (keys[i].1, keys[j].1)
                    guard sameList || !screener.shelf.areOfOneList(Int(a), Int(b)) else { continue }
                    pairs.append(UInt64(a) << 32 | UInt64(b))
                }
            }
        }
    }

    private static func numbers(_ screener: Screener) -> [(UInt64, Int32)] {
        var keys: [(UInt64, Int32)] = []
        for place in 0..<screener.count {
            for key in PartyEvidence.numbers(screener.shelf[place]?.entity.identifiers ?? []).keys {
                keys.append((NumberIndex.hash(key), Int32(truncatingIfNeeded: place)))
            }
        }
        return keys
    }

    private static func names(_ screener: Screener) -> [(UInt64, Int32)] {
        let index = screener.index
        let skeletons = index.words.map { SkeletonKeys.exact($0.skeleton) }
        var keys: [(UInt64, Int32)] = []
        var own: Set<UInt64> = []
        for place in 0..<screener.count {
            guard let entity = screener.shelf[place]?.entity else { continue }
            let days = entity.birthDates.filter { $0.utf8.count == 10 }.map { StableHash.of($0.utf8) }
            own.removeAll(keepingCapacity: true)
            for name in index.names(of: place) {
                var words: [UInt32] = []
                for word in index.sequence[index.names[name].words] {
                    let skeleton = skeletons[Int(word)]
                    for day in days { own.insert(day ^ UInt64(skeleton) &* 0x9E37_79B9_7F4A_7C15) }
                    if index.words[Int(word)].role != .particle { words.append(skeleton) }
                }
                words.sort()
                let whole = words.reduce(UInt64(words.count)) { ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 }
                if !words.isEmpty { own.insert(whole) }
            }
            for key in own { keys.append((key, Int32(truncatingIfNeeded: place))) }
        }
        return keys
    }
}
