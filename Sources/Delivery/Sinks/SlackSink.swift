import Exports
package import Records

/// A message to an incoming webhook of a chat: Slack, Mattermost, or Microsoft Teams.
///
/// The address of such a webhook lets anybody write there, so it may be kept in the environment or a file like a password,
/// and messages name its host alone.
package struct SlackSink: DigestSink {
    package static let name = "slack"
    package static let title = "a message to a chat's incoming webhook (url, url-env or url-file; style)"
    package static let mostInDigest = 20
    /// People are told what may make them act.
    package static let updates: Set<AlertGist.Aspect> = [.severity, .facts]

    enum Style: String, CaseIterable {
        case slack, mattermost, teams
    }

    private let address: WebhookAddress
    private let style: Style
    private let post: WebPost

    package init(_ options: SinkOptions) throws(DeliveryError) {
        var reader = options.reader(SlackSink.self)
        address = try WebhookAddress(&reader)
        style = try reader.choice("style", Style.self) ?? .slack
        let timeout = try reader.duration("timeout", in: 1...120) ?? 20
        try reader.finish()
        post = WebPost(SlackSink.self, options.surroundings, timeoutSeconds: timeout)
    }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        try await send([parcel], title: nil, key: parcel.key, at: parcel.at)
    }

    package func deliver(digest: [Parcel]) async throws(DeliveryError) -> String {
        guard let first = digest.first else { return "" }
        let key = NamedUUID.text(of: digest.map(\.key).joined(separator: "\n"))
        return try await send(digest, title: AlertWords.digestTitle(digest), key: key, at: first.at)
    }

    private func send(
        _ parcels: [Parcel], title: String?, key: String, at now: Timestamp
    ) async throws(DeliveryError) -> String {
        let words = parcels.map { AlertWords($0, quotes: title == nil ? 3 : 1) }
        let body = ChatMessage(style: style, title: title, alerts: words).json
        return try await post.send(
            body, to: try address.url(for: SlackSink.name),
            headers: [("Content-Type", "application/json"), ("Idempotency-Key", key)], at: now)
    }
}
