import Fetching
import Foundation
import TestSupport

/// nghttpd, which serves the files of a folder over HTTP/2 and TLS, with a certificate made for it.
final class SecureServer: Sendable {
    let port: Int
    let folder: TemporaryFolder
    private let program: RunningProgram

    /// Of the server alone: nobody else has signed it.
    var certificate: String { folder.path("certificate.pem") }

    private static let server = tool("nghttpd")
    private static let openssl = tool("openssl")
    static let isPossible = server != nil && openssl != nil
    static let reason = "needs nghttpd (Debian: nghttp2-server) and openssl"

    init() async throws {
        folder = try TemporaryFolder()
        guard let server = Self.server, let openssl = Self.openssl else { throw Program.Failure(Self.reason) }
        let made = try await Program(openssl).run(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.path("key.pem"), "-out",
            folder.path("certificate.pem"), "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=IP:127.0.0.1")
        guard made.status == 0 else { throw Program.Failure(made.errors) }
        // A port that was free a moment ago.
        let probe = try HostileServer()
        port = probe.port
        probe.stop()
        program = try Program(server).start(
            "--address=127.0.0.1", "--htdocs=\(folder.path)", String(port), folder.path("key.pem"),
            folder.path("certificate.pem"))
    }

    deinit { program.kill() }

    func url(_ path: String) -> String { "https://127.0.0.1:\(port)\(path)" }

    /// Waits until it answers.
    func isReady(for fetcher: Fetcher) async -> Bool {
        for _ in 1...500 {
            if (try? await fetcher.fetch(FetchRequest(url("/certificate.pem")))) != nil { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    private static func tool(_ name: String) -> String? {
        ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"].map { "\($0)/\(name)" }
            .first(where: FileManager.default.isExecutableFile(atPath:))
    }
}
