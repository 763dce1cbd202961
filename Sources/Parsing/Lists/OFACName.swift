/// Names as the US Treasury writes them: persons `LAST, First Middle`, with `Jr.` behind a second comma.
enum OFACName {
    /// `DELOS REYES, Feliciano Semborio, Jr.` → `Feliciano Semborio DELOS REYES Jr.`; a name without comma as it is.
    static func inReadingOrder(_ name: String) -> String {
        let parts = name.split(separator: ",").map(\.squeezed).filter { !$0.isEmpty }
        guard parts.count > 1 else { return name.squeezed }
        return ([parts[1], parts[0]] + parts[2...]).joined(separator: " ")
    }
}
