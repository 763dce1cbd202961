import Foundation
import Records
import TestSupport
import Testing

@testable import Delivery

/// Against aiosmtpd, a mail server in its own right, in a process of its own.
@Suite(.enabled(if: MailServerProgram.isPossible, "\(MailServerProgram.reason)")) struct MailServerProgramTests {
    func sink(_ server: MailServerProgram, _ more: [String: [String]] = [:]) throws -> any DigestSink {
        var values = [
            "server": ["smtp://127.0.0.1:\(server.port)"], "from": ["Zoll Köln <alerts@customs.example>"],
            "to": ["desk@customs.example", "Duty officer <duty@customs.example>"], "user": ["desk"],
            "password-env": ["P"], "timeout": ["10s"],
        ]
        values.merge(more) { $1 }
        let surroundings = Surroundings(
            allowedNetworks: Sample.surroundings().allowedNetworks, caFile: server.certificate,
            variable: { $0 == "P" ? "hunter2" : nil })
        return try #require(try Sinks.make("email", SinkOptions(values, surroundings)) as? any DigestSink)
    }

    @Test("over STARTTLS and with a password, the message arrives as any mail program reads it")
    func arrives() async throws {
        let server = try await MailServerProgram()
        let parcel = Sample.parcel("a1", title: ".\nÖl – 海关 <script>")
        #expect(try await sink(server).deliver(parcel).contains("250"))
        let mail = try #require(try server.mails().first)
        #expect(mail["subject"] == "[tidewaiter] HIGH Oceanic Metals FZE: trader-offence")
        #expect(mail["from"] == "Zoll Köln <alerts@customs.example>")
        #expect(mail["to"] == "desk@customs.example, Duty officer <duty@customs.example>")
        #expect(mail["message-id"] == "<\(parcel.key)@customs.example>")
        #expect(mail["date"] == "2026-01-15T12:00:00+00:00")
        #expect(mail["rcpt"] == "desk@customs.example duty@customs.example")
        #expect(mail["defects"] == "")
        #expect(mail["plain"]?.contains("– gulf-trade, 2026-01-15: . Öl – 海关 <script>") == true)
        #expect(mail["html"]?.contains(": . Öl – 海关 &lt;script&gt;</a>") == true)
        #expect(mail["tls"] == "True" && mail["user"] == "desk")
    }

    @Test("a wrong password and an unknown certificate are said, and nothing arrives")
    func refused() async throws {
        let server = try await MailServerProgram()
        let wrong = try Sinks.make(
            "email",
            SinkOptions(
                [
                    "server": ["smtp://127.0.0.1:\(server.port)"], "from": ["a@b.example"], "to": ["c@d.example"],
                    "user": ["desk"], "password-env": ["P"],
                ],
                Surroundings(
                    allowedNetworks: Sample.surroundings().allowedNetworks, caFile: server.certificate,
                    variable: { _ in "wrong" })))
        let first = await #expect(throws: DeliveryError.self) { try await wrong.deliver(Sample.parcel("a1")) }
        #expect(first?.kind == .unavailable && first?.message.contains("535") == true, "\(first.debugDescription)")
        let stranger = try Sample.sink(
            "email",
            ["server": ["smtp://127.0.0.1:\(server.port)"], "from": ["a@b.example"], "to": ["c@d.example"]])
        let second = await #expect(throws: DeliveryError.self) { try await stranger.deliver(Sample.parcel("a1")) }
        #expect(second?.message.contains("TLS") == true, "\(second.debugDescription)")
        #expect(try server.mails().isEmpty)
    }

    @Test("a digest of fifty arrives whole")
    func digest() async throws {
        let server = try await MailServerProgram()
        _ = try await sink(server).deliver(digest: (1...50).map { Sample.parcel("a\($0)", score: $0 * 2) })
        let mail = try #require(try server.mails().first)
        #expect(mail["subject"]?.hasPrefix("[tidewaiter] 50 alerts, worst CRITICAL") == true)
        let text = try #require(mail["plain"]).replacing("\r\n", with: "\n") + "\n"
        for i in 1...50 { #expect(text.contains("alert a\(i)\n")) }
        #expect(mail["defects"] == "")
    }
}

/// aiosmtpd with STARTTLS and one account. It writes each mail, taken apart by Python's own parser, as a line of JSON.
final class MailServerProgram: Sendable {
    let port: Int
    let folder: TemporaryFolder
    private let program: RunningProgram

    static let python = [
        ProcessInfo.processInfo.environment["TIDEWAITER_TEST_PYTHON"],
        Repository.path(".build/test-python/bin/python3"),
    ].compactMap { $0 }.first(where: FileManager.default.isExecutableFile(atPath:))
    static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first(
        where: FileManager.default.isExecutableFile(atPath:))
    static let isPossible = python != nil && openssl != nil
    static let reason = "needs openssl, and aiosmtpd in .build/test-python (make test installs it)"

    var certificate: String { folder.path("certificate.pem") }

    init() async throws {
        folder = try TemporaryFolder()
        guard let python = Self.python, let openssl = Self.openssl else { throw Program.Failure(Self.reason) }
        let made = try await Program(openssl).run(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.path("key.pem"), "-out",
            folder.path("certificate.pem"), "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=IP:127.0.0.1")
        guard made.status == 0 else { throw Program.Failure(made.errors) }
        let probe = try HostileServer()
        port = probe.port
        probe.stop()
        let script = try folder.write(Self.script, to: "server.py")
        program = try Program(python).start(script, folder.path, String(port))
        for _ in 1...500 {
            if FileManager.default.fileExists(atPath: folder.path("ready")) { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Program.Failure("aiosmtpd does not start: \(program.errorsSoFar)")
    }

    deinit { program.kill() }

    func mails() throws -> [[String: String]] {
        guard FileManager.default.fileExists(atPath: folder.path("mails")) else { return [] }
        return try folder.bytes("mails").split(separator: 10).map { line in
            try JSONDecoder().decode([String: String].self, from: Data(line))
        }
    }

    private static let script = """
        import json, ssl, sys, time
        from email import message_from_bytes, policy
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult
        folder, port = sys.argv[1], int(sys.argv[2])
        class Handler:
            async def handle_DATA(self, server, session, envelope):
                m = message_from_bytes(envelope.original_content, policy=policy.default)
                def part(kind):
                    return m.get_body((kind,)).get_content()
                with open(folder + "/mails", "a") as out:
                    out.write(json.dumps({
                        "subject": m["subject"], "from": m["from"], "to": m["to"], "message-id": m["message-id"],
                        "date": m["date"].datetime.isoformat(), "rcpt": " ".join(envelope.rcpt_tos),
                        "plain": part("plain"), "html": part("html"), "tls": str(session.ssl is not None),
                        "user": str(getattr(session, "name", "")),
                        "defects": " ".join(str(d) for p in m.walk() for d in p.defects)}) + "\\n")
                return "250 taken"
        def authenticate(server, session, envelope, mechanism, data):
            session.name = data.login.decode()
            return AuthResult(success=data.password == b"hunter2", handled=False)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
        controller = Controller(
            Handler(), hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True,
            authenticator=authenticate, auth_required=True)
        controller.start()
        open(folder + "/ready", "w").close()
        time.sleep(600)

        """
}
