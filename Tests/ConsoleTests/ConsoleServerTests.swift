import Console
import Foundation
import Glibc
import Metrics
import Monitoring
import TestSupport
import Testing

/// The console over real HTTP.
struct ConsoleServerTests {
    @Test("healthz says that the process lives, whatever it works on")
    func health() async throws {
        let console = try await RunningConsole(notReady: ["still starting"])
        let answer = try await console.ask("/healthz")
        #expect(answer.status == 200 && answer.text == #"{"status":"ok"}"#)
        #expect(answer.headers["content-type"] == "application/json")
    }

    @Test("readyz says yes when the engine has run and the store can be read")
    func ready() async throws {
        let answer = try await RunningConsole().ask("/readyz")
        #expect(answer.status == 200 && answer.text == #"{"status":"ready"}"#)
    }

    @Test("readyz says no with the reasons")
    func notReady() async throws {
        let answer = try await RunningConsole(notReady: ["still starting", "and \"more\""]).ask("/readyz")
        #expect(answer.status == 503)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.object?["reasons"] as? [String] == ["still starting", "and \"more\""])
        #expect(answer.object?["status"] as? Int == 503)
        #expect(answer.object?["title"] as? String == "Service Unavailable")
    }

    @Test("readyz says no when the store cannot be read, healthz still says yes")
    func damaged() async throws {
        let console = try await RunningConsole()
        try console.damageStore()
        let answer = try await console.ask("/readyz")
        let reasons = try #require(answer.object?["reasons"] as? [String])
        #expect(answer.status == 503 && reasons.count == 1)
        #expect(reasons.first?.hasPrefix("the store cannot be read: ") == true, "\(reasons)")
        #expect(try await console.ask("/healthz").status == 200)
    }

    @Test("metrics are shown as Prometheus text, after they were brought up to date")
    func metrics() async throws {
        let registry = PrometheusRegistry()
        let counter = Counter(label: "asked", dimensions: [("by", "test")], factory: registry)
        let console = try await RunningConsole(registry: registry, refresh: { counter.increment() })
        _ = try await console.ask("/metrics")
        let answer = try await console.ask("/metrics")
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(answer.text.contains("tidewaiter_asked_total{by=\"test\"} 2\n"))
        #expect(answer.text.contains("\nprocess_resident_memory_bytes "))
        let head = try await console.ask("/metrics", method: "HEAD")
        #expect(head.status == 200 && head.body.isEmpty)
    }

    @Test(
        "what is not there is a problem of 404",
        arguments: ["/", "/nothing", "/healthz/more", "/metrics.txt", "/%2e%2e/etc/passwd", "/healthz%00", "/Healthz"])
    func notFound(path: String) async throws {
        let answer = try await RunningConsole().ask(path)
        #expect(answer.status == 404)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.object?["title"] as? String == "Not Found")
    }

    @Test(
        "an address asked in another way is a problem of 405 that says how",
        arguments: ["POST", "PUT", "DELETE", "PURGE"])
    func notAllowed(method: String) async throws {
        let answer = try await RunningConsole().ask("/readyz", method: method)
        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == "GET, HEAD")
        #expect(answer.headers["content-type"] == "application/problem+json")
    }

    @Test("every answer forbids browsers what they need not", arguments: ["/healthz", "/metrics", "/nothing"])
    func headers(path: String) async throws {
        let headers = try await RunningConsole(notReady: ["no"]).ask(path).headers
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
        #expect(headers["referrer-policy"] == "no-referrer")
        #expect(headers["cache-control"] == "no-store")
        #expect(headers["server"] == "tidewaiter")
    }

    @Test("a port that is taken is said, with what to do")
    func taken() async throws {
        let other = try HostileServer()
        await #expect {
            try await RunningConsole.serve(on: ListenAddress(host: "127.0.0.1", port: other.port))
        } throws: { error in
            error is ConsoleError && "\(error)".contains("127.0.0.1:\(other.port): Address already in use")
                && "\(error)".contains("--listen")
        }
    }

    @Test("connections that are idle, or stopped in the middle of a request, do not hold the end up")
    func lingering() async throws {
        let console = try await RunningConsole()
        let idle = try connect(to: console.address.port, sending: "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        let half = try connect(to: console.address.port, sending: "GET /healthz HTTP/1.1\r\nHo")
        defer {
            close(idle)
            close(half)
        }
        #expect(try await console.ask("/healthz").status == 200)
        let start = ContinuousClock.now
        try await console.stop()
        #expect(start.duration(to: .now) < .seconds(15))
    }

    private func connect(to port: Int, sending text: String) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = UInt16(port).bigEndian
        name.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0 && write(descriptor, text, text.utf8.count) == text.utf8.count)
        return descriptor
    }
}
