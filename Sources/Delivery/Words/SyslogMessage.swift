import Records

#if canImport(Glibc)
    import Glibc
#endif

/// An alert as one message of RFC 5424 §6: head, structured data, and a sentence in UTF-8.
struct SyslogMessage {
    let parcel: Parcel
    /// 0…23.
    let facility: Int
    let host: String
    /// The sentence is cut to fit; what comes before it never is.
    let mostBytes: Int

    var bytes: [UInt8] {
        let alert = parcel.alert
        let priority = facility * 8 + severity
        let head = "<\(priority)>1 \(parcel.at) \(word(host, 255)) tidewaiter \(getpid()) alert "
        let data = SyslogMessage.element([
            ("id", alert.id), ("key", parcel.key), ("rule", alert.rule), ("severity", alert.severity.rawValue),
            ("score", String(alert.score)), ("state", alert.state.rawValue), ("subject", alert.subject.id),
        ])
        var bytes = Array((head + data + " ").utf8)
        let words = AlertWords(parcel, quotes: 1)
        let quote = words.quotes.first.map { ": \($0.text)" } ?? ""
        // §6.4: the mark says that it is UTF-8.
        let text: [UInt8] = [0xEF, 0xBB, 0xBF] + Array((words.news + words.title + quote).utf8)
        bytes += text.prefix(max(0, mostBytes - bytes.count))
        let isCut = bytes.count == mostBytes
        // A character has four bytes at most.
        for _ in 0..<3 where isCut && !isWhole(bytes) { bytes.removeLast() }
        return bytes
    }

    /// §6.2.1: critical, warning, notice, informational.
    private var severity: Int {
        switch parcel.alert.severity {
        case .critical: 2
        case .high: 4
        case .medium: 5
        case .low: 6
        }
    }

    private func isWhole(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// 32473 is the enterprise number of examples (RFC 5612).
    private static func element(_ parameters: [(String, String)]) -> String {
        let pairs = parameters.map { name, value in
            let escaped = Plain.line(value, most: 120).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("]", with: "\\]")
            return "\(name)=\"\(escaped)\""
        }
        return "[alert@32473 \(pairs.joined(separator: " "))]"
    }

    /// Printable ASCII, or the dash that stands for nothing.
    private func word(_ text: String, _ most: Int) -> String {
        let kept = text.utf8.filter { (33...126).contains($0) }.prefix(most)
        return kept.isEmpty ? "-" : String(decoding: kept, as: UTF8.self)
    }
}
