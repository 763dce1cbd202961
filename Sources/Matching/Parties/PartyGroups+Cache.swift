extension PartyGroups {
    private static let version: UInt32 = 1
    private static let magic: StaticString = "TWGROUPS"

    /// The groups as bytes, for a cache beside that of the screener. They are the same for the same groups.
    ///
    /// - Parameter fingerprint: What the entries are, as in `Screener.write(fingerprint:)`.
    package func write(fingerprint: String) -> [UInt8] {
        var writer = CacheWriter(magic: PartyGroups.magic, version: PartyGroups.version, fingerprint: fingerprint)
        writer.rows(links.map { [$0.first, $0.second] + $0.reasons })
        writer.rows(all)
        return writer.finished()
    }

    /// The groups from a cache; the bytes are checked as those of `Screener.init(cache:fingerprint:)` are.
    ///
    /// - Throws: `ScreenerCacheError` when the groups have to be found anew.
    package init(cache bytes: [UInt8], fingerprint: String) throws(ScreenerCacheError) {
        var reader = try CacheReader(
            bytes, magic: PartyGroups.magic, version: PartyGroups.version, fingerprint: fingerprint)
        let links = try reader.rows()
        let groups = try reader.rows()
        guard links.allSatisfy({ $0.count > 1 }), groups.allSatisfy({ !$0.isEmpty }) else { throw .damaged }
        self.init(
            links.map { Link(first: $0[0], second: $0[1], reasons: Array($0.dropFirst(2))) }, groups: groups)
    }
}
