import Records

/// Names as the US Treasury writes them: persons `LAST, First Middle`, with `Jr.` behind a second comma.
enum OFACName {
    /// `DELOS REYES, Feliciano Semborio, Jr.` → `Feliciano Semborio DELOS REYES Jr.`; a name without comma as it is.
    static func inReadingOrder(_ name: String) -> String {
        let parts = parts(of: name)
        guard parts.count > 1 else { return name.squeezed }
        return ([parts[1], parts[0]] + parts[2...]).joined(separator: " ")
    }

    /// Tags the parts of a person's name; one without comma says nothing of its parts.
    static func tag(_ name: String, _ entity: inout Entity) {
        let parts = parts(of: name)
        guard parts.count > 1 else { return }
        entity.add(.family, parts[0])
        entity.add(given: parts[1])
        for suffix in parts.dropFirst(2) { entity.add(.suffix, suffix) }
    }

    private static func parts(of name: String) -> [String] {
        name.split(separator: ",").map(\.squeezed).filter { !$0.isEmpty }
    }
}
