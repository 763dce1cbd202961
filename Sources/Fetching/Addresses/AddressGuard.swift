/// Which addresses may be connected to: the public Internet, and what the user allows beside it. It is asked with the
/// address that a connection really goes to, never with a name.
package struct AddressGuard: Sendable {
    private let allowed: [Network]

    package init(allowing networks: [Network] = []) { allowed = networks }

    package func permits(_ address: IPAddress) -> Bool {
        AddressGuard.isPublic(address) || allowed.contains { $0.contains(address) }
    }

    /// Whether the address can belong to a host of the public Internet: everything but the blocks of the IANA
    /// special-purpose address registries (RFC 6890) that are not globally reachable. An IPv6 address that stands for an
    /// IPv4 one is judged as that.
    package static func isPublic(_ address: IPAddress) -> Bool {
        if address.isV4 { return !special4.contains { $0.contains(address) } }
        if let inner = address.embeddedV4 { return isPublic(inner) }
        return global6.contains { $0.contains(address) } && !special6.contains { $0.contains(address) }
    }

    private static let special4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3",
    ].compactMap(Network.init)

    /// All that is assigned as global unicast so far; unique local, link-local and multicast lie outside.
    private static let global6 = ["2000::/3"].compactMap(Network.init)

    /// IETF protocol assignments (with Teredo, 2001::/32), documentation.
    private static let special6 = ["2001::/23", "2001:db8::/32", "3fff::/20"].compactMap(Network.init)
}
