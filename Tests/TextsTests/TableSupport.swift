@testable import Texts

extension PhraseTable {
    /// Every occurrence in bytes that need not be UTF-8.
    func matches(in text: UnsafeBufferPointer<UInt8>) -> [PhraseMatch] {
        let tokens = TokenBuffer()
        Tokenizer.scan(text, into: tokens)
        var found: [PhraseMatch] = []
        matches(in: tokens, of: text, into: &found)
        return found
    }
}

extension TolerantTable {
    func matches(in text: UnsafeBufferPointer<UInt8>) -> [TolerantMatch] {
        let tokens = TokenBuffer()
        Tokenizer.scan(text, into: tokens)
        var found: [TolerantMatch] = []
        matches(in: tokens, of: text, into: &found)
        return found
    }

    func matches(in text: String) -> [TolerantMatch] {
        var text = text
        return text.withUTF8 { matches(in: $0) }
    }
}
