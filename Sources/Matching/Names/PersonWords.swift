/// What is special in the words of a person's name: initials written together, servants of God.
enum PersonWords {
    /// `jc` → `j c`: two consonants that no word begins with. Any other word as it is.
    static func initials(_ word: [UInt8]) -> [[UInt8]] {
        guard word.count == 2, word[0] < 0x80, word[1] < 0x80, !vowels.contains(word[0]), !vowels.contains(word[1]),
            NameLexicon.role(word) == .plain, !words.contains(word)
        else { return [word] }
        return [[word[0]], [word[1]]]
    }

    private static let vowels: Set<UInt8> = Set("aeiouy0123456789".utf8)
    /// Short for a name or a rank, or a name.
    private static let words: Set<[UInt8]> = Set(["ng", "md", "st", "mc", "bn", "ph", "hj"].map { Array($0.utf8) })

    /// A folded word in Latin letters, with what scripts without vowels write together taken apart: the Arabic article,
    /// `عبدال…` for what others spell `Abdul …`.
    static func word(_ text: [UInt8], _ weights: ComparisonWeights.Role) -> NameWord {
        let (latin, consonants) = Romanizer.latin(text)
        guard consonants else { return NameWord(latin, weights: weights) }
        if latin == Array("allh".utf8) { return NameWord(latin, consonants: true, weights: weights) }
        if ["'bdallh", "'bdalh"].contains(where: { latin == Array($0.utf8) }) {
            return NameWord(Array("abdallah".utf8), weights: weights)
        }
        for (prefix, instead) in [("'bdal", "abd"), ("al", ""), ("wal", "")] {
            if latin.starts(with: prefix.utf8), latin.count >= prefix.utf8.count + 2 {
                return NameWord(
                    Array(instead.utf8) + latin.dropFirst(prefix.utf8.count), consonants: true, weights: weights)
            }
        }
        let servant = latin == Array("'bd".utf8)
        return NameWord(servant ? Array("abd".utf8) : latin, consonants: true, weights: weights)
    }

    /// `abdul rahman`, `abd al-rahman` and `abdulrahman` → `abdrahman`: one name, however it is cut; so are `abu bakr`
    /// and `abubakr`, and `nur al-din` and `nuruddin`.
    static func joiningServants(_ words: [NameWord], _ weights: ComparisonWeights.Role) -> [NameWord] {
        var result: [NameWord] = []
        var at = 0
        while at < words.count {
            let word = words[at]
            var next = at + 1
            if servants.contains(word.text) || isNearlyServant(word.text, next < words.count) {
                if next + 1 < words.count, words[next].role == .particle { next += 1 }
                // A servant at the end belongs to the beginning: `SANI Abdul`, the words turned round.
                let wrapped = next == words.count && result.count > 0 && !result[0].text.starts(with: "abd".utf8)
                if wrapped {
                    result[0] = servant(of: result[0], written: word, weights)
                    at += 1
                    continue
                }
                if next < words.count, words[next].text.count > (words[next].consonants ? 1 : 2) {
                    result.append(servant(of: words[next], written: word, weights))
                    at = next + 1
                    continue
                }
            } else if let one = oneServant(word, weights) {
                result.append(one)
                at += 1
                continue
            }
            result.append(word)
            at += 1
        }
        return result
    }

    /// `abful` before another word.
    private static func isNearlyServant(_ word: [UInt8], _ isFollowed: Bool) -> Bool {
        isFollowed && (word.count == 5 || word.count == 6) && word.starts(with: "ab".utf8)
            && !glued.contains { word.starts(with: $0) } && LegalForms.isOneEdit(word, Array("abdul".utf8))
    }

    private static func servant(
        of word: NameWord, written first: NameWord, _ weights: ComparisonWeights.Role
    ) -> NameWord {
        if god.contains(word.text) { return NameWord(Array("abdallah".utf8), weights: weights) }
        return NameWord(
            Array("abd".utf8) + word.text, consonants: first.consonants || word.consonants, weights: weights)
    }

    /// `abdulrahman` → `abdrahman`, and every spelling of `abdallah` the same.
    private static func oneServant(_ word: NameWord, _ weights: ComparisonWeights.Role) -> NameWord? {
        guard word.text.starts(with: "abd".utf8) else { return nil }
        if allahs.contains(word.text) { return NameWord(Array("abdallah".utf8), weights: weights) }
        guard let prefix = glued.first(where: { word.text.starts(with: $0) && word.text.count > $0.count + 2 }) else {
            return nil
        }
        return NameWord(
            Array("abd".utf8) + word.text.dropFirst(prefix.count), consonants: word.consonants, weights: weights)
    }

    private static let servants: Set<[UInt8]> = Set(
        ["abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abed"].map { Array($0.utf8) })
    private static let glued = ["abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abder"].map { Array($0.utf8) }
    private static let god: Set<[UInt8]> = Set(["allah", "allh", "llah", "ullah", "alah"].map { Array($0.utf8) })
    private static let allahs: Set<[UInt8]> = Set(
        [
            "abdallah", "abdullah", "abdulla", "abdalla", "abdellah", "abdollah", "abdoullah", "abdoulah", "abdulah",
            "abdelah", "abdalah", "abdolah", "abdilah", "abdillah",
        ].map { Array($0.utf8) })
}
