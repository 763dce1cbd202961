import Identifiers

/// What lexicons have, language by language, and what of the known they lack.
package struct LexiconStats: Sendable {
    /// Files, terms and concepts of one language and kind.
    package struct Row: Sendable {
        package var language: String
        package var kind: String
        package var files = 0
        package var terms = 0
        package var concepts = 0
    }

    /// How many of what there is have a term in a language.
    package struct Coverage: Sendable {
        package var language: String
        /// Countries, HS chapters, HS headings, offences, events, regulations.
        package var subject: String
        package var covered: Int
        package var of: Int
        /// The ids without a term, in order.
        package var gaps: [String]
    }

    /// By language and kind, languages of all texts (`*`) first.
    package private(set) var rows: [Row] = []
    package private(set) var coverage: [Coverage] = []

    /// The offences, events and regulations that the shipped rules and their readers speak of.
    static let named: [(subject: String, kind: String, names: String)] = [
        (
            "offences", "offence",
            """
            smuggling undervaluation misdeclaration origin-fraud transshipment diversion sanctions-evasion counterfeit \
            forced-labour bribery money-laundering document-fraud tax-evasion wildlife-trafficking narcotics arms
            """
        ),
        (
            "events", "event",
            "seizure arrest indictment fine listing delisting port-closure strike conflict accident"
        ),
        ("regulations", "regulation", "tariff quota anti-dumping export-control embargo ban licence"),
    ]

    package init(files: [(name: String, bytes: [UInt8])]) {
        let written = WrittenLexicon(files)
        count(written)
        cover(written)
    }

    private mutating func count(_ written: WrittenLexicon) {
        struct Tally {
            var files: Set<Int> = []
            var concepts: Set<String> = []
            var terms = 0
        }
        var tallies: [String: [String: Tally]] = [:]
        for term in written.terms where !term.isTitle {
            let kind = String(term.concept.prefix { $0 != ":" })
            var tally = tallies[written.files[term.file].language.tag, default: [:]][kind] ?? Tally()
            tally.files.insert(term.file)
            tally.concepts.insert(term.concept)
            tally.terms += 1
            tallies[written.files[term.file].language.tag, default: [:]][kind] = tally
        }
        for (language, kinds) in tallies.sorted(by: { $0.key < $1.key }) {
            for (kind, tally) in kinds.sorted(by: { $0.key < $1.key }) {
                rows.append(
                    Row(
                        language: language, kind: kind, files: tally.files.count, terms: tally.terms,
                        concepts: tally.concepts.count))
            }
        }
    }

    private mutating func cover(_ written: WrittenLexicon) {
        var concepts: [String: Set<String>] = [:]
        for term in written.terms where !term.isTitle {
            concepts[written.files[term.file].language.tag, default: []].insert(term.concept)
        }
        let forAll = concepts.removeValue(forKey: "*") ?? []
        let subjects = LexiconStats.subjects
        for (language, own) in concepts.sorted(by: { $0.key < $1.key }) {
            let there = LexiconStats.withAbove(own.union(forAll))
            for (subject, ids) in subjects {
                let gaps = ids.filter { !there.contains($0) }
                coverage.append(
                    Coverage(
                        language: language, subject: subject, covered: ids.count - gaps.count, of: ids.count, gaps: gaps
                    ))
            }
        }
    }

    /// With the headings and chapters of the goods: a term for a subheading is one for its heading.
    private static func withAbove(_ concepts: Set<String>) -> Set<String> {
        var all = concepts
        let goods = "commodity:hs:"
        for concept in concepts where concept.hasPrefix(goods) {
            let digits = concept.dropFirst(goods.count)
            for length in [2, 4] where digits.count > length { all.insert(goods + digits.prefix(length)) }
        }
        return all
    }

    /// What there is, by its ids.
    private static var subjects: [(subject: String, ids: [String])] {
        let headings = (100...9999).map { $0 < 1000 ? "0\($0)" : "\($0)" }.filter { HSCode.normalized($0) != nil }
        let chapters = Set(headings.map { String($0.prefix(2)) }).sorted()
        let letters = (65...90).map { String(UnicodeScalar(UInt8($0))) }
        // Kosovo's code is in use and not of the standard.
        let countries = letters.flatMap { a in letters.map { a + $0 } }.filter {
            $0 != "XK" && ConceptCheck.isCountry($0) && !ConceptCheck.withdrawnCountries.contains($0)
        }
        return [
            ("countries", countries.map { "country:" + $0 }),
            ("chapters", chapters.map { "commodity:hs:" + $0 }),
            ("headings", headings.map { "commodity:hs:" + $0 }),
        ]
            + named.map { subject, kind, names in
                (subject, names.split(separator: " ").map { "\(kind):\($0)" })
            }
    }
}
