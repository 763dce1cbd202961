package import Records

/// A mail to some people, plain and HTML, by an SMTP server that takes mail from us.
///
/// All recipients get it or none: a server that refuses one of them refuses the message. The Message-ID is that of the
/// alert and what it says, the same in every attempt; all mails on an alert refer to one thread.
package struct EmailSink: DigestSink {
    package static let name = "email"
    package static let title = "mail by SMTP (server, from, to), with STARTTLS or smtps, text and HTML"
    package static let mostInDigest = 100
    /// People are told what may make them act.
    package static let updates: Set<AlertGist.Aspect> = [.severity, .facts]

    private static let mostRecipients = 50

    private let from: MailAddress
    private let to: [MailAddress]
    private let prefix: String
    private let post: MailPost

    package init(_ options: SinkOptions) throws(DeliveryError) {
        var reader = options.reader(EmailSink.self)
        let server = try EmailSink.server(&reader)
        from = try EmailSink.address(try reader.required("from", "the sender's address"), "from", reader)
        var recipients: [MailAddress] = []
        for text in reader.strings("to") { recipients.append(try EmailSink.address(text, "to", reader)) }
        guard (1...EmailSink.mostRecipients).contains(recipients.count) else {
            throw reader.wrong("to", "The sink needs a `to`: one to \(EmailSink.mostRecipients) addresses.")
        }
        to = recipients
        prefix = try reader.string("subject-prefix") ?? "[tidewaiter]"
        let timeout = try reader.duration("timeout", in: 1...300) ?? 30
        try reader.finish()
        post = MailPost(EmailSink.self, server, options.surroundings, timeoutSeconds: timeout)
    }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        let words = AlertWords(parcel, quotes: 5)
        return try await send(
            "\(words.news)\(words.title)", key: parcel.key, thread: NamedUUID.text(of: parcel.alert.id),
            at: parcel.at, text: words.text, html: words.html)
    }

    package func deliver(digest: [Parcel]) async throws(DeliveryError) -> String {
        guard let first = digest.first else { return "" }
        // Worst first; of equals in the order in which they came.
        let order = digest.indices.sorted { a, b in
            let (x, y) = (digest[a].alert, digest[b].alert)
            return (y.severity, y.score, a) < (x.severity, x.score, b)
        }
        let words = order.map { AlertWords(digest[$0], quotes: 1) }
        let title = AlertWords.digestTitle(digest)
        return try await send(
            title, key: NamedUUID.text(of: digest.map(\.key).joined(separator: "\n")), thread: nil, at: first.at,
            text: ([title] + words.map(\.text)).joined(separator: "\n\n"),
            html: words.map(\.html).joined(separator: "<hr>\n"))
    }

    private func send(
        _ subject: String, key: String, thread: String?, at now: Timestamp, text: String, html: String
    ) async throws(DeliveryError) -> String {
        let page = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n\(html)</body></html>\n"
        return try await post.send(
            MailMessage(
                from: from, to: to, subject: prefix + " " + subject, key: key, thread: thread, at: now, text: text,
                html: page))
    }

    private static func server(_ reader: inout SinkOptions.Reader) throws(DeliveryError) -> MailPost.Server {
        let url = try reader.required("server", "smtp://host:587 or smtps://host")
        guard isServer(url) else {
            throw reader.wrong("server", "“\(url)” is no mail server: write smtp://host:587 or smtps://host")
        }
        var server = MailPost.Server(url: url)
        server.security = try reader.choice("tls-mode", MailPost.Server.Security.self) ?? .tls
        server.user = try reader.string("user")
        server.password = try reader.secret("password")
        guard (server.user == nil) == (server.password == nil) else {
            throw reader.wrong("user", "`user` and `password-env` or `password-file` belong together")
        }
        return server
    }

    /// Scheme, host and port, and nothing else.
    private static func isServer(_ url: String) -> Bool {
        for scheme in ["smtp://", "smtps://"] where url.hasPrefix(scheme) {
            let rest = url.dropFirst(scheme.count)
            return !rest.isEmpty
                && rest.utf8.allSatisfy { byte in
                    switch byte {
                    case 48...58, 65...91, 93, 97...122, 45, 46: true
                    default: false
                    }
                }
        }
        return false
    }

    private static func address(
        _ text: String, _ key: String, _ reader: SinkOptions.Reader
    ) throws(DeliveryError) -> MailAddress {
        guard let address = MailAddress(text) else {
            throw reader.wrong(key, "“\(Plain.line(text, most: 60))” is no mail address")
        }
        return address
    }
}
