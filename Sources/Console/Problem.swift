import FoundationEssentials
import Hummingbird

/// An answer that says what went wrong, as problem details (RFC 9457, `application/problem+json`).
struct Problem: Error, Sendable {
    var status: HTTPResponse.Status
    /// What happened in this case, and what to do; for a reader, never with what only the operator may know.
    var detail: String?
    /// Single reasons, where there are several (an extension member, §3.2).
    var reasons: [String]?
    /// Methods that the address allows, for 405 (RFC 9110 §15.5.6).
    var allowed: [String] = []

    init(_ status: HTTPResponse.Status, _ detail: String? = nil, reasons: [String]? = nil) {
        self.status = status
        self.detail = detail
        self.reasons = reasons
    }

    /// The members in the order of §3.1. Without a `type` of its own, the title is the status's (§4.2.1).
    private struct Body: Encodable {
        var type = "about:blank"
        var title: String
        var status: Int
        var detail: String?
        var reasons: [String]?
    }

    var response: Response {
        let body = Body(title: status.reasonPhrase, status: status.code, detail: detail, reasons: reasons)
        var headers = HTTPFields()
        headers[.contentType] = "application/problem+json"
        if !allowed.isEmpty { headers[.allow] = allowed.joined(separator: ", ") }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: JSONBody.bytes(body)))
    }
}

/// JSON as the console answers it.
enum JSONBody {
    static func bytes(_ value: some Encodable) -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Nothing but strings, numbers and arrays of them is encoded here, and that cannot fail.
        return ByteBuffer(bytes: (try? encoder.encode(value)) ?? Data("{}".utf8))
    }

    static func response(_ value: some Encodable) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes(value)))
    }
}
