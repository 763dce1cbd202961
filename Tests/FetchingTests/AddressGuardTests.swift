import Fetching
import Testing

@Suite("The address guard")
struct AddressGuardTests {
    @Test(
        "refuses every address that is not public",
        arguments: [
            "0.0.0.0", "0.255.1.1", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
            "127.255.255.254", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
            "192.0.2.7",
            "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.9", "203.0.113.1", "224.0.0.1",
            "239.255.255.255", "240.0.0.1", "255.255.255.255",
            "::", "::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "100::1", "2001:db8::1",
            "2001::1", "2001:10::1", "3fff::1", "5f00::1", "64:ff9b:1::1", "4000::1",
            "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:169.254.169.254", "::127.0.0.1", "::10.0.0.1",
            "64:ff9b::127.0.0.1", "64:ff9b::192.168.1.1", "2002:7f00:1::1", "2002:a00:1::", "2002:a9fe:a9fe::1",
        ])
    func refuses(_ text: String) throws {
        #expect(!AddressGuard.isPublic(try #require(IPAddress(text))))
    }

    @Test(
        "lets public addresses through",
        arguments: [
            "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1",
            "::ffff:1.1.1.1", "64:ff9b::8.8.8.8", "2002:101:101::1",
        ])
    func permits(_ text: String) throws {
        #expect(AddressGuard.isPublic(try #require(IPAddress(text))))
    }

    @Test(
        "an allowed network is let through, its neighbours are not",
        arguments: [
            ("127.0.0.1/32", "127.0.0.1", true), ("127.0.0.1/32", "127.0.0.2", false), ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.0/8", "127.9.9.9", true), ("127.0.0.0/8", "169.254.169.254", false),
            ("10.1.2.3/8", "10.200.0.1", true), ("10.0.0.0/9", "10.128.0.0", false),
            ("127.0.0.1/32", "::ffff:127.0.0.1", true), ("10.0.0.0/8", "64:ff9b::10.0.0.1", true),
            ("127.0.0.1/32", "::1", false), ("::1", "::1", true), ("::1/128", "::2", false),
            ("fd00::/8", "fdff::1", true),
            ("fd00::/8", "fc00::1", false), ("fe80::/10", "fe80::abcd", true),
            ("fd00:1:2:3:8000::/65", "fd00:1:2:3:9000::", true),
            ("fd00:1:2:3:8000::/65", "fd00:1:2:3:7000::", false), ("0.0.0.0/0", "10.0.0.1", true),
            ("::/0", "fe80::1", true),
        ])
    func allowance(_ network: String, _ address: String, _ expected: Bool) throws {
        let rule = AddressGuard(allowing: [try #require(Network(network))])
        #expect(rule.permits(try #require(IPAddress(address))) == expected)
    }

    @Test(
        "what is no network is not taken for one",
        arguments: [
            "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0", "::/129", "example.org",
            "1e1/8",
        ])
    func malformed(_ text: String) {
        #expect(Network(text) == nil)
    }
}
