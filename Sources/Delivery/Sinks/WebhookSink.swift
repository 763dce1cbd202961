import Crypto
import Exports
import FoundationEssentials
import Records

/// A POST of JSON to an address: the alert as `alerts list` writes it, a digest as an array of them.
///
/// Every request carries `Idempotency-Key` (of the alert and what it says now: the same in every attempt), and
/// `Tidewaiter-Timestamp` (seconds since 1970). With a secret, `Tidewaiter-Signature` is `sha256=` and the hexadecimal
/// HMAC-SHA-256 (RFC 2104) of timestamp, full stop and body: who knows the secret can tell that the request is ours, and
/// no old one.
package struct WebhookSink: DigestSink {
    package static let name = "webhook"
    package static let title = "JSON by HTTP POST (url), signed with HMAC-SHA-256 (secret-env or secret-file)"
    package static let mostInDigest = 100

    private let address: WebhookAddress
    private let secret: Secret?
    private let headers: [(String, String)]
    private let post: WebPost

    package init(_ options: SinkOptions) throws(DeliveryError) {
        var reader = options.reader(WebhookSink.self)
        address = try WebhookAddress(&reader)
        secret = try reader.secret("secret")
        headers = try WebhookSink.headers(&reader)
        let timeout = try reader.duration("timeout", in: 1...120) ?? 20
        try reader.finish()
        post = WebPost(WebhookSink.self, options.surroundings, timeoutSeconds: timeout)
    }

    package func deliver(_ parcel: Parcel) async throws(DeliveryError) -> String {
        var json = JSONWriter(reserving: 4 << 10)
        AlertJSON.write(parcel.alert, to: &json)
        return try await send(json.bytes, event: "alert", key: parcel.key, keys: [], at: parcel.at)
    }

    package func deliver(digest: [Parcel]) async throws(DeliveryError) -> String {
        guard let first = digest.first else { return "" }
        var json = JSONWriter(reserving: 4 << 10)
        json.array { json in
            for parcel in digest { AlertJSON.write(parcel.alert, to: &json) }
        }
        let keys = digest.map(\.key)
        let key = NamedUUID.text(of: keys.joined(separator: "\n"))
        return try await send(json.bytes, event: "digest", key: key, keys: keys, at: first.at)
    }

    private func send(
        _ body: [UInt8], event: String, key: String, keys: [String], at now: Timestamp
    ) async throws(DeliveryError) -> String {
        let timestamp = String(now.seconds)
        var fields = [
            ("Content-Type", "application/json"), ("Idempotency-Key", key), ("Tidewaiter-Timestamp", timestamp),
            ("Tidewaiter-Event", event),
        ]
        if !keys.isEmpty { fields.append(("Tidewaiter-Keys", keys.joined(separator: ","))) }
        if let secret {
            let value = try secret.value(for: WebhookSink.name)
            fields.append(("Tidewaiter-Signature", WebhookSink.signature(timestamp, body, secret: value)))
        }
        return try await post.send(
            body, to: try address.url(for: WebhookSink.name), headers: fields + headers, at: now)
    }

    /// `sha256=` and 64 hexadecimal digits.
    static func signature(_ timestamp: String, _ body: [UInt8], secret: String) -> String {
        var hmac = HMAC<SHA256>(key: SymmetricKey(data: Data(secret.utf8)))
        hmac.update(data: Data((timestamp + ".").utf8))
        hmac.update(data: Data(body))
        let hex = hmac.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "sha256=" + hex.joined()
    }

    /// Fields of the user's own, `Name: value` each; none of ours.
    private static func headers(_ reader: inout SinkOptions.Reader) throws(DeliveryError) -> [(String, String)] {
        var fields: [(String, String)] = []
        for line in reader.strings("headers") {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            let isName = parts.first?.utf8.allSatisfy(isToken) ?? false
            guard parts.count == 2, isName, !parts[0].isEmpty, WebPost.isLine(line) else {
                throw reader.wrong(
                    "headers", "“\(Plain.line(line, most: 40))” is not a header field: write Name: value")
            }
            let ours = ["content-type", "content-length", "host", "idempotency-key", "transfer-encoding"]
            let name = parts[0].lowercased()
            guard !ours.contains(name), !name.hasPrefix("tidewaiter-") else {
                throw reader.wrong("headers", "“\(parts[0])” is a field that the sink sets itself")
            }
            fields.append((parts[0], Plain.line(parts[1], most: 1_000)))
        }
        return fields
    }

    /// RFC 9110 §5.6.2.
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
