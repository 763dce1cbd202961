package import Records
import Texts

/// An alert on its way to a sink.
package struct Parcel: Sendable {
    package let alert: Alert
    /// What it says that is worth telling.
    package let change: AlertGist
    /// The sink was told of the alert before.
    package let isUpdate: Bool
    /// When it goes out.
    package let at: Timestamp
    /// Of this alert and change, in every attempt and at every sink the same: a UUID.
    package let key: String

    package init(_ alert: Alert, isUpdate: Bool = false, at now: Timestamp) {
        self.alert = alert
        change = AlertGist(alert)
        self.isUpdate = isUpdate
        at = now
        key = NamedUUID.text(of: alert.id + "\n" + change.text)
    }
}

/// UUIDs that are made of a name (RFC 9562 §5.8, version 8, with the first bits of a SHA-256).
enum NamedUUID {
    static func text(of name: String) -> String {
        var digits = Array(Digest.sha256("tidewaiter\n" + name).utf8.prefix(32))
        digits[12] = UInt8(ascii: "8")
        // The variant's two bits: 10.
        let variants = Array("89ab".utf8)
        digits[16] = variants[Int(digits[16]) % 4]
        let text = String(decoding: digits, as: UTF8.self)
        var parts: [Substring] = []
        var rest = text[...]
        for count in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return parts.joined(separator: "-")
    }
}
