/// Which codes the nomenclature of HS 2022 has, read out of `HSSubheadings`.
enum HSHeadings {
    /// A heading of four digits, as a number.
    static func contains(_ heading: Int) -> Bool { nomenclature.headings.contains(heading) }

    /// A subheading of six digits, as a number.
    static func contains(subheading: Int) -> Bool { nomenclature.subheadings.contains(subheading) }

    static var all: Set<Int> { nomenclature.headings }
    static var allSubheadings: Set<Int> { nomenclature.subheadings }

    private static let nomenclature: (headings: Set<Int>, subheadings: Set<Int>) = {
        var headings = Set<Int>(minimumCapacity: 1300)
        var subheadings = Set<Int>(minimumCapacity: 6000)
        for entry in HSSubheadings.notation.utf8.split(whereSeparator: { $0 == 32 || $0 == 10 }) {
            guard let heading = CheckDigits.number(entry.prefix(4)) else { continue }
            headings.insert(heading)
            var rest = entry.dropFirst(5)
            while let last = CheckDigits.number(rest.prefix(2)) {
                subheadings.insert(heading * 100 + last)
                rest = rest.dropFirst(2)
            }
        }
        return (headings, subheadings)
    }()
}
