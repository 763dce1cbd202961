/// Bitcoin address of the main network: base 58 behind `1` or `3` with a double SHA-256 (Base58Check), or `bc1` with
/// the checksums of BIP 173 and 350. Four bytes of checksum: it needs no label.
package enum BitcoinAddress: IdentifierScheme {
    package static let name = "btc"
    package static let title = "Bitcoin address"
    package static let strong = true
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(26...35, 42...42, 62...62)

    package static func normalized(_ text: String) -> String? { normal(text.utf8.filter { $0 > 0x20 }[...]) }

    static func normal(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let first = bytes.first, sizes.contains(bytes.count) else { return nil }
        switch first {
        case 0x31, 0x33:
            // Versions 0 (key hash) and 5 (script hash).
            let version = Base58.checked(bytes, length: 21)?.first
            return version == (first == 0x31 ? 0 : 5) ? ascii(bytes) : nil
        case 0x62, 0x42: return Bech32.isAddress(bytes, prefix: "bc") ? ascii(bytes).lowercased() : nil
        default: return nil
        }
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard let value = normal(Array(text.bytes[token.start..<token.end])[...]) else { return }
        found.append(FoundIdentifier(start: token.start, end: token.end, scheme: name, value: value, score: 1))
    }
}
