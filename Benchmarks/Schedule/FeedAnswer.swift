import Foundation
import Records

/// The world as a web site: the answer to one request at the simulated time.
struct FeedAnswer: Sendable {
    let world: World
    /// `<host of the source>/<index>.xml`.
    static func path(_ index: Int) -> String { "/\(index).xml" }

    /// Status line, fields and body.
    func bytes(path: Substring, etag: Substring?, at time: Int64) -> [UInt8] {
        guard let index = Int(path.dropFirst().prefix { $0 != "." }), world.publishers.indices.contains(index) else {
            return head("404 Not Found", "", length: 0)
        }
        let publisher = world.publishers[index]
        if publisher.isDown(at: time) { return head("500 Internal Server Error", "", length: 0) }
        let shown = publisher.shown(at: time)
        let tag = "\"\(index)-\(shown.upperBound)\""
        let fields = "ETag: \(tag)\r\n" + (publisher.maxAge.map { "Cache-Control: max-age=\($0)\r\n" } ?? "")
        if let etag, etag == tag { return head("304 Not Modified", fields, length: nil) }
        let body = Array(document(publisher, shown).utf8)
        return head("200 OK", fields + "Content-Type: application/rss+xml\r\n", length: body.count) + body
    }

    private func head(_ status: String, _ fields: String, length: Int?) -> [UInt8] {
        Array("HTTP/1.1 \(status)\r\n\(fields)\(length.map { "Content-Length: \($0)\r\n" } ?? "")\r\n".utf8)
    }

    private func document(_ publisher: Publisher, _ shown: Range<Int>) -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
            <title>Publisher \(publisher.index)</title><link>http://publisher.example/\(publisher.index)</link>

            """
        if let minutes = publisher.ttlMinutes { text += "<ttl>\(minutes)</ttl>\n" }
        if publisher.isHourly { text += "<sy:updatePeriod>hourly</sy:updatePeriod>\n" }
        for number in shown.reversed() {
            text += "<item><guid isPermaLink=\"false\">\(number)</guid><title>Item \(number)</title>"
            text += "<link>http://publisher.example/\(publisher.index)/\(number)</link>"
            if publisher.isDated {
                text += "<pubDate>\(Self.date(publisher.times[number]))</pubDate>"
            }
            text += "<description>The harbour office reports what item \(number) is about.</description></item>\n"
        }
        return text + "</channel></rss>\n"
    }

    /// RFC 822 date, as RSS wants it.
    private static func date(_ seconds: Int64) -> String {
        let time = Timestamp(seconds: seconds)
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (date, clock) = (time.date, String(time.description.dropFirst(11).prefix(8)))
        return "\(date.day < 10 ? "0" : "")\(date.day) \(names[date.month - 1]) \(date.year) \(clock) GMT"
    }
}
