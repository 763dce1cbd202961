/// What a sanctions programme is about, whoever runs it: `IRAN-EO13846`, `IRN` and `Iran (Nuclear)` share a theme.
enum PartyTheme {
    /// The themes that two sets of programmes share, in the order of the alphabet.
    static func shared(_ a: [String], _ b: [String]) -> [String] {
        guard !a.isEmpty, !b.isEmpty else { return [] }
        return themes(a).intersection(themes(b)).sorted()
    }

    /// By the words of the programmes' names; numbers at the end of a word (`LIBYA3`) are versions.
    private static func themes(_ programs: [String]) -> Set<String> {
        programs.reduce(into: []) { themes, program in
            let words = NameWords.folded(program).map { word in
                String(word.reversed().drop { $0.isNumber }.reversed())
            }
            if words.contains("south"), words.contains("sudan") {
                themes.insert("South Sudan")
            } else {
                themes.formUnion(words.compactMap { table[$0] })
            }
        }
    }

    /// Words, in the spellings of OFAC, the UN, the EU (ISO 3166-1 alpha-3) and the UK, by theme.
    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for line in words.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { continue }
            for word in parts[1].split(separator: " ") { table[String(word)] = String(parts[0]) }
        }
        return table
    }()

    private static let words = """
        Afghanistan:afghanistan afg taliban
        Belarus:belarus blr
        Burundi:burundi bdi
        Central African Republic:car caf central
        Congo:drc drcongo cod congo
        Guinea:guinea gin gnb
        Haiti:haiti hti
        Iran:iran irn irgc ifsr ifca
        Iraq:iraq irq
        Korea:dprk prk korea
        Lebanon:lebanon lbn
        Libya:libya lby
        Mali:mali mli
        Myanmar:burma myanmar mmr
        Nicaragua:nicaragua nic
        Russia:russia ukraine ukr rus
        Somalia:somalia som
        South Sudan:southsudan ssd
        Sudan:sudan sdn darfur
        Syria:syria syr
        Terrorism:sdgt fto taqa terr qaida alqaida isil terrorism
        Tunisia:tunisia tun
        Venezuela:venezuela ven
        Yemen:yemen yem
        Zimbabwe:zimbabwe zwe
        """
}
