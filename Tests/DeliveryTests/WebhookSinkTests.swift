import Exports
import Foundation
import Records
import TestSupport
import Testing

@testable import Delivery

@Suite struct WebhookSinkTests {
    let server: HostileServer

    init() throws { server = try HostileServer() }

    func sink(_ more: [String: [String]] = [:]) throws -> any DigestSink {
        var values = ["url": [server.url("/hook")], "timeout": ["4s"]]
        values.merge(more) { $1 }
        let sink = try Sample.sink("webhook", values, ["KEY": "secret"])
        return try #require(sink as? any DigestSink)
    }

    @Test("the body is the alert as it is listed, with key, time and signature in fields")
    func request() async throws {
        server.route("/hook") { _ in .ok("thanks\n") }
        let sink = try sink(["secret-env": ["KEY"], "headers": ["X-Tenant: 5"]])
        let parcel = Sample.parcel("a1")
        let receipt = try await sink.deliver(parcel)
        #expect(receipt == "http://127.0.0.1:\(server.port): 200 thanks")
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.body + [10] == AlertJSON.line(parcel.alert))
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["idempotency-key"] == parcel.key)
        #expect(request.headers["tidewaiter-timestamp"] == String(Sample.noon.seconds))
        #expect(request.headers["tidewaiter-event"] == "alert")
        #expect(request.headers["x-tenant"] == "5")
        #expect(
            request.headers["tidewaiter-signature"]
                == WebhookSink.signature(String(Sample.noon.seconds), request.body, secret: "secret"))
    }

    @Test("the signature is the HMAC of timestamp, full stop and body, as another implementation has it")
    func signature() {
        #expect(
            WebhookSink.signature("1768464000", Array(#"{"id":"a1"}"#.utf8), secret: "secret")
                == "sha256=3ecfa51210796e6338d8c7966704896c2559180176da587cb6951fe9ab109462")
    }

    @Test("a digest is an array with the keys of its alerts in a field")
    func digest() async throws {
        server.route("/hook") { _ in .ok("") }
        let parcels = [Sample.parcel("a1"), Sample.parcel("a2")]
        _ = try await sink().deliver(digest: parcels)
        let request = try #require(server.requests.first)
        let array = try JSONSerialization.jsonObject(with: Data(request.body)) as? [[String: Any]]
        #expect(array?.compactMap { $0["id"] as? String } == ["a1", "a2"])
        #expect(request.headers["tidewaiter-keys"] == parcels.map(\.key).joined(separator: ","))
        #expect(request.headers["tidewaiter-event"] == "digest")
        #expect(request.headers["tidewaiter-signature"] == nil)
    }

    static let garbage: [HostileAnswer] = [
        .ok(bytes: (0..<4_000).map { UInt8(truncatingIfNeeded: $0 * 7) }),
        .ok(String(repeating: "<html>\u{1B}[31m", count: 900)),
        .endless(limit: 64 << 20), .cut("half of it"), .cut("half of it", reset: true), .gzipBomb(bytes: 200 << 20),
        HostileAnswer(200, headers: [("Content-Encoding", "gzip")], body: .whole([1, 2, 3])), .status(204),
        .status(299, "ok"),
    ]

    @Test(
        "any 2xx is the receipt, whatever comes with it, and what is kept of that is short and plain",
        arguments: garbage)
    func accepted(answer: HostileAnswer) async throws {
        server.route("/hook") { _ in answer }
        let receipt = try await sink().deliver(Sample.parcel("a1"))
        #expect(receipt.count < 300)
        #expect(
            receipt.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && !(128...159).contains($0.value) })
    }

    static let refusals: [(HostileAnswer, DeliveryError.Kind, Int?)] = [
        (.status(400, "bad"), .rejected, nil), (.status(404), .rejected, nil), (.status(413), .rejected, nil),
        (.status(422), .rejected, nil), (.status(401), .unavailable, nil), (.status(408), .unavailable, nil),
        (.status(429, "", headers: [("Retry-After", "120")]), .unavailable, 120),
        (.status(503, "", headers: [("Retry-After", "7")]), .deferred, 7), (.status(500), .deferred, nil),
        (.status(503, "", headers: [("retry-after", "soon")]), .deferred, nil), (.status(599), .deferred, nil),
        (.redirect(to: "/elsewhere"), .rejected, nil), (.hang, .unavailable, nil), (.drop, .unavailable, nil),
        (HostileAnswer(200, body: .raw(Array("SSH-2.0-x\r\n".utf8))), .unavailable, nil),
    ]

    @Test("what is no 2xx is told apart: for this alert, for now, or for all", arguments: refusals)
    func refused(answer: HostileAnswer, kind: DeliveryError.Kind, retryAfter: Int?) async throws {
        server.route("/hook") { _ in answer }
        let sink = try sink()
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == kind, "\(error.debugDescription)")
        #expect(error?.retryAfter == retryAfter)
        #expect(error?.message.contains("127.0.0.1") == true)
        #expect(server.count("/elsewhere") == 0)
    }

    @Test("nothing is sent to an address that is not public unless its network is allowed")
    func guarded() async throws {
        server.route("/hook") { _ in .ok("") }
        let options = SinkOptions(["url": [server.url("/hook")]], Surroundings(variable: { _ in nil }))
        let sink = try Sinks.make("webhook", options)
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("allow-networks") == true)
        #expect(server.connections == 0)
    }

    @Test("a secret that is missing is said, and nothing is sent unsigned")
    func unsigned() async throws {
        let sink = try sink(["secret-env": ["NONE"]])
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("NONE") == true)
        #expect(server.requests.isEmpty)
    }

    @Test("an address that is a secret is not said")
    func secretAddress() async throws {
        server.route("/hook/xoxb-1") { _ in .status(500, "no") }
        let sink = try Sample.sink("slack", ["url-env": ["HOOK"]], ["HOOK": server.url("/hook/xoxb-1")])
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .deferred)
        #expect(error?.message.contains("xoxb") == false)
    }

    @Test("alerts go over one connection as long as it holds")
    func connections() async throws {
        server.route("/hook") { _ in .ok("") }
        let sink = try sink()
        for i in 1...5 { _ = try await sink.deliver(Sample.parcel("a\(i)")) }
        #expect(server.connections == 1)
    }
}
