/// A block of addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3): `127.0.0.0/8`, `fd00::/8`, or one address.
package struct Network: Hashable, Sendable {
    private let address: IPAddress
    private let length: Int

    /// Bits beyond the prefix are passed over (`10.1.2.3/8` is `10.0.0.0/8`); nil when it is not an address with an
    /// optional prefix length that fits it.
    package init?(_ cidr: String) {
        let parts = cidr.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let address = IPAddress(String(first)) else { return nil }
        let bits = address.isV4 ? 32 : 128
        self.address = address
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let n = Int(parts[1]), n <= bits else {
                return nil
            }
            length = n
        } else {
            length = bits
        }
    }

    /// Whether the address lies in the block. An IPv6 address that stands for an IPv4 one (`::ffff:10.0.0.1`) lies in
    /// the blocks of that one too.
    package func contains(_ other: IPAddress) -> Bool {
        if address.isV4, !other.isV4 {
            guard let inner = other.embeddedV4 else { return false }
            return contains(inner)
        }
        guard address.isV4 == other.isV4 else { return false }
        if address.isV4 { return (address.low ^ other.low) >> (32 - length) == 0 }
        if length <= 64 { return (address.high ^ other.high) >> (64 - length) == 0 }
        return address.high == other.high && (address.low ^ other.low) >> (128 - length) == 0
    }
}
