import Foundation

extension HostileServer {
    /// Serves the files of a folder as a web site does: media types by their endings, entity tags by their content,
    /// and 304 to who has it already.
    package func serve(folder: String, delaySeconds: Double = 0) {
        for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) else { continue }
            serve([UInt8](data), at: "/" + name, type: Self.type(of: name), delaySeconds: delaySeconds)
        }
    }

    /// Serves these bytes, conditionally.
    package func serve(_ bytes: [UInt8], at path: String, type: String, delaySeconds: Double = 0) {
        let tag = Self.tag(of: bytes)
        route(path) { request in
            .ok(bytes: bytes, type: type).orNotModified(request, etag: tag).delayed(by: delaySeconds)
        }
    }

    /// FNV-1a of the content.
    package static func tag(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return "\"\(String(hash, radix: 16))\""
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last ?? "" {
        case "xml": "application/xml"
        case "rss": "application/rss+xml"
        case "rdf": "application/rdf+xml"
        case "atom": "application/atom+xml"
        case "json": "application/feed+json"
        case "html": "text/html; charset=utf-8"
        case "csv": "text/csv; charset=utf-8"
        default: "text/plain; charset=utf-8"
        }
    }
}

extension HostileRequest {
    /// Whether it asks only for what has changed.
    package var isConditional: Bool { headers["if-none-match"] != nil || headers["if-modified-since"] != nil }
}
