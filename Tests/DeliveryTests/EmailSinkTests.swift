import Foundation
import Records
import TestSupport
import Testing

@testable import Delivery

/// Against a mail server that answers by a script.
@Suite struct EmailSinkTests {
    func sink(_ server: MailServer, _ more: [String: [String]] = [:]) throws -> any DigestSink {
        var values = [
            "server": [server.url], "tls-mode": ["none"], "from": ["Alerts <alerts@customs.example>"],
            "to": ["a@b.example", "c@d.example"], "timeout": ["8s"],
        ]
        values.merge(more) { $1 }
        return try #require(try Sample.sink("email", values, ["P": "hunter2"]) as? any DigestSink)
    }

    @Test("a mail goes to all recipients, and the receipt is what the server answered")
    func taken() async throws {
        let server = try MailServer()
        let parcel = Sample.parcel("a1", title: ".\n..dots")
        let receipt = try await sink(server).deliver(parcel)
        #expect(receipt == "\(server.url): 250 2.0.0 queued as 7")
        #expect(server.commands.contains { $0.hasPrefix("MAIL FROM:<alerts@customs.example>") })
        #expect(server.commands.filter { $0.hasPrefix("RCPT") } == ["RCPT TO:<a@b.example>", "RCPT TO:<c@d.example>"])
        let message = try #require(server.messages.first)
        #expect(message.contains("Subject: [tidewaiter] HIGH Oceanic Metals FZE: trader-offence\r\n"))
        #expect(message.contains("Message-ID: <\(parcel.key)@customs.example>"))
    }

    @Test("user and password are sent, and stand in no message of ours")
    func authenticated() async throws {
        let server = try MailServer()
        let more = ["user": ["desk"], "password-env": ["P"]]
        _ = try await sink(server, more).deliver(Sample.parcel("a1"))
        let expected = Data("\0desk\0hunter2".utf8).base64EncodedString()
        #expect(
            server.commands.contains { $0.hasPrefix("AUTH PLAIN") }
                && server.commands.contains { $0.contains(expected) })
        let refusing = try MailServer(["secret": "535 5.7.8 bad credentials"])
        let sink = try sink(refusing, more)
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("user and password") == true, "\(error.debugDescription)")
        #expect(error?.message.contains("hunter2") == false)
    }

    static let refusals: [([String: String], DeliveryError.Kind, String)] = [
        (["RCPT": "550 5.1.1 no such user"], .rejected, "550 5.1.1 no such user"),
        (["RCPT": "450 4.2.0 greylisted"], .deferred, "greylisted"),
        (["MAIL": "552 too large"], .rejected, "552 too large"),
        ([".": "554 5.7.1 looks like spam"], .rejected, "looks like spam"),
        ([".": "451 4.3.0 later"], .deferred, "451"),
        (["": "554 go away"], .rejected, "554 go away"), (["": "421 busy"], .unavailable, "421 busy"),
        (["DATA": "452 4.3.1 no room"], .deferred, "no room"), (["": "hang"], .unavailable, "in time"),
        ([".": "hang"], .unavailable, "in time"), (["": "drop"], .unavailable, "127.0.0.1"),
        ([".": "drop"], .unavailable, "127.0.0.1"),
        (["RCPT": "hello\u{1B}[31m"], .unavailable, "127.0.0.1"),
    ]

    @Test("a server that refuses is quoted, and told apart: for this mail, for now, or for all", arguments: refusals)
    func refused(script: [String: String], kind: DeliveryError.Kind, said: String) async throws {
        let server = try MailServer(script)
        let sink = try sink(server)
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == kind, "\(error.debugDescription)")
        #expect(error?.message.contains(said) == true, "\(error.debugDescription)")
        #expect(error?.message.contains("\u{1B}") == false)
    }

    @Test("without TLS nothing is sent unless the settings say so, and never a password")
    func insists() async throws {
        let server = try MailServer()
        let sink = try sink(server, ["tls-mode": ["tls"], "user": ["desk"], "password-env": ["P"]])
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("TLS") == true, "\(error.debugDescription)")
        #expect(!server.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }

    @Test("a server at an address that is not public is not connected to unless its network is allowed")
    func guarded() async throws {
        let server = try MailServer()
        let options = SinkOptions(
            ["server": [server.url], "tls-mode": ["none"], "from": ["a@b.example"], "to": ["c@d.example"]],
            Surroundings(variable: { _ in nil }))
        let sink = try Sinks.make("email", options)
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.message.contains("allow-networks") == true, "\(error.debugDescription)")
        #expect(server.commands.isEmpty)
    }

    @Test("a digest is one mail, worst alert first")
    func digest() async throws {
        let server = try MailServer()
        _ = try await sink(server).deliver(digest: [
            Sample.parcel("a1", score: 30), Sample.parcel("a2", score: 90), Sample.parcel("a3", score: 50),
        ])
        let message = try #require(server.messages.first).replacing("=\r\n", with: "")
        #expect(server.messages.count == 1)
        #expect(message.contains("3 alerts, worst CRITICAL"))
        let places = try ["alert a2", "alert a3", "alert a1"].map {
            try #require(message.firstRange(of: $0)).lowerBound
        }
        #expect(places == places.sorted())
    }
}
