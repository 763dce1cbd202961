/// A bound on what reading a feed may cost in memory: a few megabytes of empty items become a hundred times as much.
enum ItemBound {
    /// More than any feed has, though sitemaps may have 50,000.
    static let items = 20_000

    /// Values of a JSON feed, each of which costs as much, whatever it is.
    private static let values = 100_000

    /// Whether the bytes of a feed, as they came, may hold more items than that, or JSON more values. For XML the start
    /// tags of items are counted, in whatever charset keeps ASCII or puts zeroes between it; for JSON what stands before
    /// a value, commas of texts included.
    static func isExceeded(by body: [UInt8]) -> Bool {
        guard body.count > items * 2 else { return false }
        let isJSON = body.first { $0 > 32 }.map { $0 == 123 || $0 == 91 } ?? false
        return body.withUnsafeBufferPointer { isJSON ? jsonValues($0) > values : startTags($0) > items }
    }

    private static func jsonValues(_ body: UnsafeBufferPointer<UInt8>) -> Int {
        body.count { $0 == 44 || $0 == 91 || $0 == 123 }
    }

    private static func startTags(_ body: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for place in body.indices where body[place] == 60 && isItem(body[(place + 1)...]) { count += 1 }
        return count
    }

    /// Whether a tag's name, without its prefix, is one that items have.
    private static func isItem(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var name: UInt64 = 0
        for byte in tag.prefix(64) where byte != 0 {
            switch byte {
            case 58: name = 0
            case 65...90: name = name << 8 | UInt64(byte | 32)
            case 97...122: name = name << 8 | UInt64(byte)
            default: return names.contains(name)
            }
        }
        return false
    }

    private static let names = ["item", "entry", "url", "sitemap"].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
}
