/// Dates of the advanced file: points and periods in parts.
enum AdvancedDate {
    /// A point: year, month and day, the last two perhaps absent.
    static func point(_ node: XMLNode) -> String? {
        func number(_ name: String) -> Int? { node.value(name).flatMap { Int($0) } }
        return PartialDate.of(year: number("Year"), month: number("Month"), day: number("Day"))
    }

    /// The dates that a period stands for: a day where its ends are one, a month or a year where it fills one, else
    /// the years it spans.
    static func all(in period: XMLNode) -> [String] {
        let ends = period.children("Start") + period.children("End")
        let points = ends.flatMap { $0.children("From") + $0.children("To") }.compactMap(point)
        guard let first = points.min(), let last = points.max() else { return [] }
        if first == last { return [first] }
        guard let from = Int(first.prefix(4)), let to = Int(last.prefix(4)) else { return [] }
        if from < to { return PartialDate.years(from: from, to: to) }
        guard first.prefix(7) == last.prefix(7), first.utf8.count == 10, first.hasSuffix("-01"),
            ["-28", "-29", "-30", "-31"].contains(where: last.hasSuffix)
        else { return [String(first.prefix(4))] }
        return [String(first.prefix(7))]
    }
}
