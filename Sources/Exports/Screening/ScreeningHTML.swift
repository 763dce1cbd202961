package import Records

/// A screening as one page to read, print and file: no script, nothing loaded from elsewhere.
package enum ScreeningHTML {
    package static func page(_ report: ScreeningReport) -> [UInt8] {
        var html = HTMLWriter()
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
        // A file has no headers: the policy stands in the page itself.
        html.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.element("title", "Screening \(report.run)")
        html.raw("\n<style>\(style)</style></head><body><main>\n")
        html.element("h1", "Screening of \(report.input)")
        summary(report, &html)
        lists(report, &html)
        for decision in [ScreeningAnswer.Decision.match, .review] {
            let answers = report.answers.filter { $0.decision == decision }
            guard !answers.isEmpty else { continue }
            html.element("h2", "\(decision == .match ? "Matches" : "To review") (\(answers.count))")
            for answer in answers { section(answer, &html) }
        }
        clear(report, &html)
        html.raw("</main></body></html>\n")
        return html.bytes
    }

    private static let style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}main{max-width:70rem;margin:0 \
        auto;padding:1.5rem}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;\
        padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}th{background:#f2f2f2}.match{color:#8b0000;\
        font-weight:600}.review{color:#7a4b00;font-weight:600}.old{color:#8b0000}ul{margin:0;padding-left:1.1rem}\
        @media(prefers-color-scheme:dark){body{color:#eee;background:#181818}th{background:#2a2a2a}td,th{border-color:\
        #444}.match,.old{color:#ff8a80}.review{color:#ffcc80}}@media print{main{max-width:none;padding:0}}
        """

    private static func summary(_ report: ScreeningReport, _ html: inout HTMLWriter) {
        html.raw("<table><tbody>")
        var rows = [
            ("Run", report.run), ("By", report.user), ("At", report.started.description),
            ("Parties", "\(report.answers.count)"), ("Matches", "\(report.count(.match))"),
            ("To review", "\(report.count(.review))"), ("Clear", "\(report.count(.clear))"),
        ]
        rows += report.parameters.map { ($0.name, $0.value) }
        for (name, value) in rows {
            html.raw("<tr>")
            html.raw("<th scope=\"row\">")
            html.text(name)
            html.raw("</th>")
            html.element("td", value)
            html.raw("</tr>")
        }
        html.raw("</tbody></table>\n")
    }

    private static func lists(_ report: ScreeningReport, _ html: inout HTMLWriter) {
        html.element("h2", "Lists this rests on")
        html.head("List", "Published", "Fetched", "Last confirmed", "Age", "Entries", "Version")
        for list in report.lists {
            html.raw(list.isTooOld ? "<tr class=\"old\">" : "<tr>")
            html.element("td", list.list)
            html.element("td", list.published?.day ?? "–")
            html.element("td", list.fetched.description)
            html.element("td", list.confirmed.description)
            html.element(
                "td", "\(list.age / 86_400) d" + (list.isTooOld ? " – " + (list.remark ?? "too old to rest on") : ""))
            html.element("td", "\(list.entities)")
            html.element("td", String(list.hash.prefix(12)))
            html.raw("</tr>")
        }
        html.raw("</tbody></table>\n")
    }

    private static func section(_ answer: ScreeningAnswer, _ html: inout HTMLWriter) {
        html.element("h3", "\(answer.name) (\(answer.id))")
        html.head("Decision", "Score", "Listed as", "List", "Why", "Also listed as")
        for match in answer.matches {
            html.raw("<tr><td class=\"\(match.decision.rawValue)\">")
            html.text(match.decision.rawValue)
            html.raw("</td>")
            html.element("td", String(match.score))
            html.element("td", "\(match.name) (\(match.entity))")
            var list = match.list
            if let listed = match.listed { list += ", since \(listed)" }
            if let known = match.known { list += ", known here since \(known.day)" }
            if !match.programs.isEmpty { list += "; " + match.programs.joined(separator: ", ") }
            html.element("td", list)
            html.list(match.reasons)
            html.list(match.listings.map { "\($0.list): \($0.name) (\($0.entity))" })
            html.raw("</tr>")
        }
        html.raw("</tbody></table>\n")
        if !answer.cleared.isEmpty {
            html.element("p", "Cleared by hand:")
            html.items(answer.cleared.map(decision))
        }
    }

    private static func decision(_ pair: ScreeningAnswer.Cleared) -> String {
        "\(pair.name) (\(pair.entity)): \(pair.reason) – \(pair.user), \(pair.at.day)"
    }

    private static func clear(_ report: ScreeningReport, _ html: inout HTMLWriter) {
        let answers = report.answers.filter { $0.decision == .clear }
        guard !answers.isEmpty else { return }
        html.element("h2", "Clear (\(answers.count))")
        html.head("Id", "Name", "Cleared by hand")
        for answer in answers {
            html.raw("<tr>")
            html.element("td", answer.id)
            html.element("td", answer.name)
            html.list(answer.cleared.map(decision))
            html.raw("</tr>")
        }
        html.raw("</tbody></table>\n")
    }
}

/// Writes HTML: text is always escaped, markup is always ours.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ markup: String) { bytes += markup.utf8 }

    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            // Control characters have no place in HTML.
            case 0..<9, 11, 12, 14..<32, 127: bytes.append(32)
            default: bytes.append(byte)
            }
        }
    }

    mutating func element(_ name: String, _ text: String) {
        raw("<\(name)>")
        self.text(text)
        raw("</\(name)>")
    }

    /// The beginning of a table.
    mutating func head(_ titles: String...) {
        raw("<table><thead><tr>")
        for title in titles {
            raw("<th scope=\"col\">")
            text(title)
            raw("</th>")
        }
        raw("</tr></thead><tbody>\n")
    }

    /// A cell with a list in it.
    mutating func list(_ lines: [String]) {
        raw("<td>")
        items(lines)
        raw("</td>")
    }

    /// A list; nothing where it is empty.
    mutating func items(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        raw("<ul>")
        for line in lines { element("li", line) }
        raw("</ul>")
    }
}
