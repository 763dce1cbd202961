import Fetching

/// The address of a webhook, which may be a secret in itself.
struct WebhookAddress: Sendable {
    private enum Place: Sendable {
        case open(String)
        case secret(Secret)
    }

    private let place: Place

    /// Reads `url`, `url-env` or `url-file`, of which one must be there.
    init(_ reader: inout SinkOptions.Reader) throws(DeliveryError) {
        let url = try reader.string("url")
        let secret = try reader.secret("url")
        switch (url, secret) {
        case (let url?, nil):
            guard Fetcher.hostName(of: url) != nil else {
                throw reader.wrong("url", "“\(url)” is no http or https address")
            }
            place = .open(url)
        case (nil, let secret?): place = .secret(secret)
        case (nil, nil):
            throw reader.wrong("url", "The sink needs a `url`, or one in `url-env` or `url-file`: where to send to.")
        default: throw reader.wrong("url", "there are two addresses: leave one of url, url-env and url-file")
        }
    }

    func url(for sink: String) throws(DeliveryError) -> String {
        switch place {
        case .open(let url): return url
        case .secret(let secret): return try secret.value(for: sink)
        }
    }
}
