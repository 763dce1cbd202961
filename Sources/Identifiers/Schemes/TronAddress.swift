/// Tron address: base 58 behind `T` with a double SHA-256, version 0x41 (TRON protocol, address format; Base58Check).
/// Most payments in USDT go between these.
package enum TronAddress: IdentifierScheme {
    package static let name = "tron"
    package static let title = "Tron address"
    package static let strong = true
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(34...34)

    package static func normalized(_ text: String) -> String? { normal(text.utf8.filter { $0 > 0x20 }[...]) }

    static func normal(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count == 34, bytes.first == 0x54, Base58.checked(bytes, length: 21)?.first == 0x41 else {
            return nil
        }
        return ascii(bytes)
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard let value = normal(Array(text.bytes[token.start..<token.end])[...]) else { return }
        found.append(FoundIdentifier(start: token.start, end: token.end, scheme: name, value: value, score: 1))
    }
}
