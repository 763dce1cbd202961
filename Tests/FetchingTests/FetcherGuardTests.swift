import Fetching
import Records
import TestSupport
import Testing

@Suite("The fetcher's address guard", .timeLimit(.minutes(1)))
struct FetcherGuardTests {
    @Test(
        "no spelling of a private address opens a socket",
        arguments: [
            "http://127.0.0.1", "http://2130706433", "http://0x7f.1", "http://0177.0.0.1", "http://localhost",
            "http://[::1]",
            "http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://0", "http://[::]", "https://127.0.0.1",
        ])
    func spellings(_ start: String) async throws {
        let server = try HostileServer()
        server.route("/") { _ in .ok("inside") }
        let fetcher = try loopbackFetcher { $0.allowedNetworks = [] }
        let error = await failure(fetcher, "\(start):\(server.port)/")
        #expect(error?.kind == .forbiddenAddress)
        let statistics = await fetcher.statistics()
        #expect(statistics.socketsOpened == 0 && statistics.addressesRefused > 0)
        #expect(server.connections == 0)
        await fetcher.close()
    }

    @Test(
        "a redirect from an allowed address to a private one is refused before a socket opens",
        arguments: [false, true])
    func redirects(_ robots: Bool) async throws {
        let server = try HostileServer()
        server.route("/away") { _ in .redirect(to: "http://169.254.169.254/latest/meta-data/") }
        let fetcher = try loopbackFetcher { $0.robots = robots }
        let error = await failure(fetcher, server.url("/away"))
        #expect(error?.kind == .forbiddenAddress && error?.url == "http://169.254.169.254/latest/meta-data/")
        #expect(error?.message.contains("169.254.169.254") == true)
        let statistics = await fetcher.statistics()
        #expect(statistics.addressesRefused == 1)
        #expect(statistics.socketsOpened == 1, "the one to the server that redirects")
        await fetcher.close()
    }

    @Test(
        "a redirect to another scheme is refused",
        arguments: [
            "file:///etc/hostname", "ftp://127.0.0.1/x", "gopher://127.0.0.1/1", "dict://127.0.0.1/d",
            "ldap://127.0.0.1/",
        ])
    func schemes(_ target: String) async throws {
        let server = try HostileServer()
        server.route("/away") { _ in .redirect(to: target) }
        let fetcher = try loopbackFetcher()
        #expect(await failure(fetcher, server.url("/away"))?.kind == .forbiddenScheme)
        await fetcher.close()
    }

    @Test("an allowance for one address is none for its neighbour")
    func neighbours() async throws {
        let server = try HostileServer()
        let other = try HostileServer(address: "127.0.0.2")
        let target = other.url("/")
        server.route("/") { _ in .redirect(to: target) }
        let fetcher = try loopbackFetcher { $0.allowedNetworks = ["127.0.0.1/32"].compactMap(Network.init) }
        #expect(await failure(fetcher, server.url("/"))?.kind == .forbiddenAddress)
        #expect(other.connections == 0)
        await fetcher.close()
    }
}
