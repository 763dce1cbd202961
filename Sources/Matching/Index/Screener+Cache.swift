extension Screener {
    /// Raised whenever the columns or what they mean change.
    private static let version: UInt32 = 2
    private static let magic: StaticString = "TWSCREEN"

    /// The index as bytes, for a cache. They are the same for the same entries.
    ///
    /// - Parameter fingerprint: What the entries are: the lists and the hashes of their versions, as the caller tells
    ///   them apart.
    package func write(fingerprint: String) -> [UInt8] {
        var writer = CacheWriter(magic: Screener.magic, version: Screener.version, fingerprint: fingerprint)
        shelf.write(to: &writer)
        index.write(to: &writer)
        numbers.write(to: &writer)
        return writer.finished()
    }

    /// The index from a cache. No entry is decoded before it is asked for.
    ///
    /// Whatever the bytes are, this returns or throws; everything in them that points to something else is checked.
    ///
    /// - Parameter fingerprint: Of the entries that are wanted.
    /// - Throws: `ScreenerCacheError` when the index has to be built from the lists.
    package init(cache bytes: [UInt8], fingerprint: String) throws(ScreenerCacheError) {
        var reader = try CacheReader(
            bytes, magic: Screener.magic, version: Screener.version, fingerprint: fingerprint)
        let shelf = try EntityShelf(from: &reader)
        let index = try NameIndex(from: &reader, entities: shelf.count)
        let numbers = try NumberIndex(from: &reader, entities: shelf.count)
        guard index.isOfThisProgram(shelf) else { throw .foreign }
        self.init(shelf: shelf, index: index, numbers: numbers)
    }
}
