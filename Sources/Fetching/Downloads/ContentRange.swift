/// The Content-Range field (RFC 9110 §14.4) in its form for bytes: `bytes 500-999/1234`, `bytes 500-999/*`.
struct ContentRange: Equatable {
    var first: Int
    var last: Int
    /// Nil when the server does not know.
    var total: Int?

    init?(_ field: String?) {
        guard let field = field?.trimmingASCIISpace.lowercased(), field.hasPrefix("bytes ") else { return nil }
        let parts = field.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false)
        let ends = parts.first?.split(separator: "-", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, ends.count == 2, let first = ContentRange.number(ends[0]),
            let last = ContentRange.number(ends[1]), first <= last
        else { return nil }
        (self.first, self.last, total) = (first, last, ContentRange.number(parts[1]))
        guard parts[1].trimmingASCIISpace == "*" || total.map({ $0 > last }) == true else { return nil }
    }

    private static func number(_ text: Substring) -> Int? {
        let text = text.trimmingASCIISpace
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}

extension Substring {
    var trimmingASCIISpace: String { String(self).trimmingASCIISpace }
}
