/// Where the console listens: `HOST:PORT`, an IPv6 address in brackets, port 0 for one that is free.
package struct ListenAddress: Hashable, Sendable {
    package var host: String
    /// 0…65535.
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Loopback, so that nobody but this machine's users is let in unless the operator says so.
    package static let usual = ListenAddress(host: "127.0.0.1", port: 8_321)

    /// nil for what is not of that form: an IPv6 address without brackets could be read in two ways.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        var host = text[..<colon]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = UInt16(digits) else { return nil }
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { return nil }
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 47 }) else { return nil }
        self.init(host: String(host), port: Int(port))
    }

    /// Whether only this machine reaches it: `localhost`, 127.0.0.0/8, ::1.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The address of its first page.
    package var url: String { "http://\(self)/" }
}

extension ListenAddress: CustomStringConvertible {
    package var description: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }
}
