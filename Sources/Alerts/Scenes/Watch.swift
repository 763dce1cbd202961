package import Records

/// What the register as a whole trades in: which goods, places and ways concern us at all.
package struct Watch: Sendable {
    /// The dataset of the traders.
    package static let register = "register"
    /// The note of an owner or vessel that names its trader's id.
    package static let traderNote = " trader"

    let origins: Set<String>
    let destinations: Set<String>
    let places: Set<String>
    /// The declared codes, and all beginnings of them from two digits on.
    private let goods: Set<Substring>
    private let headings: Set<Substring>

    package init(traders: [Entity]) {
        origins = Set(traders.flatMap(\.origins))
        destinations = Set(traders.flatMap(\.destinations))
        places = origins.union(destinations)
        let codes = Set(traders.flatMap(\.commodities))
        goods = Set(codes.map { $0[...] })
        headings = Set(codes.flatMap { code in (2...10).map { code.prefix($0) } })
    }

    /// Whether somebody in the register declares the goods of this concept (`commodity:hs:7108`).
    func declares(_ concept: String) -> Bool {
        guard let code = Watch.code(of: concept) else { return false }
        return headings.contains(code)
            || (2...10).contains { $0 <= code.count && goods.contains(code.prefix($0)) }
    }

    /// Whether a commodity concept and a set of declared HS codes mean the same goods: one code begins with the other.
    /// Chapters (two digits) count, since news seldom say more.
    static func overlaps(_ concept: String, _ codes: some Collection<String>) -> Bool {
        guard let code = code(of: concept) else { return false }
        return codes.contains { $0.hasPrefix(code) || code.hasPrefix($0) }
    }

    /// The HS code of a concept.
    static func code(of concept: String) -> Substring? {
        guard let code = concept.split(separator: ":").last, !code.isEmpty else { return nil }
        return code
    }

    /// The country of a place concept: `country:IR` and `port:IRBND` both give `IR`.
    static func country(of concept: String) -> String? {
        guard let code = concept.split(separator: ":").last, code.count >= 2 else { return nil }
        return String(code.prefix(2))
    }

    /// The countries of a way (`AEJEA>IRBND`), from and to; nil for what is none.
    static func ends(of route: String) -> (from: String, to: String)? {
        let ends = route.split(separator: ">")
        guard ends.count == 2, let from = ends.first, let to = ends.last, from.count >= 2, to.count >= 2
        else {
            return nil
        }
        return (String(from.prefix(2)), String(to.prefix(2)))
    }
}
