import Records

/// The entries of an index by their numbers: hashes of the keys of `IdentifierKey`, so that the comparison has the last
/// word.
struct NumberIndex: Sendable {
    private let places: KeyTable<UInt64>

    init(_ shelf: EntityShelf) {
        var keys: [(UInt64, Int32)] = []
        for place in 0..<shelf.count {
            for identifier in shelf[place]?.entity.identifiers ?? [] {
                for key in IdentifierKey.all(of: identifier) {
                    keys.append((NumberIndex.hash(key), Int32(truncatingIfNeeded: place)))
                }
            }
        }
        places = KeyTable(keys)
    }

    /// The places of the entries that have one of these numbers.
    func places(holding identifiers: [Identifier]) -> Set<Int32> {
        var found: Set<Int32> = []
        for key in identifiers.flatMap(IdentifierKey.all) { found.formUnion(places[NumberIndex.hash(key)]) }
        return found
    }

    /// The same in every run.
    static func hash(_ key: IdentifierKey) -> UInt64 {
        StableHash.of(key.value.utf8, StableHash.of(key.kind.utf8))
    }

    func write(to writer: inout CacheWriter) { places.write(to: &writer) }

    init(from reader: inout CacheReader, entities: Int) throws(ScreenerCacheError) {
        places = try KeyTable(from: &reader, below: entities)
    }
}
