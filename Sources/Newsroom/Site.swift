import FlyingFox
import Foundation

/// Answers one request out of the folder.
struct Site: Sendable {
    let folder: String
    let troubles: Troubles
    let log: Newsroom.RequestLog

    func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        let path = request.path
        if let delay = troubles.slow[path] { try await Task.sleep(for: .milliseconds(delay)) }
        let response = self.response(to: path, request)
        let conditional = request.headers[.ifNoneMatch] != nil || request.headers[.ifModifiedSince] != nil
        await log.append(
            Newsroom.Request(path: path, conditional: conditional, status: response.statusCode.code))
        return response
    }

    private func response(to path: String, _ request: HTTPRequest) -> HTTPResponse {
        if troubles.gone.contains(path) {
            return HTTPResponse(statusCode: HTTPStatusCode(410, phrase: "Gone"))
        }
        if let target = troubles.moved[path] {
            return HTTPResponse(statusCode: .movedPermanently, headers: [.location: target] as HTTPHeaders)
        }
        guard !path.contains(".."), let body = FileManager.default.contents(atPath: folder + path) else {
            return HTTPResponse(statusCode: .notFound)
        }
        let tag = Self.tag(of: body)
        guard request.headers[.ifNoneMatch] != tag else {
            return HTTPResponse(statusCode: .notModified, headers: [.eTag: tag] as HTTPHeaders)
        }
        return HTTPResponse(
            statusCode: .ok, headers: [.contentType: type(of: path), .eTag: tag] as HTTPHeaders, body: body)
    }

    /// An entity tag of the content alone (FNV-1a), so that a restarted newsroom gives the same.
    private static func tag(of body: Data) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in body { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return "\"\(String(hash, radix: 16))\""
    }

    private func type(of path: String) -> String {
        if let type = troubles.types[path] { return type }
        switch path.split(separator: ".").last ?? "" {
        case "xml": return "application/xml"
        case "rss": return "application/rss+xml"
        case "rdf": return "application/rdf+xml"
        case "atom": return "application/atom+xml"
        case "json": return "application/feed+json"
        case "html": return "text/html; charset=utf-8"
        case "csv": return "text/csv; charset=utf-8"
        default: return "text/plain; charset=utf-8"
        }
    }
}

extension HTTPHeader {
    fileprivate static let ifNoneMatch = HTTPHeader("If-None-Match")
    fileprivate static let ifModifiedSince = HTTPHeader("If-Modified-Since")
    fileprivate static let eTag = HTTPHeader("ETag")
}
