import Fetching
import Records

/// For how long an answer says that it stays the same (RFC 9111 §4.2).
enum Freshness {
    /// Who asks for more, asks for it by mistake: no feed stands still for days on purpose.
    static let longest: Int64 = 86_400

    /// Seconds from `document.fetched` on, 0…`longest`; nil where the answer does not say.
    static func seconds(of document: Document) -> Int64? {
        let fields = document.headers.filter { $0.name == "cache-control" }
        let directives = fields.flatMap { Self.directives(in: $0.value) }
        if directives.contains(where: { $0.name == "no-cache" || $0.name == "no-store" }) { return 0 }
        if let maxAge = directives.first(where: { $0.name == "max-age" }) {
            // §4.2.1: what cannot be understood is stale.
            guard let lifetime = deltaSeconds(maxAge.value) else { return 0 }
            return lifetime - min(lifetime, document.header("age").flatMap(deltaSeconds) ?? 0)
        }
        guard let field = document.header("expires") else { return nil }
        guard let expires = HTTPDate.parse(field, now: document.fetched) else { return 0 }
        let date = document.header("date").flatMap { HTTPDate.parse($0, now: document.fetched) } ?? document.fetched
        return min(max(0, expires.seconds &- date.seconds), longest)
    }

    /// `max-age=60, public` → names in lower case, values without quotes.
    private static func directives(in field: String) -> [(name: String, value: String)] {
        field.split(separator: ",").map { directive in
            let parts = directive.split(separator: "=", maxSplits: 1)
            let words = parts.map { $0.filter { $0 != " " && $0 != "\t" && $0 != "\"" } }
            return (words.first?.lowercased() ?? "", words.count > 1 ? words[1] : "")
        }
    }

    /// §1.2.2: digits; a number beyond all bounds counts as a large one.
    private static func deltaSeconds(_ text: String) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return min(Int64(text) ?? longest, longest)
    }
}
