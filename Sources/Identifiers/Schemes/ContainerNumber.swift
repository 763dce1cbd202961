/// Freight container identification: three letters of the owner, the equipment category (U, J or Z), a serial number of
/// six digits and a check digit (ISO 6346:2022, 4 and annex A).
///
/// Written `MSCU1234567`, `MSCU 123456 7`, `MSCU 123456-7`. Capitals only: in small letters it is somebody's password.
package enum ContainerNumber: IdentifierScheme {
    package static let name = "container"
    package static let title = "Freight container number (ISO 6346)"
    package static let strong = false
    package static let starts: TokenKinds = [.capitals, .mixed]
    package static let sizes = TokenSizes(4...4, 10...11)

    static let context = Context(
        labels: "container containers cntr box boxes контейнер контейнера контейнеры conteneur contenedor")

    package static func normalized(_ text: String) -> String? {
        guard let bytes = compacted(text), isValid(bytes[...]) else { return nil }
        return ascii(bytes)
    }

    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 11, let last = bytes.last.flatMap(CheckDigits.number) else { return false }
        var sum = 0
        for (place, byte) in bytes.dropLast().enumerated() {
            guard (byte > 0x40) == (place < 4), let value = value(of: byte) else { return false }
            sum += value << place
        }
        let category = bytes[bytes.startIndex + 3]
        return [0x55, 0x4A, 0x5A].contains(category) && sum % 11 % 10 == last
    }

    /// Annex A: digits as they are; A = 10, and on, leaving out the multiples of 11.
    static func value(of byte: UInt8) -> Int? {
        guard byte &- 65 < 26 else { return CheckDigits.number(byte) }
        let plain = Int(byte) - 55
        return plain + (plain - 1) / 10
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        // The category letter stands fourth in every way of writing it.
        guard token.count == 4 || token.count >= 10, token.count <= 11, Self.isCategory(text[token.start + 3]) else {
            return
        }
        let run = Run(text, from: token.start, limit: 11) { text.isSpace($0) || text.isHyphen($0) }
        guard let (bytes, end) = run.value(11), isValid(bytes), Self.isWritten(run.groups),
            text.bytes[token.start..<token.start + 4].allSatisfy({ ByteClass.of($0) == ByteClass.capital }),
            !Numbers.continues(behind: end, text)
        else { return }
        let labelled = context.isLabelled(token.start, in: text)
        found.append(
            FoundIdentifier(
                start: token.start, end: end, scheme: name, value: ascii(bytes), score: labelled ? 1 : 0.9))
    }

    private static func isCategory(_ byte: UInt8) -> Bool { byte == 0x55 || byte == 0x4A || byte == 0x5A }

    private static func isWritten(_ groups: [Int]) -> Bool {
        groups == [11] || groups == [10, 1] || groups == [4, 7] || groups == [4, 6, 1] || groups == [4, 3, 3, 1]
            || groups == [4, 3, 4]
    }
}
