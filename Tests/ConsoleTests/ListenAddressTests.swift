import Console
import Testing

/// `--listen HOST:PORT`.
struct ListenAddressTests {
    @Test(
        "a host and a port, IPv6 in brackets",
        arguments: [
            ("127.0.0.1:8321", "127.0.0.1", 8_321, true), ("localhost:0", "localhost", 0, true),
            ("[::1]:80", "::1", 80, true), ("0.0.0.0:65535", "0.0.0.0", 65_535, false),
            ("[2001:db8::1]:8321", "2001:db8::1", 8_321, false), ("127.example:1", "127.example", 1, false),
        ])
    func good(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect(address == ListenAddress(host: host, port: port))
        #expect(address.isLoopback == isLoopback)
        #expect(address.description == text)
    }

    @Test(
        "what could be read in two ways, or in none, is refused",
        arguments: [
            "", ":", "8321", ":8321", "host", "host:", "host:x", "host:65536", "host:-1", "host:+1", "::1:80", "[::1]",
            "[host]:1", "http://host:1", "a b:1",
        ])
    func bad(text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test("nobody but this machine is let in by default")
    func usual() {
        #expect(ListenAddress.usual.isLoopback && ListenAddress.usual.description == "127.0.0.1:8321")
    }
}
