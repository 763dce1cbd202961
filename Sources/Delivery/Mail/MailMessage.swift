import Records

/// A message with a plain and an HTML form of the same (RFC 5322, RFC 2046 §5.1.4).
struct MailMessage {
    var from: MailAddress
    var to: [MailAddress]
    var subject: String
    /// Of the message, and of what it belongs to: UUIDs, made ids with the sender's domain.
    var key: String
    var thread: String?
    var at: Timestamp
    var text: String
    var html: String

    /// The bytes that go over the wire, lines end with CRLF.
    var bytes: [UInt8] {
        // “=_” stands in no quoted-printable text, so that no text can end its part.
        let boundary = "=_tw-\(key)"
        var out = HeaderText.field("From", parts: [from.field])
        out += HeaderText.field("To", parts: to.map(\.field))
        out += HeaderText.field("Subject", subject)
        out += "Date: \(MailDate.text(at))\r\n"
        out += HeaderText.field("Message-ID", parts: ["<\(key)@\(from.domain)>"])
        if let thread { out += HeaderText.field("References", parts: ["<\(thread)@\(from.domain)>"]) }
        // RFC 3834 §5: no vacation notice is wanted.
        out += "Auto-Submitted: auto-generated\r\n"
        out += "MIME-Version: 1.0\r\n"
        out += "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n"
        out += part("text/plain", text, boundary)
        out += part("text/html", html, boundary)
        return Array((out + "--\(boundary)--\r\n").utf8)
    }

    private func part(_ type: String, _ text: String, _ boundary: String) -> String {
        "--\(boundary)\r\nContent-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + QuotedPrintable.encode(text)
    }
}

/// The date of a message (RFC 5322 §3.3), in UTC.
enum MailDate {
    static func text(_ time: Timestamp) -> String {
        let (date, clock) = (time.date, time.time)
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let number = Timestamp.days(year: date.year, month: date.month, day: date.day)
        // 1970-01-01 was a Thursday.
        let weekday = days[((number % 7) + 7) % 7]
        let month = months[min(max(date.month, 1), 12) - 1]
        return
            "\(weekday), \(date.day) \(month) \(date.year) \(two(clock.hour)):\(two(clock.minute)):\(two(clock.second))"
            + " +0000"
    }

    private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
}
