import Records
import Texts

/// The head of a WARC/1.1 record (ISO 28500:2017 §4 and §5): version line and named fields.
struct RecordHead {
    enum Kind: String { case warcinfo, response, request, metadata, revisit }

    /// `urn:uuid:…` (RFC 9562), random.
    let id: String
    private var text: String

    init(_ kind: Kind, date: Timestamp) {
        id = Self.uniqueID()
        text = "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: <\(id)>\r\nWARC-Date: \(date)\r\n"
    }

    /// Adds a field; control characters, which could end it, become spaces. Nothing for nil.
    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        text += "\(name): \(Self.clean(value))\r\n"
    }

    /// Adds an address; what may not stand in one (RFC 3986 §2) of spaces and control characters is percent-encoded.
    mutating func addAddress(_ name: String, _ url: String) {
        guard url.utf8.contains(where: { $0 <= 32 || $0 == 127 }) else { return text += "\(name): \(url)\r\n" }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in url.utf8 {
            if byte <= 32 || byte == 127 {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                bytes.append(byte)
            }
        }
        text += "\(name): \(String(decoding: bytes, as: UTF8.self))\r\n"
    }

    /// The head's bytes for a block of this media type.
    func bytes(contentType: String, block: [UInt8]) -> [UInt8] {
        let fields =
            "WARC-Block-Digest: sha256:\(Digest.sha256(block))\r\nContent-Type: \(contentType)\r\n"
            + "Content-Length: \(block.count)\r\n\r\n"
        return Array((text + fields).utf8)
    }

    /// One line of a field's value.
    static func clean(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 < 32 || $0 == 127 }) else { return value }
        return String(decoding: value.utf8.map { $0 < 32 || $0 == 127 ? 32 : $0 }, as: UTF8.self)
    }

    private static func uniqueID() -> String {
        var random = SystemRandomNumberGenerator()
        let high = random.next() & ~0xF000 | 0x4000
        let low = random.next() & ~(3 << 62) | 2 << 62
        var text: [UInt8] = Array("urn:uuid:".utf8)
        let digits = Array("0123456789abcdef".utf8)
        for i in 0..<32 {
            if i == 8 || i == 12 || i == 16 || i == 20 { text.append(UInt8(ascii: "-")) }
            let word = i < 16 ? high : low
            text.append(digits[Int(word >> UInt64(60 - i % 16 * 4) & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
