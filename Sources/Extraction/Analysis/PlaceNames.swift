import Texts

/// How much a country counts where it is part of another name: `Bank of China`, `South African Airways`.
enum PlaceNames {
    private static let share: Float = 0.5

    private static let designators = hashes(
        """
        airways airlines air bank bancorp corp corporation inc ltd co company steel petroleum oil holdings group industries \
        university college institute telecom railways shipping lines insurance fund securities motors electric power \
        mines mining exchange times post news herald journal press
        """)
    private static let institutions = hashes(
        "bank university college institute museum church order house hotel journal times air kingdom")

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(
            Tokenizer.words(words).map { word in
                var folded = word.folded
                return folded.withUTF8 { bytes in bytes.baseAddress.map { WordHash.hash($0, bytes.count) } ?? 0 }
            })
    }

    /// 1, or less where the words around make the place part of a name.
    static func share(_ match: TermMatch, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>) -> Float {
        let behind = match.token + match.tokenCount
        for at in behind..<max(behind, min(tokens.count, behind + 3)) {
            guard isCapital(at, tokens, text), tokens[at].start == tokens[at - 1].end + 1 else { break }
            if designators.contains(tokens[at].hash) { return share }
        }
        let first = match.token
        guard first >= 2, tokens[first - 1].foldCount == 2, isCapital(first - 2, tokens, text) else { return 1 }
        return institutions.contains(tokens[first - 2].hash) ? share : 1
    }

    private static func isCapital(_ at: Int, _ tokens: TokenBuffer, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text[Int(tokens[at].start)] &- 65 < 26
    }
}
