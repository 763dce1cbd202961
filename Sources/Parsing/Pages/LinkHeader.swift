/// The `Link` fields of an answer (RFC 8288 §3).
enum LinkHeader {
    struct Link: Sendable {
        /// As written; relative to the address that answered.
        var target: String
        /// By name in lower case; of equal ones the first (§3.3).
        var parameters: [String: String] = [:]

        /// In lower case.
        var relations: [String] { (parameters["rel"] ?? "").lowercased().split(separator: " ").map(String.init) }
    }

    /// Of one field; at most 64. What is not understood is passed over.
    static func links(in field: String) -> [Link] {
        let bytes = Array(field.utf8.prefix(32 << 10))
        var links: [Link] = []
        var i = 0
        while let open = bytes[i...].firstIndex(of: 60), let close = bytes[open...].firstIndex(of: 62),
            links.count < 64
        {
            var link = Link(target: String(decoding: trimmed(bytes[(open + 1)..<close]), as: UTF8.self))
            i = close + 1
            parameters(bytes, &i, &link)
            links.append(link)
        }
        return links
    }

    /// The parameters from `i` up to the comma that ends the link.
    private static func parameters(_ bytes: [UInt8], _ i: inout Int, _ link: inout Link) {
        while i < bytes.count, bytes[i] != 44 {
            guard bytes[i] == 59 else {
                i += 1
                continue
            }
            i += 1
            let start = i
            while i < bytes.count, ![61, 59, 44].contains(bytes[i]) { i += 1 }
            let name = String(decoding: trimmed(bytes[start..<i]), as: UTF8.self).lowercased()
            guard i < bytes.count, bytes[i] == 61 else { continue }
            i += 1
            let value = value(bytes, &i)
            if link.parameters[name] == nil { link.parameters[name] = value }
        }
    }

    /// A token or a quoted string (RFC 9110 §5.6.4).
    private static func value(_ bytes: [UInt8], _ i: inout Int) -> String {
        while i < bytes.count, isSpace(bytes[i]) { i += 1 }
        guard i < bytes.count, bytes[i] == 34 else {
            let start = i
            while i < bytes.count, bytes[i] != 59, bytes[i] != 44 { i += 1 }
            return String(decoding: trimmed(bytes[start..<i]), as: UTF8.self)
        }
        var out: [UInt8] = []
        i += 1
        while i < bytes.count, bytes[i] != 34 {
            if bytes[i] == 92, i + 1 < bytes.count { i += 1 }
            out.append(bytes[i])
            i += 1
        }
        i = min(i + 1, bytes.count)
        return String(decoding: out, as: UTF8.self)
    }
}
