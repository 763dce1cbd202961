/// The Cache-Control field (RFC 9111 §5.2).
enum CacheControl {
    /// Seconds for which the answer may be kept: `max-age`, 0 for `no-store` and `no-cache`; nil when it says neither.
    static func maxAge(_ field: String) -> Int? {
        var seconds: Int?
        for directive in field.split(separator: ",") {
            let parts = directive.split(separator: "=", maxSplits: 1).map { $0.trimmingASCIISpace.lowercased() }
            switch parts.first {
            case "no-store", "no-cache": return 0
            case "max-age":
                guard parts.count == 2 else { continue }
                let digits = parts[1].filter { $0 != "\"" }
                guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { continue }
                // A number beyond all bounds means a long time (§1.2.2).
                seconds = Int(digits) ?? .max
            default: break
            }
        }
        return seconds
    }
}
