import Records

/// Bounds on what reading a feed may cost in memory: a few megabytes of empty items become a hundred times as much. What
/// is beyond them is left out, and told.
enum ItemCap {
    /// More than any feed has.
    static let items = 20_000
    /// As many as a sitemap may have (sitemaps.org protocol 0.9).
    static let sitemapItems = 50_000
    /// Values of a JSON feed, each of which costs about as much, whatever it is: commas, and brackets that open.
    static let jsonValues = 100_000

    /// For a feed of this version.
    static func items(in version: String?) -> Int {
        version == "sitemap" || version == "sitemapindex" ? sitemapItems : items
    }

    static func warning(kept: Int, leftOut: Int?) -> Diagnostic {
        let rest = leftOut.map { "\($0) more were" } ?? "the rest was"
        return Diagnostic(.warning, "too-many-items", "only the first \(kept) items were read, \(rest) left out")
    }

    /// The beginning of a JSON feed that has no more values than may be read, ended behind the last whole item; all of
    /// it where that is so anyway. Nil where there is no whole item in it: one value may hold all the others.
    static func cut(json bytes: [UInt8]) -> (bytes: [UInt8], isCut: Bool)? {
        // Each value but the first needs a byte before it.
        guard bytes.count > jsonValues else { return (bytes, false) }
        return bytes.withUnsafeBufferPointer { all in
            var scan = JSONScan(all)
            guard let end = scan.end(afterValues: jsonValues) else { return (bytes, false) }
            guard let end else { return nil }
            return (Array(all[..<end.place]) + end.closers, true)
        }
    }
}

/// Counts the values of a JSON text (RFC 8259) without looking into them.
private struct JSONScan {
    private let all: UnsafeBufferPointer<UInt8>
    private var i = 0
    private var values = 0
    private var depth = 0
    /// What closes the open values of the first two levels: where items are, in `{"items": [ … ]}`.
    private var closers: [UInt8] = []
    private var lastItem: (place: Int, closers: [UInt8])?

    init(_ all: UnsafeBufferPointer<UInt8>) { self.all = all }

    /// Nil where there are no more values than that; else the end of the last whole item, nil where there is none.
    mutating func end(afterValues most: Int) -> (place: Int, closers: [UInt8])?? {
        while i < all.count {
            switch all[i] {
            case 34: skipString()
            case 91, 123: open(all[i])
            case 93, 125: close()
            case 44: separate()
            default: break
            }
            if values > most { return .some(lastItem) }
            i += 1
        }
        return nil
    }

    private mutating func skipString() {
        i += 1
        while i < all.count, all[i] != 34 { i += all[i] == 92 ? 2 : 1 }
    }

    private mutating func open(_ bracket: UInt8) {
        if depth < 2 { closers.append(bracket + 2) }
        depth += 1
        values += 1
    }

    private mutating func close() {
        if depth > 0, depth <= 2, !closers.isEmpty { closers.removeLast() }
        depth = max(0, depth - 1)
    }

    private mutating func separate() {
        values += 1
        // A comma of the second level, within an array: an item is whole.
        if depth == 2, closers.last == 93 { lastItem = (i, closers.reversed()) }
    }
}
