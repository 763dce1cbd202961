/// Ethereum address: `0x` and 40 hexadecimal digits, whose capitals are a checksum (EIP-55: the Keccak-256 of the small
/// letters). In one case only it has none, and is taken for what it looks like; the normal form is EIP-55's.
package enum EthereumAddress: IdentifierScheme {
    package static let name = "eth"
    package static let title = "Ethereum address"
    package static let strong = true
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(42...42)

    package static func normalized(_ text: String) -> String? { normal(text.utf8.filter { $0 > 0x20 }[...])?.value }

    static func normal(_ bytes: ArraySlice<UInt8>) -> (value: String, checked: Bool)? {
        let digits = Array(bytes.dropFirst(2))
        guard bytes.count == 42, bytes.first == 0x30, bytes.dropFirst().first.map({ $0 | 32 }) == 0x78,
            digits.allSatisfy({ $0 &- 48 < 10 || ($0 | 32) &- 97 < 6 })
        else { return nil }
        let small = digits.map { $0 &- 65 < 26 ? $0 | 32 : $0 }
        let digest = Keccak256.of(small)
        let written = small.enumerated().map { place, byte in
            let nibble = place % 2 == 0 ? digest[place / 2] >> 4 : digest[place / 2] & 15
            return byte &- 97 < 26 && nibble > 7 ? byte & 0xDF : byte
        }
        let mixed = digits.contains { $0 &- 65 < 26 } && digits.contains { $0 &- 97 < 26 }
        guard !mixed || written == digits else { return nil }
        return ("0x" + ascii(written), mixed)
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard text[token.start] == 0x30, text[token.start + 1] | 32 == 0x78,
            let (value, checked) = normal(Array(text.bytes[token.start..<token.end])[...])
        else { return }
        let score = checked ? 1 : 0.9
        found.append(FoundIdentifier(start: token.start, end: token.end, scheme: name, value: value, score: score))
    }
}
