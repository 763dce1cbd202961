import Glibc

/// An IPv4 or IPv6 address, without port or zone.
package struct IPAddress: Hashable, Sendable {
    /// The 128 bits of an IPv6 address; an IPv4 address stands in the lower 32 of `low`.
    let high: UInt64
    let low: UInt64
    package let isV4: Bool

    init(v4: UInt32) {
        high = 0
        low = UInt64(v4)
        isV4 = true
    }

    /// Network order, 4 or 16 bytes; nil for any other length.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        var upper: UInt64 = 0
        var lower: UInt64 = 0
        for byte in bytes {
            upper = upper << 8 | lower >> 56
            lower = lower << 8 | UInt64(byte)
        }
        high = upper
        low = lower
        isV4 = bytes.count == 4
    }

    /// Dotted decimal, or IPv6 as in RFC 4291 §2.2 with or without brackets; nil for anything else.
    package init?(_ text: String) {
        var inner = Substring(text)
        if inner.hasPrefix("["), inner.hasSuffix("]") { inner = inner.dropFirst().dropLast() }
        guard !inner.utf8.contains(0) else { return nil }
        let family = inner.utf8.contains(58) ? AF_INET6 : AF_INET
        var bytes = [UInt8](repeating: 0, count: family == AF_INET ? 4 : 16)
        guard inet_pton(family, String(inner), &bytes) == 1,
            let address = bytes.withUnsafeBufferPointer(IPAddress.init(bytes:))
        else { return nil }
        self = address
    }

    /// The IPv4 address that an IPv6 address stands for: mapped (::ffff:0:0/96) and compatible (::/96, RFC 4291 §2.5.5),
    /// NAT64 (64:ff9b::/96, RFC 6052 §2.1), 6to4 (2002::/16, RFC 3056 §2); else nil. The unspecified and the loopback
    /// address (::, ::1) fall under ::/96 and give 0.0.0.0 and 0.0.0.1.
    var embeddedV4: IPAddress? {
        guard !isV4 else { return nil }
        if high == 0, low >> 32 == 0 || low >> 32 == 0xFFFF { return IPAddress(v4: UInt32(truncatingIfNeeded: low)) }
        if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return IPAddress(v4: UInt32(truncatingIfNeeded: low)) }
        if high >> 48 == 0x2002 { return IPAddress(v4: UInt32(truncatingIfNeeded: high >> 16)) }
        return nil
    }
}
