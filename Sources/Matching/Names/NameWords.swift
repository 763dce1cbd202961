import Texts

/// The words of a name, folded: `Mus’ab AL-TIKRITI, J.` → `musab al tikriti j`.
///
/// Apostrophes join what they stand in, any other punctuation separates; letters of every script are kept.
enum NameWords {
    static func folded(_ name: String) -> [String] {
        split(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same as bytes of UTF-8.
    static func split(_ name: String) -> [[UInt8]] {
        var text = name
        var folded: [UInt8] = []
        text.withUTF8 { TextFolder.fold($0, into: &folded) }
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var at = 0
        while at < folded.count {
            let length = length(of: folded[at])
            let end = min(at + length, folded.count)
            switch kind(folded, at, length) {
            case .letter: word += folded[at..<end]
            case .joint: break
            case .border:
                if !word.isEmpty { words.append(word) }
                word.removeAll(keepingCapacity: true)
            }
            at = end
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private enum Kind { case letter, joint, border }

    private static func kind(_ bytes: [UInt8], _ at: Int, _ length: Int) -> Kind {
        let byte = bytes[at]
        if length == 1 {
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") { return .joint }
            return (97...122).contains(byte) || (48...57).contains(byte) || byte >= 0x80 ? .letter : .border
        }
        guard at + 1 < bytes.count else { return .border }
        let second = bytes[at + 1]
        // U+02B0…U+02FF: ʿ and ʾ of scholarly spellings. U+00A0…U+00BF and U+00D7: signs, no letters.
        if byte == 0xCA, second >= 0xB0 { return .joint }
        if byte == 0xCB { return .joint }
        if byte == 0xC2 || (byte == 0xC3 && second == 0x97) { return .border }
        // U+2000…U+2BFF: punctuation and signs; of them the single quotation marks are apostrophes, and the joiners
        // and marks of direction are nothing.
        if byte == 0xE2, second < 0xB0 {
            let third = at + 2 < bytes.count ? bytes[at + 2] : 0
            if second == 0x80, [0x98, 0x99, 0x9B].contains(third) || (0x8B...0x8F).contains(third) { return .joint }
            // U+2060…U+206F: word joiners and marks of direction.
            return second == 0x81 && third >= 0xA0 ? .joint : .border
        }
        // U+FEFF, a mark of byte order where none belongs; U+FE00…U+FE0F, which choose a shape; U+0640, the stretch.
        if byte == 0xEF, second == 0xBB, at + 2 < bytes.count, bytes[at + 2] == 0xBF { return .joint }
        if byte == 0xEF, second == 0xB8, at + 2 < bytes.count, bytes[at + 2] < 0x90 { return .joint }
        if byte == 0xD9, second == 0x80 { return .joint }
        // U+3000…U+303F: punctuation of Han and kana. U+060C, U+061B, U+066A…: of Arabic.
        if byte == 0xE3, second == 0x80 { return .border }
        if byte == 0xD8, [0x8C, 0x9B, 0x9F].contains(second) { return .border }
        return .letter
    }

    private static func length(of first: UInt8) -> Int {
        first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }
}
