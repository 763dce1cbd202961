import Harvest
import Records

/// A report on a source, for people.
enum SourceReportLines {
    static func lines(_ report: SourceReport) -> [String] {
        let name = report.source ?? report.title.map(Terminal.safe) ?? report.kind.rawValue
        let mark = report.usable ? Terminal.coloured("✓ \(name)", .green) : Terminal.coloured("✘ \(name)", .red)
        var lines = [mark + "  " + Terminal.safe(report.answered ?? report.url)]
        if report.usable {
            lines.append("    " + summary(report))
            if let example = report.example, !example.isEmpty {
                lines.append("    e.g. “\(Table.cut(Terminal.safe(example), to: 70))”")
            }
        }
        for remark in report.remarks {
            let word = Terminal.coloured(remark.severity.rawValue, remark.severity == .note ? .grey : .yellow)
            lines.append("    " + (report.usable ? "\(word): " : "") + Terminal.safe(remark.message))
            if let advice = remark.advice { lines.append("      → " + Terminal.safe(advice)) }
        }
        return lines
    }

    private static func summary(_ report: SourceReport) -> String {
        var parts: [String] = []
        switch report.kind {
        case .page: parts.append("page “\(report.title.map(Terminal.safe) ?? "without title")”")
        case .list: parts.append("\(report.format ?? ""), \(report.items ?? 0) records")
        case .archive: parts.append("\(report.format ?? ""), \((report.bytes ?? 0) >> 10) KiB")
        case .feed, .sitemap: parts.append("\(report.format ?? ""), \(report.items ?? 0) items")
        }
        if let language = report.language { parts.append("language \(language)") }
        if let newest = report.newest { parts.append("newest \(newest.day)") }
        if let rate = report.perDay { parts.append("about \(Catalog.short(rate)) a day") }
        if let seconds = report.pollSeconds { parts.append("would be asked every \(Catalog.about(seconds))") }
        return parts.joined(separator: ", ")
    }
}
