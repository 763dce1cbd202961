import Texts

/// How much a country or a good counts where it is part of another name: `Bank of China`, `South African Airways`,
/// `Phoenix Steel Corp`.
enum NamePart {
    private static let share: Float = 0.5

    private static let designators = WordHash.hashes(
        """
        airways airlines air bank bancorp corp corporation inc ltd co company steel petroleum oil holdings group industries \
        university college institute telecom railways shipping lines insurance fund securities motors electric power \
        mines mining exchange times post news herald journal press
        """)
    private static let companies = WordHash.hashes(
        "inc ltd co corp corporation company plc industries holdings group mines mining resources")
    private static let institutions = WordHash.hashes(
        "bank university college institute museum church order house hotel journal times air kingdom")

    /// 1, or less where the words around make a place part of a name.
    static func share(ofPlace match: TermMatch, _ words: TextWords) -> Float {
        if isFollowed(match, by: designators, words) { return share }
        let first = match.token
        guard first >= 2, words[first - 1].foldCount == 2, isCapital(first - 2, words) else { return 1 }
        return institutions.contains(words[first - 2].hash) ? share : 1
    }

    /// 1, or less where the words behind make a good part of a company's name.
    static func share(ofGood match: TermMatch, _ words: TextWords) -> Float {
        isFollowed(match, by: companies, words) ? share : 1
    }

    /// Whether one of the next three words is one of these, all in capitals or with a capital until there.
    private static func isFollowed(_ match: TermMatch, by names: Set<UInt64>, _ words: TextWords) -> Bool {
        let behind = match.token + match.tokenCount
        for at in behind..<max(behind, min(words.count, behind + 3)) {
            guard isCapital(at, words), words[at].start == words[at - 1].end + 1 else { return false }
            if names.contains(words[at].hash) { return true }
        }
        return false
    }

    private static func isCapital(_ at: Int, _ words: TextWords) -> Bool {
        words.text[Int(words[at].start)] &- 65 < 26
    }
}
