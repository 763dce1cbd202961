import Testing

@testable import Identifiers

@Suite struct DigestTests {
    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    @Test(
        "SHA-256 agrees with the examples of FIPS 180",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(_ text: String, _ digest: String) {
        #expect(Self.hex(SHA256Digest.of(Array(text.utf8))) == digest)
    }

    @Test("SHA-256 pads messages of every length about a block")
    func sha256Lengths() {
        #expect(Set((0...130).map { SHA256Digest.of([UInt8](repeating: 7, count: $0)) }).count == 131)
    }

    @Test(
        "Keccak-256 has the padding of the submission, not that of SHA3-256",
        arguments: [
            ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
            ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        ])
    func keccak(_ text: String, _ digest: String) {
        #expect(Self.hex(Keccak256.of(Array(text.utf8))) == digest)
    }

    @Test("Keccak-256 takes messages of any length about its rate")
    func keccakLengths() {
        #expect(Set((130...140).map { Keccak256.of([UInt8](repeating: 1, count: $0)) }).count == 11)
    }

    @Test(
        "addresses of BIP 173 and 350 are valid, in one case",
        arguments: [
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
            "BC1SW50QGDZ25J", "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs",
        ])
    func bech32(_ address: String) {
        #expect(Bech32.isAddress(address.utf8, prefix: "bc"))
    }

    @Test(
        "addresses that BIP 173 and 350 call invalid are",
        arguments: [
            "tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
            "BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2", "bc1rw5uspcuh",
            "bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90",
            "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", "bc1gmk9yu",
            "bC1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1", "",
        ])
    func notBech32(_ address: String) {
        #expect(!Bech32.isAddress(address.utf8, prefix: "bc"))
    }

    @Test(
        "the capitals of EIP-55 are the checksum",
        arguments: [
            "0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
            "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ])
    func checksummed(_ address: String) {
        #expect(EthereumAddress.normalized(address) == address)
        #expect(EthereumAddress.normalized(address.lowercased()) == address)
    }
}
