import Exports

/// Alerts as the JSON of a chat's incoming webhook. Nothing of the foreign text can be a link, a mention or a format.
struct ChatMessage {
    let style: SlackSink.Style
    /// Of a digest.
    let title: String?
    let alerts: [AlertWords]

    var json: [UInt8] {
        var json = JSONWriter(reserving: 2 << 10)
        switch style {
        case .slack, .mattermost: json.object { $0.member("text", text) }
        case .teams: card(&json)
        }
        return json.bytes
    }

    /// Slack takes messages of up to 40,000 characters, Mattermost of 16,383.
    private static let mostBytes = 12_000

    /// Whole alerts as long as there is room.
    private var text: String {
        var text = title.map { bold(escape($0)) } ?? ""
        for (index, alert) in alerts.enumerated() {
            let more = lines(of: alert).joined(separator: "\n")
            guard text.utf8.count + more.utf8.count <= ChatMessage.mostBytes || text.isEmpty else {
                return text + "\n\n… and \(alerts.count - index) more: tidewaiter alerts list"
            }
            text += (text.isEmpty ? "" : "\n\n") + more
        }
        return text
    }

    private func lines(of alert: AlertWords) -> [String] {
        var lines = [bold(escape(alert.news + alert.title))]
        if !alert.facts.isEmpty { lines.append(escape(alert.facts)) }
        for quote in alert.quotes {
            lines.append("> " + escape(quote.text))
            lines.append(link(escape(quote.place + ": " + quote.title), quote.link))
        }
        return lines + [escape(alert.sum)]
    }

    private func bold(_ text: String) -> String { style == .slack ? "*\(text)*" : "**\(text)**" }

    private func link(_ text: String, _ url: String?) -> String {
        guard let url else { return text }
        return style == .slack
            ? "<\(url.replacing("&", with: "&amp;"))|\(text)>"
            : "[\(text)](\(url.replacing("(", with: "%28").replacing(")", with: "%29")))"
    }

    /// Slack reads &, < and > (its documentation of text formatting); formats that do no harm stay. Markdown is escaped
    /// with backslashes, and “@” is parted from a name it would call.
    private func escape(_ text: String) -> String {
        if style == .slack {
            return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                .replacing("|", with: "¦")
        }
        var out = ""
        for character in text {
            if "\\`*_{}[]()#+!|<>~".contains(character) { out.append("\\") }
            out.append(character)
            if character == "@" { out.append("\u{200B}") }
        }
        return out
    }
}

extension ChatMessage {
    /// An Adaptive Card, as the workflows of Teams that wait for a webhook take it. A TextBlock reads a part of Markdown.
    private func card(_ json: inout JSONWriter) {
        json.object { json in
            json.member("type", "message")
            json.array("attachments") { json in
                json.object { json in
                    json.member("contentType", "application/vnd.microsoft.card.adaptive")
                    json.object("content") { content(&$0) }
                }
            }
        }
    }

    private func content(_ json: inout JSONWriter) {
        json.member("type", "AdaptiveCard")
        json.member("version", "1.4")
        json.array("body") { json in
            if let title { block(escape(title), heading: true, &json) }
            for alert in alerts {
                block(escape(alert.news + alert.title), heading: true, &json)
                if !alert.facts.isEmpty { block(escape(alert.facts), &json) }
                for quote in alert.quotes {
                    block("“\(escape(quote.text))”", &json)
                    block(link(escape(quote.place + ": " + quote.title), quote.link), &json)
                }
                block(escape(alert.sum), &json)
            }
        }
    }

    private func block(_ text: String, heading: Bool = false, _ json: inout JSONWriter) {
        json.object { json in
            json.member("type", "TextBlock")
            json.member("text", text)
            json.member("wrap", true)
            if heading { json.member("weight", "Bolder") }
        }
    }
}
